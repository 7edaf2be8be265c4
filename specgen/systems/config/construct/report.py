"""The daily report: a schedule, a function that reads the aggregator, and its messages."""

from typing import Any

from cdktf_cdktf_provider_aws.config_configuration_aggregator import ConfigConfigurationAggregator
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.scheduler_schedule import (
    SchedulerSchedule,
    SchedulerScheduleFlexibleTimeWindow,
    SchedulerScheduleTarget,
    SchedulerScheduleTargetRetryPolicy,
)

from specgen.sdk import read_text
from specgen.sdk.aws.chat import is_posted
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, code_bucket, function
from specgen.sdk.construct import Scope
from specgen.systems.config.model import CODE, REPORT, Config
from specgen.systems.config.model.parts import Report

TEMPLATE = "documents/config-report/index.py"
TIMEOUT_SECONDS = 300
RETRIES = 3


def report(
    scope: Scope,
    spec: Config,
    wanted: Report,
    aggregator: ConfigConfigurationAggregator,
    key_arn: str | None,
) -> None:
    topic = TOPIC.get(scope.here, wanted.topic)
    arn = topic.spec.arn(topic)
    topic_key = scope.read("key", topic.spec.key, "arn") if topic.spec.key else None
    bucket_arn = spec.bucket_arn(scope.here)
    statements = [
        allow(
            "ReadCompliance",
            ["config:DescribeAggregateComplianceByConfigRules"],
            [aggregator.arn],
        ),
        allow("WriteReports", ["s3:PutObject"], [f"{bucket_arn}/reports/*"]),
        allow("Tell", ["sns:Publish"], [arn]),
    ]
    keys = sorted({key for key in (key_arn, topic_key) if key})
    if keys:
        statements.append(allow("UseKeys", ["kms:Decrypt", "kms:GenerateDataKey"], keys))
    made = function(
        scope,
        REPORT,
        Code(code_bucket(scope, CODE), {"index.py": read_text(TEMPLATE)}),
        Behaviour(
            {
                "AGGREGATOR": aggregator.name,
                "BUCKET": spec.bucket(scope.here),
                "TOPIC": arn,
                **({"CHAT": "true"} if is_posted(topic) else {}),
            },
            statements,
            timeout_seconds=TIMEOUT_SECONDS,
            log_key_arn=scope.read("key", wanted.log_key, "arn") if wanted.log_key else None,
        ),
    )
    _scheduled(scope, wanted, made)


def _scheduled(scope: Scope, wanted: Report, called: LambdaFunction) -> None:
    role = "report-schedule"
    source = {"StringEquals": {"aws:SourceAccount": scope.names.account}}
    acts = scope.add(
        IamRole,
        role,
        name=scope.aws_name(role),
        assume_role_policy=scope.json(f"{role}-trust", trust("scheduler.amazonaws.com", source)),
    )
    call: dict[str, Any] = allow("CallReport", ["lambda:InvokeFunction"], [called.arn])
    text = scope.json(f"{role}-policy", document(call))
    scope.add(IamRolePolicy, role, name=role, role=acts.name, policy=text)
    scope.add(
        SchedulerSchedule,
        REPORT,
        name=scope.aws_name(REPORT),
        schedule_expression=wanted.cron,
        schedule_expression_timezone="UTC",
        flexible_time_window=SchedulerScheduleFlexibleTimeWindow(mode="OFF"),
        target=SchedulerScheduleTarget(
            arn=called.arn,
            role_arn=acts.arn,
            retry_policy=SchedulerScheduleTargetRetryPolicy(maximum_retry_attempts=RETRIES),
        ),
    )
