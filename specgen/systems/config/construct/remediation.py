"""AWS's runbooks that repair what rules find, and the role they act with."""

from collections.abc import Mapping

from cdktf_cdktf_provider_aws.config_config_rule import ConfigConfigRule
from cdktf_cdktf_provider_aws.config_remediation_configuration import (
    ConfigRemediationConfiguration,
    ConfigRemediationConfigurationExecutionControls,
    ConfigRemediationConfigurationExecutionControlsSsmControls,
    ConfigRemediationConfigurationParameter,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.facts.config_rule import Repair
from specgen.facts.config_rules import RULES
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope
from specgen.systems.config.model import Config

ROLE = "remediation"
ATTEMPTS = 3
SECONDS_BETWEEN = 60
AT_ONCE_PERCENT = 25
ERRORS_PERCENT = 20


def remediation(scope: Scope, spec: Config, made: Mapping[str, ConfigConfigRule]) -> None:
    wanted = {name: RULES[name].repair for name in spec.repaired() if name in made}
    repairs = {name: repair for name, repair in wanted.items() if repair is not None}
    if not repairs:
        return
    role = _role(scope, repairs)
    for name, repair in repairs.items():
        automatic = name in spec.remediation.automatic
        scope.add(
            ConfigRemediationConfiguration,
            name,
            config_rule_name=made[name].name,
            target_type="SSM_DOCUMENT",
            target_id=repair.document,
            automatic=automatic,
            maximum_automatic_attempts=ATTEMPTS if automatic else None,
            retry_attempt_seconds=SECONDS_BETWEEN if automatic else None,
            execution_controls=_controls() if automatic else None,
            parameter=list(_parameters(repair, role)),
        )


def _controls() -> ConfigRemediationConfigurationExecutionControls:
    controls = ConfigRemediationConfigurationExecutionControlsSsmControls(
        concurrent_execution_rate_percentage=AT_ONCE_PERCENT, error_percentage=ERRORS_PERCENT
    )
    return ConfigRemediationConfigurationExecutionControls(ssm_controls=controls)


def _parameters(repair: Repair, role: IamRole) -> list[ConfigRemediationConfigurationParameter]:
    part = ConfigRemediationConfigurationParameter
    fixed = {"AutomationAssumeRole": role.arn, **repair.parameters}
    made = [part(name=name, static_value=value) for name, value in sorted(fixed.items())]
    if repair.resource:
        made.append(part(name=repair.resource, resource_value="RESOURCE_ID"))
    return made


def _role(scope: Scope, repairs: Mapping[str, Repair]) -> IamRole:
    """What the chosen runbooks call, and nothing else; which resource it is, they learn later."""
    source = {
        "ArnLike": {"aws:SourceArn": scope.names.arn("ssm", "automation-execution/*")},
        "StringEquals": {"aws:SourceAccount": scope.names.account},
    }
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        assume_role_policy=scope.json(f"{ROLE}-trust", trust("ssm.amazonaws.com", source)),
    )
    statements = [
        allow("".join(word.capitalize() for word in name.split("-")), repair.actions)
        for name, repair in repairs.items()
    ]
    text = scope.json(f"{ROLE}-policy", document(*statements))
    scope.add(IamRolePolicy, ROLE, name=ROLE, role=role.name, policy=text)
    return role
