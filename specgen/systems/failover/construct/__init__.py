"""Failover document -> probes and their votes, a state machine, and the record that it switches."""

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.sfn_state_machine import (
    SfnStateMachine,
    SfnStateMachineLoggingConfiguration,
)

from specgen.sdk.aws.iam import document, own_account, trust
from specgen.sdk.construct import Scope
from specgen.systems.failover.construct.definition import definition
from specgen.systems.failover.construct.operator import fence_group, operator
from specgen.systems.failover.construct.permissions import machine_statements
from specgen.systems.failover.construct.probes import probes
from specgen.systems.failover.construct.record import moved_alarm, records
from specgen.systems.failover.construct.triggers import started_by, tells_of_failures
from specgen.systems.failover.construct.votes import all_votes
from specgen.systems.failover.model import Failover

MACHINE = "state-machine"


def build(scope: Scope, spec: Failover) -> None:
    probes(scope, spec)
    lost = all_votes(scope, spec)
    records(scope, spec, moved_alarm(scope))
    group = fence_group(scope, spec)
    operator(scope, spec)
    machine = _machine(scope, spec, group.id)
    started_by(scope, spec, lost, machine)
    tells_of_failures(scope, spec, machine)


def _machine(scope: Scope, spec: Failover, fence: str) -> SfnStateMachine:
    """Its log has no execution data, because that contains the approval token."""
    log = scope.add(
        CloudwatchLogGroup,
        MACHINE,
        name=f"/aws/vendedlogs/states/{scope.aws_name()}",
        retention_in_days=spec.log_retention_days,
        kms_key_id=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
    )
    role = scope.add(
        IamRole,
        MACHINE,
        name=scope.aws_name(MACHINE),
        description=f"{MACHINE} of {scope.aws_name()}",
        assume_role_policy=scope.json(
            f"{MACHINE}-trust", trust("states.amazonaws.com", own_account(scope.names))
        ),
    )
    policy = scope.add(
        IamRolePolicy,
        MACHINE,
        name="run",
        role=role.name,
        policy=scope.json(f"{MACHINE}-policy", document(*machine_statements(scope, spec))),
    )
    return scope.add(
        SfnStateMachine,
        name=scope.aws_name(),
        role_arn=role.arn,
        definition=scope.json("definition", definition(scope, spec, fence)),
        logging_configuration=SfnStateMachineLoggingConfiguration(
            level="ALL", include_execution_data=False, log_destination=f"{log.arn}:*"
        ),
        depends_on=[policy],
    )
