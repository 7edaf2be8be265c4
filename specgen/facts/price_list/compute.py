"""Rows of hosts, containers, functions and databases."""

from specgen.facts.price_list.listing import GIB_MONTHS, HOURS, INFRACOST, ROWS, Listing

_TYPE = ("{0}",)
_EBS = {"volumeapiname": ("gp3",)}
_IOPS = {"iops-mo": 1.0}
_MIBPS = {"mibps-mo": 1.0, "gibps-mo": 1024.0}
"""AWS lists a GiB/s, and bills MiB/s: 40.96 / 1024 (infracost's ebs_volume.go, 2026-11-30)."""
_POSTGRES = {"databaseengine": ("PostgreSQL", "Any")}
_ARCHITECTURE = {"x86_64": "", "arm64": "ARM-"}
_DEPLOYMENT = {"single-az": "", "multi-az": "Multi-AZ-"}

COMPUTE = (
    Listing(
        "ec2-instance",
        "AmazonEC2",
        ("BoxUsage:",),
        HOURS,
        {
            "instancetype": _TYPE,
            "tenancy": ("Shared",),
            "operatingsystem": ("Linux",),
            "preinstalleds/w": ("NA",),
            "capacitystatus": ("Used",),
        },
        source=ROWS,
    ),
    Listing("ebs-gp3", "AmazonEC2", ("EBS:VolumeUsage.gp3",), GIB_MONTHS, _EBS, source=ROWS),
    Listing("ebs-gp3-iops", "AmazonEC2", ("EBS:VolumeP-IOPS.gp3",), _IOPS, _EBS, source=ROWS),
    Listing(
        "ebs-gp3-throughput",
        "AmazonEC2",
        ("EBS:VolumeP-Throughput.gp3",),
        _MIBPS,
        _EBS,
        source=ROWS,
    ),
    Listing(
        "fargate-vcpu",
        "AmazonECS",
        ("Fargate-{0}vCPU-Hours:perCPU",),
        {**HOURS, "vcpu-hours": 1.0},
        spelled=_ARCHITECTURE,
        source=ROWS,
    ),
    Listing(
        "fargate-gib",
        "AmazonECS",
        ("Fargate-{0}GB-Hours",),
        {**HOURS, "gb-hours": 1.0},
        spelled=_ARCHITECTURE,
        source=ROWS,
    ),
    Listing(
        "lambda-request",
        "AWSLambda",
        ("Request",),
        {"requests": 1.0, "request": 1.0},
        source=ROWS,
    ),
    Listing(
        "lambda-gib-second",
        "AWSLambda",
        ("Lambda-GB-Second{0}",),
        {"lambda-gb-second": 1.0, "second": 1.0, "seconds": 1.0},
        spelled={"x86_64": "", "arm64": "-ARM"},
        source=ROWS,
    ),
    Listing(
        "rds-postgres",
        "AmazonRDS",
        ("{1}Usage:",),
        HOURS,
        {"instancetype": _TYPE, "databaseengine": ("PostgreSQL",)},
        spelled={"single-az": "Instance", "multi-az": "Multi-AZ"},
        source=ROWS,
    ),
    Listing(
        "rds-gp3",
        "AmazonRDS",
        ("RDS:{0}GP3-Storage",),
        GIB_MONTHS,
        _POSTGRES,
        _DEPLOYMENT,
        source=ROWS,
    ),
    Listing(
        "rds-gp3-iops",
        "AmazonRDS",
        ("RDS:{0}GP3-PIOPS",),
        _IOPS,
        _POSTGRES,
        _DEPLOYMENT,
        source=ROWS,
    ),
    Listing(  # its unit was not found
        "rds-gp3-throughput",
        "AmazonRDS",
        ("RDS:{0}GP3-Throughput",),
        {**_MIBPS, "mbps-mo": 1.0},
        _POSTGRES,
        _DEPLOYMENT,
    ),
    Listing(
        "rds-backup",
        "AmazonRDS",
        ("RDS:ChargedBackupUsage",),
        GIB_MONTHS,
        _POSTGRES,
        source=ROWS,
    ),
    Listing(
        "cache-redis",
        "AmazonElastiCache",
        ("NodeUsage:",),
        HOURS,
        {"instancetype": _TYPE, "cacheengine": ("Redis",)},
        source=ROWS,
    ),
    Listing(
        "cache-valkey",
        "AmazonElastiCache",
        ("NodeUsage:",),
        HOURS,
        {"instancetype": _TYPE, "cacheengine": ("Valkey",)},
    ),
    Listing("cache-backup", "AmazonElastiCache", ("BackupUsage",), GIB_MONTHS),
    Listing(
        "opensearch",
        "AmazonES",
        ("ESInstance:",),
        HOURS,
        {"instancetype": _TYPE},
        source=INFRACOST,
    ),
    Listing("opensearch-gp3", "AmazonES", ("ES:GP3-Storage",), GIB_MONTHS, source=ROWS),
    Listing("opensearch-gp3-iops", "AmazonES", ("ES:GP3-PIOPS",), _IOPS),
    Listing("opensearch-gp3-throughput", "AmazonES", ("ES:GP3-Throughput",), _MIBPS),
)
