"""The rules that call a function, and what becomes of a finding that it cannot answer."""

from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import (
    CloudwatchEventTarget,
    CloudwatchEventTargetDeadLetterConfig,
    CloudwatchEventTargetRetryPolicy,
)
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lambda_function_event_invoke_config import (
    LambdaFunctionEventInvokeConfig,
    LambdaFunctionEventInvokeConfigDestinationConfig,
    LambdaFunctionEventInvokeConfigDestinationConfigOnFailure,
)
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.construct import Scope
from specgen.systems.incident_response.model import has_hub, role_of
from specgen.systems.incident_response.model.findings import rules_of
from specgen.systems.incident_response.model.playbooks import Playbook

OLDEST_SECONDS = 3600
"""A finding that is older is for people: by then they have heard of it."""
RETRIES = 2


def called(
    scope: Scope, key: str, playbook: Playbook, made: LambdaFunction, failed: SqsQueue
) -> None:
    for role, pattern in rules_of(key, playbook, has_hub=has_hub(scope.here)):
        rule = _finds(scope, role, pattern) if pattern else _every_hour(scope, role)
        event = None if pattern else scope.json(f"{role}-event", {"do": "expire"})
        _calls(scope, role, rule, made, failed, event)
    on_failure = LambdaFunctionEventInvokeConfigDestinationConfigOnFailure(destination=failed.arn)
    scope.add(
        LambdaFunctionEventInvokeConfig,
        role_of(key),
        function_name=made.function_name,
        maximum_retry_attempts=RETRIES,
        maximum_event_age_in_seconds=OLDEST_SECONDS,
        destination_config=LambdaFunctionEventInvokeConfigDestinationConfig(on_failure=on_failure),
    )


def _finds(scope: Scope, role: str, pattern: dict[str, Any]) -> CloudwatchEventRule:
    return scope.add(
        CloudwatchEventRule,
        role,
        name=scope.aws_name(role),
        description=f"Findings that {role} answers",
        event_pattern=scope.json(f"{role}-pattern", pattern),
    )


def _every_hour(scope: Scope, role: str) -> CloudwatchEventRule:
    return scope.add(
        CloudwatchEventRule,
        role,
        name=scope.aws_name(role),
        description="Takes out addresses whose time is over",
        schedule_expression="rate(1 hour)",
    )


def _calls(  # noqa: PLR0913  what calls, what is called, and where failures go
    scope: Scope,
    role: str,
    rule: CloudwatchEventRule,
    made: LambdaFunction,
    failed: SqsQueue,
    event: str | None,
) -> None:
    scope.add(
        CloudwatchEventTarget,
        role,
        rule=rule.name,
        target_id="playbook",
        arn=made.arn,
        input=event,
        dead_letter_config=CloudwatchEventTargetDeadLetterConfig(arn=failed.arn),
        retry_policy=CloudwatchEventTargetRetryPolicy(
            maximum_event_age_in_seconds=OLDEST_SECONDS, maximum_retry_attempts=RETRIES
        ),
    )
    scope.add(
        LambdaPermission,
        role,
        statement_id=role,
        action="lambda:InvokeFunction",
        function_name=made.function_name,
        principal="events.amazonaws.com",
        source_arn=rule.arn,
        source_account=scope.names.account,
    )
