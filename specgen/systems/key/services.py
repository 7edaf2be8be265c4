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
    """

    way: Literal["via", "principal", "role"]
    name: str
    context: str = ""


SERVICES = {
    "autoscaling": Service("role", "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
    "backup": Service("via", "backup"),
    "cloudtrail": Service("principal", "cloudtrail.amazonaws.com"),
    "cloudwatch": Service("principal", "cloudwatch.amazonaws.com"),
    "ec2": Service("via", "ec2"),
    "ecr": Service("via", "ecr"),
    "elasticache": Service("via", "elasticache"),
    "events": Service("principal", "events.amazonaws.com"),
    "log_delivery": Service("principal", "delivery.logs.amazonaws.com"),
    "logs": Service("principal", "logs.{region}.amazonaws.com", "aws:logs:arn"),
    "opensearch": Service("via", "es"),
    "rds": Service("via", "rds"),
    "s3": Service("via", "s3"),
    "secretsmanager": Service("via", "secretsmanager"),
    "sns": Service("via", "sns"),
    "sns_delivery": Service("principal", "sns.amazonaws.com"),
    "sqs": Service("via", "sqs"),
}
