"""Rows of the network, of keys and secrets, of what observes, stores and delivers."""

from specgen.facts.meters import HOURS_A_MONTH
from specgen.facts.price_list.listing import (
    GIB,
    GIB_MONTHS,
    HOURS,
    INFRACOST,
    REQUESTS,
    ROWS,
    Listing,
)

_APPLICATION = {"productfamily": ("Load Balancer-Application",)}
_NETWORK = {"productfamily": ("Load Balancer-Network",)}
_CAPACITY = {"lcu-hrs": 1.0, "lcu": 1.0, **HOURS}
_ENDPOINT = {"aws": "AWS", "other": "Non-AWS"}

NETWORK = (
    Listing("nat-gateway", "AmazonEC2", ("NatGateway-Hours",), HOURS, source=ROWS),
    Listing("nat-gib", "AmazonEC2", ("NatGateway-Bytes",), GIB, source=ROWS),
    Listing("public-ipv4", "AmazonVPC", ("PublicIPv4:InUseAddress",), HOURS, source=ROWS),
    Listing("vpc-endpoint", "AmazonVPC", ("VpcEndpoint-Hours",), HOURS, source=ROWS),
    Listing("vpc-endpoint-gib", "AmazonVPC", ("VpcEndpoint-Bytes",), GIB, source=ROWS),
    Listing("alb", "AWSELB", ("LoadBalancerUsage",), HOURS, _APPLICATION, source=ROWS),
    Listing("alb-lcu", "AWSELB", ("LCUUsage",), _CAPACITY, _APPLICATION, source=ROWS),
    Listing("nlb", "AWSELB", ("LoadBalancerUsage",), HOURS, _NETWORK, source=ROWS),
    Listing("nlb-lcu", "AWSELB", ("LCUUsage",), _CAPACITY, _NETWORK, source=ROWS),
    Listing(
        "dns-zone",
        "AmazonRoute53",
        ("HostedZone",),
        {"hostedzone": 1.0},
        {"productfamily": ("DNS Zone",)},
        is_global=True,
        source=ROWS,
    ),
    Listing(
        "dns-query",
        "AmazonRoute53",
        ("DNS-Queries",),
        {"queries": 1.0},
        {"routingtype": ("Standard", "")},
        is_global=True,
        source=ROWS,
    ),
    Listing(  # its unit was not found
        "health-check",
        "AmazonRoute53",
        ("Health-Check-{0}",),
        {"months": 1.0, "mo": 1.0, "health checks": 1.0, "healthchecks": 1.0},
        spelled=_ENDPOINT,
        is_global=True,
    ),
    Listing(
        "health-check-option",
        "AmazonRoute53",
        ("Health-Check-Option-{0}",),
        {"months": 1.0, "mo": 1.0, "health checks": 1.0, "healthchecks": 1.0},
        spelled=_ENDPOINT,
        is_global=True,
    ),
    Listing("waf-acl", "awswaf", ("WebACLV2",), {"month": 1.0, "months": 1.0, "webacl": 1.0}),
    Listing("waf-rule", "awswaf", ("RuleV2",), {"month": 1.0, "months": 1.0, "rule": 1.0}),
    Listing("waf-request", "awswaf", ("RequestV2-Tier1",), REQUESTS),
)

