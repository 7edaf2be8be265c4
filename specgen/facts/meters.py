"""What AWS bills by: the families of meters.

A meter is `family:part:part`, such as `rds-postgres:db.r6g.large:multi-az`.
"""

from dataclasses import dataclass

HOURS_A_MONTH = 730
"""365 days x 24 / 12, as AWS's own calculator counts (2026-11-30, not verified on its page)."""
DOLLARS = "usd"
"""The meter of what only an assumption in dollars can count; its price is 1."""
STALE_AFTER_DAYS = 180
"""Age from which `specgen` says that a price may have changed; our choice, no fact of AWS."""


@dataclass(frozen=True, slots=True)
class Family:
    """Meters of one sort.

    parts: what its parts are called; unit: that one price is for
    service: who bills it, by its code in AWS's public price list
    spot_of: the family whose price is the upper bound, because Spot never costs more
    """

    name: str
    unit: str
    service: str
    parts: tuple[str, ...] = ()
    spot_of: str = ""


_ROWS = (
    Family("ec2-instance", "hour", "AmazonEC2", ("type",)),
    Family("ec2-spot", "hour", "AmazonEC2", ("type",), "ec2-instance"),
    Family("ebs-gp3", "GiB-month", "AmazonEC2"),
    Family("ebs-gp3-iops", "IOPS-month", "AmazonEC2"),
    Family("ebs-gp3-throughput", "MiBps-month", "AmazonEC2"),
    Family("nat-gateway", "hour", "AmazonEC2"),
    Family("nat-gib", "GiB", "AmazonEC2"),
    Family("public-ipv4", "hour", "AmazonVPC"),
    Family("vpc-endpoint", "hour", "AmazonVPC"),
    Family("vpc-endpoint-gib", "GiB", "AmazonVPC"),
    Family("peering-gib", "GiB", "AmazonEC2"),
    Family("fargate-vcpu", "vCPU-hour", "AmazonECS", ("architecture",)),
    Family("fargate-gib", "GiB-hour", "AmazonECS", ("architecture",)),
    Family("fargate-spot-vcpu", "vCPU-hour", "AmazonECS", ("architecture",), "fargate-vcpu"),
    Family("fargate-spot-gib", "GiB-hour", "AmazonECS", ("architecture",), "fargate-gib"),
    Family("rds-postgres", "hour", "AmazonRDS", ("class", "deployment")),
    Family("rds-mysql", "hour", "AmazonRDS", ("class", "deployment")),
    Family("rds-mariadb", "hour", "AmazonRDS", ("class", "deployment")),
    Family("aurora-postgresql", "hour", "AmazonRDS", ("class", "storage")),
    Family("aurora-mysql", "hour", "AmazonRDS", ("class", "storage")),
    Family("aurora-acu", "ACU-hour", "AmazonRDS", ("storage",)),
    Family("aurora-gib", "GiB-month", "AmazonRDS", ("storage",)),
    Family("aurora-request", "request", "AmazonRDS"),
    Family("rds-gp3", "GiB-month", "AmazonRDS", ("deployment",)),
    Family("rds-gp3-iops", "IOPS-month", "AmazonRDS", ("deployment",)),
    Family("rds-gp3-throughput", "MiBps-month", "AmazonRDS", ("deployment",)),
    Family("rds-gp2", "GiB-month", "AmazonRDS", ("deployment",)),
    Family("rds-io1", "GiB-month", "AmazonRDS", ("deployment",)),
    Family("rds-io1-iops", "IOPS-month", "AmazonRDS", ("deployment",)),
    Family("rds-io2", "GiB-month", "AmazonRDS", ("deployment",)),
    Family("rds-io2-iops", "IOPS-month", "AmazonRDS", ("deployment",)),
    Family("rds-backup", "GiB-month", "AmazonRDS"),
    Family("cache-redis", "hour", "AmazonElastiCache", ("type",)),
    Family("cache-valkey", "hour", "AmazonElastiCache", ("type",)),
    Family("cache-backup", "GiB-month", "AmazonElastiCache"),
    Family("opensearch", "hour", "AmazonES", ("type",)),
    Family("opensearch-gp3", "GiB-month", "AmazonES"),
    Family("opensearch-gp3-iops", "IOPS-month", "AmazonES"),
    Family("opensearch-gp3-throughput", "MiBps-month", "AmazonES"),
    Family("alb", "hour", "AWSELB"),
    Family("alb-lcu", "LCU-hour", "AWSELB"),
    Family("nlb", "hour", "AWSELB"),
    Family("nlb-lcu", "LCU-hour", "AWSELB"),
    Family("private-ca", "month", "AWSCertificateManager", ("mode",)),
    Family("private-ca-certificate", "certificate", "AWSCertificateManager", ("mode",)),
    Family("kms-key", "key-month", "awskms"),
    Family("kms-request", "request", "awskms"),
    Family("secret", "secret-month", "AWSSecretsManager"),
    Family("secret-request", "request", "AWSSecretsManager"),
    Family("parameter-advanced", "parameter-month", "AWSSystemsManager"),
    Family("log-gib", "GiB", "AmazonCloudWatch"),
    Family("log-stored-gib", "GiB-month", "AmazonCloudWatch"),
    Family("alarm-metric", "metric-month", "AmazonCloudWatch"),
    Family("alarm-composite", "alarm-month", "AmazonCloudWatch"),
    Family("dashboard", "dashboard-month", "AmazonCloudWatch"),
    Family("custom-metric", "metric-month", "AmazonCloudWatch"),
    Family("queue-request", "request", "AWSQueueService"),
    Family("topic-request", "request", "AmazonSNS"),
    Family("sms-message", "message", "AmazonSNS"),
    Family("waf-acl", "ACL-month", "awswaf"),
    Family("waf-rule", "rule-month", "awswaf"),
    Family("waf-request", "request", "awswaf"),
    Family("cdn-gib", "GiB", "AmazonCloudFront"),
    Family("cdn-request", "request", "AmazonCloudFront"),
    Family("dns-zone", "zone-month", "AmazonRoute53"),
    Family("dns-query", "query", "AmazonRoute53"),
    Family("health-check", "check-month", "AmazonRoute53", ("endpoint",)),
    Family("health-check-option", "option-month", "AmazonRoute53", ("endpoint",)),
    Family("s3-gib", "GiB-month", "AmazonS3"),
    Family("s3-request", "request", "AmazonS3"),
    Family("backup-gib", "GiB-month", "AWSBackup"),
    Family("efs-gib", "GiB-month", "AmazonEFS", ("storage",)),
    Family("efs-throughput", "MiBps-month", "AmazonEFS"),
    Family("table-gib", "GiB-month", "AmazonDynamoDB", ("class",)),
    Family("table-recovery-gib", "GiB-month", "AmazonDynamoDB"),
    Family("table-read", "request unit", "AmazonDynamoDB", ("class",)),
    Family("table-write", "request unit", "AmazonDynamoDB", ("class",)),
    Family("table-read-unit", "hour", "AmazonDynamoDB", ("class",)),
    Family("table-write-unit", "hour", "AmazonDynamoDB", ("class",)),
    Family("table-stream-read", "request", "AmazonDynamoDB"),
    Family("ecr-gib", "GiB-month", "AmazonECR"),
    Family("lambda-request", "request", "AWSLambda"),
    Family("lambda-gib-second", "GiB-second", "AWSLambda", ("architecture",)),
    Family("config-item", "item", "AWSConfig"),
    Family("config-evaluation", "evaluation", "AWSConfig"),
    Family("trail-event", "event", "AWSCloudTrail"),
    Family("guardduty-event", "event", "AmazonGuardDuty"),
    Family("hsm", "hour", "CloudHSM", ("type",)),
    Family("firehose-gib", "GiB", "AmazonKinesisFirehose"),
    Family("step-transition", "transition", "AmazonStates"),
    Family("flow-log-gib", "GiB", "AmazonCloudWatch"),
    Family(DOLLARS, "USD", "other"),
)
"""service: codes of https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json;
not verified against that file
"""

FAMILIES = {family.name: family for family in _ROWS}


def family_of(meter: str) -> Family | None:
    """None if no family has the name, or the meter does not have the family's parts."""
    name, *parts = meter.split(":")
    found = FAMILIES.get(name)
    return found if found and len(found.parts) == len(parts) and all(parts) else None


def priced_as(meter: str) -> str:
    """The meter of the price that Spot never exceeds; empty if it is not Spot."""
    found = family_of(meter)
    if found is None or not found.spot_of:
        return ""
    return ":".join((found.spot_of, *meter.split(":")[1:]))
