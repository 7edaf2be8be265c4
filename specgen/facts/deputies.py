"""Which services say for whom they act, when they assume a role or come to a resource.

A condition on aws:SourceAccount that a service does not send keeps the service out. So a condition
is written, and asked for, only if a row here says that the service sends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from specgen.facts.principals import SUFFIXES

READ = "2026-11-30"
DOCS = "https://docs.aws.amazon.com"
KEYS = ("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths")
"""Any of them in a condition says for whom the service must act."""


class Says(Enum):
    """Whether a service sends aws:SourceAccount or aws:SourceArn."""

    YES = "a page of AWS has a policy with the condition"
    NO = "it is known not to"
    UNKNOWN = "not verified"


@dataclass(frozen=True, slots=True)
class Deputy:
    """source: of what it says, read on `date`; about: prefixes of the types of resources"""

    says: Says
    source: str
    about: tuple[str, ...] = ()
    date: str = READ


_ISSUE = "https://github.com/prowler-cloud/prowler/issues"
ASSUME: Mapping[str, Deputy] = {
    "ecs-tasks": Deputy(Says.YES, f"{DOCS}/AmazonECS/latest/developerguide/task-iam-roles.html"),
    "events": Deputy(
        Says.YES,
        f"{DOCS}/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html",
    ),
    # no page of AWS: published modules, as serverless (pull request 13125), write it for functions.
    # Lambda refuses to make a function whose role it cannot assume, so nothing fails later
    "lambda": Deputy(Says.YES, "https://github.com/serverless/serverless/pull/13125"),
    "logs": Deputy(Says.YES, f"{DOCS}/AmazonCloudWatch/latest/logs/SubscriptionFilters.html"),
    "monitoring.rds": Deputy(
        Says.YES, f"{DOCS}/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html"
    ),
    "scheduler": Deputy(
        Says.YES,
        f"{DOCS}/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html",
    ),
    "ssm": Deputy(Says.YES, f"{DOCS}/systems-manager/latest/userguide/automation-setup-iam.html"),
    "states": Deputy(Says.YES, f"{DOCS}/step-functions/latest/dg/procedure-create-iam-role.html"),
    # a host gets the role of its own account; AWS's support names no such key (issue 2810)
    "ec2": Deputy(Says.NO, f"{_ISSUE}/2810"),
    # with either condition the copy of a trail in a log group stops; AWS's page has none
    "cloudtrail": Deputy(Says.NO, f"{_ISSUE}/4714"),
    # AWS's pages show trust policies of these without a condition, and do not speak of one
    "backup": Deputy(Says.UNKNOWN, f"{DOCS}/aws-backup/latest/devguide/iam-service-roles.html"),
    "chatbot": Deputy(Says.UNKNOWN, f"{DOCS}/chatbot/latest/adminguide/chatbot-iam-policies.html"),
    "firehose": Deputy(Says.UNKNOWN, f"{DOCS}/firehose/latest/dev/controlling-access.html"),
    "s3": Deputy(
        Says.UNKNOWN,
        f"{DOCS}/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
    ),
}
"""Service -> whether it says so when it assumes a role."""

_BUCKET, _KEY, _LOGS = "aws_s3_bucket", "aws_kms_", "aws_cloudwatch_log_resource_policy"
_TOPIC, _QUEUE, _FUNCTION = "aws_sns_topic", "aws_sqs_queue", "aws_lambda_permission"
_KEYS_OF_TOPICS = f"{DOCS}/sns/latest/dg/sns-key-management.html"
_DELIVERED = f"{DOCS}/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html"
COME: Mapping[str, Deputy] = {
    "bcm-data-exports": Deputy(
        Says.YES, f"{DOCS}/cur/latest/userguide/dataexports-s3-bucket.html", (_BUCKET,)
    ),
    "budgets": Deputy(Says.YES, _KEYS_OF_TOPICS, (_TOPIC, _KEY)),
    "cloudfront": Deputy(
        Says.YES,
        f"{DOCS}/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
        (_BUCKET, _KEY),
    ),
    "cloudtrail": Deputy(
        Says.YES,
        f"{DOCS}/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
        (_BUCKET, _KEY),
    ),
    "cloudwatch": Deputy(Says.YES, _KEYS_OF_TOPICS, (_TOPIC, _KEY)),
    "config": Deputy(
        Says.YES, f"{DOCS}/config/latest/developerguide/s3-bucket-policy.html", (_BUCKET, _KEY)
    ),
    "costalerts": Deputy(Says.YES, _KEYS_OF_TOPICS, (_TOPIC, _KEY)),
    "delivery.logs": Deputy(Says.YES, _DELIVERED, (_BUCKET, _KEY, _LOGS)),
    "es": Deputy(
        Says.YES,
        f"{DOCS}/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html",
        (_LOGS,),
    ),
    # it says nothing to topics, keys and groups of logs
    "events": Deputy(
        Says.YES,
        f"{DOCS}/eventbridge/latest/userguide/eb-use-resource-based.html",
        (_QUEUE, _FUNCTION),
    ),
    "events.rds": Deputy(
        Says.YES,
        f"{DOCS}/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html",
        (_TOPIC,),
    ),
    "guardduty": Deputy(
        Says.YES, f"{DOCS}/guardduty/latest/ug/guardduty_exportfindings.html", (_BUCKET, _KEY)
    ),
    # the account is in the path that AWS's page names
    "logdelivery.elasticloadbalancing": Deputy(
        Says.UNKNOWN,
        f"{DOCS}/elasticloadbalancing/latest/application/enable-access-logging.html",
        (_BUCKET,),
    ),
    "logging.s3": Deputy(
        Says.YES, f"{DOCS}/AmazonS3/latest/userguide/enable-server-access-logging.html", (_BUCKET,)
    ),
    # its keys are bound by the name of the group in the encryption context
    "logs": Deputy(
        Says.UNKNOWN,
        f"{DOCS}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
        (_KEY,),
    ),
    "route53": Deputy(Says.YES, f"{DOCS}/Route53/latest/DeveloperGuide/query-logs.html", (_LOGS,)),
    # to keys it is not verified
    "s3": Deputy(
        Says.YES,
        f"{DOCS}/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
        (_TOPIC, _QUEUE, _FUNCTION),
    ),
    "secretsmanager": Deputy(
        Says.YES,
        f"{DOCS}/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html",
        (_FUNCTION,),
    ),
    "sns": Deputy(
        Says.YES,
        f"{DOCS}/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
        (_QUEUE, _FUNCTION),
    ),
}
"""Service -> to which resources it says so; what is missing is not verified."""


def assumes(principal: str) -> bool:
    """Whether the service names its customer when it assumes a role."""
    return _says(ASSUME.get(_service(principal)))


def comes_to(principal: str, kind: str) -> bool:
    """Whether it does when it comes to a resource of the type."""
    deputy = COME.get(_service(principal))
    return _says(deputy) and deputy is not None and kind.startswith(deputy.about)


def _says(deputy: Deputy | None) -> bool:
    return deputy is not None and deputy.says is Says.YES


def _service(principal: str) -> str:
    """lambda.amazonaws.com -> lambda; empty if it is no principal"""
    suffix = max((s for s in SUFFIXES if principal.endswith(s)), key=len, default="")
    return principal.removesuffix(suffix) if suffix else ""