SECURITY = (
    Listing(
        "private-ca",
        "AWSCertificateManager",
        ("{0}",),
        {"certificateauthorities": 1.0},
        spelled={
            "general-purpose": "PaidPrivateCA",
            "short-lived": "ShortLivedCertificatePrivateCA",
        },
        source=ROWS,
    ),
    Listing(  # its unit was not found
        "private-ca-certificate",
        "AWSCertificateManager",
        ("{0}",),
        {"certificates": 1.0, **REQUESTS},
        spelled={
            "general-purpose": "PrivateCertificatesIssued",
            "short-lived": "ShortLivedCertificatesIssued",
        },
    ),
    Listing("kms-key", "awskms", ("KMS-Keys",), {"keys": 1.0}, source=ROWS),
    Listing("kms-request", "awskms", ("KMS-Requests",), REQUESTS, source=ROWS),
    Listing(
        "secret",
        "AWSSecretsManager",
        ("AWSSecretsManager-Secrets",),
        {"secrets": 1.0},
        source=ROWS,
    ),
    Listing(
        "secret-request",
        "AWSSecretsManager",
        ("AWSSecretsManagerAPIRequest",),
        REQUESTS,
        source=ROWS,
    ),
    Listing(  # infracost counts hours of it; the unit was not found
        "parameter-advanced",
        "AWSSystemsManager",
        ("PS-Advanced-Param-Tier1",),
        dict.fromkeys(HOURS, 1 / HOURS_A_MONTH),
    ),
    Listing(
        "hsm",
        "CloudHSM",
        ("CloudHSMv2Usage{0}",),
        HOURS,
        {"productfamily": ("Dedicated-Host",)},
        {"hsm1.medium": "", "hsm2m.medium": "-hsm2m.m"},
        source=ROWS,
    ),
    Listing(
        "config-item",
        "AWSConfig",
        ("ConfigurationItemRecorded",),
        {"configurationitemrecorded": 1.0},
        source=ROWS,
    ),
    Listing(
        "config-evaluation",
        "AWSConfig",
        ("ConfigRuleEvaluations",),
        {"configruleevaluations": 1.0},
        source=ROWS,
    ),
    Listing("trail-event", "AWSCloudTrail", ("DataEventsRecorded",), {"events": 1.0}, source=ROWS),
)

OBSERVING = (
    Listing(
        "log-gib",
        "AmazonCloudWatch",
        ("DataProcessing-Bytes",),
        GIB,
        {"productfamily": ("Data Payload",)},
        source=ROWS,
    ),
    Listing(
        "log-stored-gib", "AmazonCloudWatch", ("TimedStorage-ByteHrs",), GIB_MONTHS, source=ROWS
    ),
    Listing("flow-log-gib", "AmazonCloudWatch", ("VendedLog-Bytes",), GIB),
    Listing(
        "alarm-metric", "AmazonCloudWatch", ("CW:AlarmMonitorUsage",), {"alarms": 1.0}, source=ROWS
    ),
    Listing(
        "alarm-composite",
        "AmazonCloudWatch",
        ("CW:CompositeAlarmMonitorUsage",),
        {"alarms": 1.0},
        source=ROWS,
    ),
    Listing(
        "dashboard",
        "AmazonCloudWatch",
        ("DashboardsUsageHour",),
        {"dashboards": 1.0},
        is_global=True,
        source=ROWS,
    ),
    Listing("custom-metric", "AmazonCloudWatch", ("CW:MetricMonitorUsage",), {"metrics": 1.0}),
)

STORING = (
    Listing(
        "s3-gib",
        "AmazonS3",
        ("TimedStorage-ByteHrs",),
        GIB_MONTHS,
        {"volumetype": ("Standard",)},
        source=ROWS,
    ),
    Listing("s3-request", "AmazonS3", ("Requests-Tier1",), REQUESTS, source=ROWS),
    Listing(
        "efs-gib",
        "AmazonEFS",
        ("{0}TimedStorage-ByteHrs",),
        GIB_MONTHS,
        spelled={"standard": "", "infrequent": "IA", "archive": "Archive"},
    ),
    Listing(
        "efs-throughput", "AmazonEFS", ("ProvisionedTP-MiBpsHrs",), {"mibps-mo": 1.0}, source=ROWS
    ),
    Listing(
        "ecr-gib",
        "AmazonECR",
        ("TimedStorage-ByteHrs",),
        GIB_MONTHS,
        {"productfamily": ("EC2 Container Registry",)},
        source=ROWS,
    ),
    Listing(  # some regions call it RBP
        "queue-request",
        "AWSQueueService",
        ("Requests-Tier1", "Requests-RBP"),
        REQUESTS,
        source=ROWS,
    ),
    Listing("topic-request", "AmazonSNS", ("Requests-Tier1",), REQUESTS, source=ROWS),
    Listing(
        "firehose-gib",
        "AmazonKinesisFirehose",
        ("BilledBytes",),
        GIB,
        {"group": ("Event-by-Event Processing",)},
    ),
    Listing(
        "step-transition",
        "AmazonStates",
        ("StateTransition",),
        {"statetransitions": 1.0, "transitions": 1.0},
        source=INFRACOST,
    ),
)
