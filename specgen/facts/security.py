"""What GuardDuty, Security Hub and Inspector know.

source: the API models of botocore 1.44.5, and hashicorp/aws 5.100.0 (2026-11-29)
"""

from collections.abc import Mapping
from datetime import date

AS_OF = date(2026, 11, 29)

FEATURES: Mapping[str, str] = {
    "s3_data_events": "S3_DATA_EVENTS",
    "eks_audit_logs": "EKS_AUDIT_LOGS",
    "ebs_malware_protection": "EBS_MALWARE_PROTECTION",
    "rds_login_events": "RDS_LOGIN_EVENTS",
    "lambda_network_logs": "LAMBDA_NETWORK_LOGS",
}
"""Name in documents -> feature of a detector, besides runtime monitoring. Newer ones (AI_*,
RDS_DATA_RISK) are not in provider 5.100.0.
"""

RUNTIME = "RUNTIME_MONITORING"
AGENTS: Mapping[str, str] = {
    "eks": "EKS_ADDON_MANAGEMENT",
    "ecs_fargate": "ECS_FARGATE_AGENT_MANAGEMENT",
    "ec2": "EC2_AGENT_MANAGEMENT",
}
"""Who runs the agent -> part of runtime monitoring, in the order in which AWS returns them. That
order is not verified.
"""

PUBLISH: Mapping[str, str] = {
    "fifteen_minutes": "FIFTEEN_MINUTES",
    "one_hour": "ONE_HOUR",
    "six_hours": "SIX_HOURS",
}

STANDARDS = (
    "aws-foundational-security-best-practices/1.0.0",
    "aws-resource-tagging-standard/1.0.0",
    "cis-aws-foundations-benchmark/1.2.0",
    "cis-aws-foundations-benchmark/1.4.0",
    "cis-aws-foundations-benchmark/3.0.0",
    "cis-aws-foundations-benchmark/5.0.0",
    "nist-800-171/2.0.0",
    "nist-800-53/5.0.0",
    "pci-dss/3.2.1",
    "pci-dss/4.0.1",
)
"""Standards of Security Hub, each with its version.

source: https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
(2026-11-29)
"""

OLD_RULESET = "cis-aws-foundations-benchmark/1.2.0"


def standard_arn(standard: str, partition: str, region: str) -> str:
    """The oldest has an ARN of no region.

    source: https://docs.aws.amazon.com/securityhub/latest/userguide/standards-view-manage.html
    (2026-11-29)
    """
    name, _, version = standard.partition("/")
    if standard == OLD_RULESET:
        return f"arn:{partition}:securityhub:::ruleset/{name}/v/{version}"
    return f"arn:{partition}:securityhub:{region}::standards/{name}/v/{version}"


SCANS: Mapping[str, str] = {
    "ec2": "EC2",
    "ecr": "ECR",
    "lambda": "LAMBDA",
    "lambda_code": "LAMBDA_CODE",
}
"""What Inspector scans."""
