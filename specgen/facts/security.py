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


CONTROL_PATTERN = r"^[A-Z][A-Za-z0-9]*\.[1-9][0-9]{0,2}$"
CONTROLLED = frozenset((
    "ACM", "APIGateway", "Account", "Amplify", "AppConfig", "AppFlow", "AppRunner", "AppSync",
    "Athena", "AutoScaling", "Backup", "Batch", "CloudFormation", "CloudFront", "CloudTrail",
    "CloudWatch", "CodeArtifact", "CodeBuild", "CodeGuruProfiler", "CodeGuruReviewer", "Cognito",
    "Config", "Connect", "DMS", "DataFirehose", "DataSync", "Detective", "DocumentDB", "DynamoDB",
    "EC2", "ECR", "ECS", "EFS", "EKS", "ELB", "EMR", "ES", "ElastiCache", "ElasticBeanstalk",
    "EventBridge", "FSx", "FraudDetector", "GlobalAccelerator", "Glue", "GuardDuty", "IAM", "IVS",
    "Inspector", "IoT", "IoTEvents", "IoTSiteWise", "IoTTwinMaker", "IoTWireless", "KMS",
    "Keyspaces", "Kinesis", "Lambda", "MQ", "MSK", "Macie", "Neptune", "NetworkFirewall",
    "Opensearch", "PCA", "RDS", "Redshift", "RedshiftServerless", "Route53", "S3", "SES", "SNS",
    "SQS", "SSM", "SageMaker", "SecretsManager", "ServiceCatalog", "StepFunctions", "Transfer",
    "WAF", "WorkSpaces",
))  # fmt: skip
"""Services in ids of controls, as Security Hub spells them: Opensearch, not OpenSearch. Which
standards have a control is not listed here: the table of the page could not be read as a whole.

source: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
(2026-11-30); from memory of that page, so an unknown one is only a warning
"""

LONGEST_DAYS = 36_500
"""Of an export: a hundred years; S3 itself takes more."""

SCANS: Mapping[str, str] = {
    "ec2": "EC2",
    "ecr": "ECR",
    "lambda": "LAMBDA",
    "lambda_code": "LAMBDA_CODE",
}
"""What Inspector scans."""
