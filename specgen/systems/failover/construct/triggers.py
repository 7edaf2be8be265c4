"""What starts the state machine, and what reports that it did not finish."""

from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_composite_alarm import CloudwatchCompositeAlarm
from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.sfn_state_machine import SfnStateMachine

from specgen.sdk.aws.iam import allow, document, own_account, trust
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.failover.model import Failover
from specgen.systems.failover.model.names import machine_arn


def started_by(
    scope: Scope, spec: Failover, lost: CloudwatchCompositeAlarm, machine: SfnStateMachine
) -> None:
    """A composite alarm cannot start anything itself, so EventBridge reacts to its state."""
    pattern = {
        "source": ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        "detail": {"alarmName": [scope.aws_name("lost")], "state": {"value": ["ALARM"]}},
    }
    armed = spec.trigger.armed
    rule = _rule(scope, "start", "Starts the promotion", pattern, armed=armed, after=[lost])
    role = scope.add(
        IamRole,
        "start",
        name=scope.aws_name("start"),
        description=f"start of {scope.aws_name()}",
        assume_role_policy=scope.json(
            "start-trust", trust("events.amazonaws.com", own_account(scope.names))
        ),
    )
    start = allow("Start", ["states:StartExecution"], [machine_arn(scope.here)])
    scope.add(
        IamRolePolicy,
        "start",
        name="start",
        role=role.name,
        policy=scope.json("start-policy", document(start)),
    )
    scope.add(CloudwatchEventTarget, "start", rule=rule.name, arn=machine.arn, role_arn=role.arn)


def tells_of_failures(scope: Scope, spec: Failover, machine: SfnStateMachine) -> None:
    """Also if the machine can no longer report it itself: aborted, or timed out."""
    pattern = {
        "source": ["aws.states"],
        "detail-type": ["Step Functions Execution Status Change"],
        "detail": {
            "stateMachineArn": [machine_arn(scope.here)],
            "status": ["ABORTED", "FAILED", "TIMED_OUT"],
        },
    }
    rule = _rule(scope, "ended", "Promotions that did not succeed", pattern, after=[machine])
    topic = TOPIC.get(scope.here, spec.topic)
    scope.add(CloudwatchEventTarget, "ended", rule=rule.name, arn=topic.spec.arn(topic))


def _rule(  # noqa: PLR0913  a keyword for each thing that differs
    scope: Scope,
    role: str,
    what: str,
    pattern: dict[str, Any],
    *,
    after: list[Any],
    armed: bool = True,
) -> CloudwatchEventRule:
    return scope.add(
        CloudwatchEventRule,
        role,
        name=scope.aws_name(role),
        description=what,
        event_pattern=scope.json(f"{role}-pattern", pattern),
        state="ENABLED" if armed else "DISABLED",
        depends_on=after,
    )
