"""Parameter document -> one parameter in Parameter Store for each of its keys."""

from cdktf_cdktf_provider_aws.ssm_parameter import SsmParameter

from specgen.sdk.construct import Scope
from specgen.systems.parameter.model import Parameter


def build(scope: Scope, spec: Parameter) -> None:
    for key, role, value in spec.settings():
        # insecure_value: a plan shows how it changes
        scope.add(
            SsmParameter,
            role.map(_in_address),
            name=spec.name_in_aws(scope.here, key),
            description=value.description or None,
            type="String" if value.value is not None else "StringList",
            insecure_value=value.text,
            allowed_pattern=value.pattern or None,
            tier="Advanced" if value.is_advanced else None,
            # only AWS has the present value: whoever replaces the parameter loses it
            lifecycle=scope.lifecycle(ignore=["insecure_value"])
            if value.changes_at_run_time
            else None,
        )


def _in_address(key: str) -> str:
    """Terraform takes no dot in the name of a resource."""
    return key.replace(".", "_")
