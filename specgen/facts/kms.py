"""AWS services that use customer managed keys, and how each must be admitted by a key policy.

source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html (2026-11-22)
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Service:
    """How a service comes to the key.

    via: on behalf of a caller of this account, seen as kms:ViaService
    principal: by its own service principal, for resources of this account
    role: by its service-linked role
    account: not a service: roles of this account whose own policies name the key
    abroad: by its service-linked role in other accounts of the platform, to which the documents
    that use the key give something
    context: encryption context that names a log group, in the place of the source account
    names_source: whether the service says for which account it acts
    source_arn: of what it acts for, in the place of the account; empty if that is not known
    encrypts_for: encryption context that names the same when it asks for a data key
    """

    way: Literal["via", "principal", "role", "account", "abroad"]
    name: str
    context: str = ""
    names_source: bool = True
    source_arn: str = ""
    encrypts_for: str = ""


# EventBridge tells KMS no source: with a condition on it, an encrypted topic gets no event.
# source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (2026-11-22)
SERVICES = {
    "autoscaling": Service("role", "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
    "backup": Service("via", "backup"),
    # 2026-11-30: https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
    # asks to share the key; which role makes the copy:
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackup.html
    "backup_copies": Service("abroad", "backup.amazonaws.com/AWSServiceRoleForBackup"),
    "budgets": Service("principal", "budgets.amazonaws.com"),
    # 2026-11-29: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    "cloudfront": Service(
        "principal",
        "cloudfront.amazonaws.com",
        source_arn="arn:{partition}:cloudfront::{account}:distribution/*",
    ),
    # 2026-11-29: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    "cloudtrail": Service(
        "principal",
        "cloudtrail.amazonaws.com",
        source_arn="arn:{partition}:cloudtrail:*:{account}:trail/*",
        encrypts_for="aws:cloudtrail:arn",
    ),
    "cloudwatch": Service("principal", "cloudwatch.amazonaws.com"),
    # 2026-11-29: https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
    "config": Service("principal", "config.amazonaws.com"),
    "costalerts": Service("principal", "costalerts.amazonaws.com"),
    # 2026-11-30: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
    "dynamodb": Service("via", "dynamodb"),
    "ec2": Service("via", "ec2"),
    "ecr": Service("via", "ecr"),
    "elasticache": Service("via", "elasticache"),
    # 2026-11-29: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    "elasticfilesystem": Service("via", "elasticfilesystem"),
    "events": Service("principal", "events.amazonaws.com", names_source=False),
    # 2026-11-30: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    "iam": Service("account", ":root"),
    # 2026-11-29: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    "lambda": Service("via", "lambda"),
    # 2026-11-29: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html
    "guardduty": Service(
        "principal",
        "guardduty.amazonaws.com",
        source_arn="arn:{partition}:guardduty:*:{account}:detector/*",
    ),
    "log_delivery": Service("principal", "delivery.logs.amazonaws.com"),
    "logs": Service("principal", "logs.{region}.amazonaws.com", "aws:logs:arn"),
    "opensearch": Service("via", "es"),
    "rds": Service("via", "rds"),
    "rds_events": Service("principal", "events.rds.amazonaws.com"),
    "s3": Service("via", "s3"),
    # 2026-11-29: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    # shows no condition; whether S3 says for which account it acts is not verified
    "s3_events": Service("principal", "s3.amazonaws.com", names_source=False),
    "secretsmanager": Service("via", "secretsmanager"),
    "sns": Service("via", "sns"),
    "sns_delivery": Service("principal", "sns.amazonaws.com"),
    "sqs": Service("via", "sqs"),
}
