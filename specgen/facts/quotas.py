"""Numbers that AWS fixes; checked on AS_OF against botocore 1.44.5 or copies of the pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

AS_OF = date(2026, 11, 22)

_DOCS = "https://docs.aws.amazon.com"
_SUBNETS = f"{_DOCS}/vpc/latest/userguide/subnet-sizing.html"
_RDS_STORAGE = f"{_DOCS}/AmazonRDS/latest/UserGuide/CHAP_Storage.html"
_RDS_SCALING = f"{_DOCS}/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html"
_RDS_CREATE = f"{_DOCS}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"
_EBS_VOLUMES = f"{_DOCS}/ebs/latest/userguide/general-purpose.html"
_EBS_CREATE = f"{_DOCS}/AWSEC2/latest/APIReference/API_CreateVolume.html"
_KMS_ROTATION = f"{_DOCS}/kms/latest/APIReference/API_EnableKeyRotation.html"
_KMS_DELETION = f"{_DOCS}/kms/latest/APIReference/API_ScheduleKeyDeletion.html"
_STREAMS = f"{_DOCS}/streams/latest/dev/service-sizes-and-limits.html"
_VPC = f"{_DOCS}/vpc/latest/userguide/amazon-vpc-limits.html"
_FARGATE = f"{_DOCS}/AmazonECS/latest/developerguide/service-quotas.html"
_NETWORK_BALANCERS = f"{_DOCS}/elasticloadbalancing/latest/network/load-balancer-limits.html"
_BALANCERS = f"{_DOCS}/elasticloadbalancing/latest/application/load-balancer-limits.html"
_VOLUMES = f"{_DOCS}/ebs/latest/userguide/ebs-resource-quotas.html"
_RDS_LIMITS = f"{_DOCS}/AmazonRDS/latest/UserGuide/CHAP_Limits.html"
_CACHES = f"{_DOCS}/AmazonElastiCache/latest/dg/quota-limits.html"
_INSTANCES = f"{_DOCS}/ec2/latest/instancetypes/ec2-instance-quotas.html"
_LAMBDA = f"{_DOCS}/lambda/latest/dg/gettingstarted-limits.html"
_REQUEST = f"{_DOCS}/goto/WebAPI/service-quotas-2019-06-24/RequestServiceQuotaIncrease"
_ALARM = f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"

LARGEST_REQUEST = 10_000_000_000  # 2026-11-29
RESERVED_ADDRESSES_PER_SUBNET = 5
SUBNET_PREFIX_RANGE = (16, 28)

# gp3 of PostgreSQL, MySQL and MariaDB; Oracle and SQL Server have other numbers.
# Below the threshold there is only the baseline: a request that names it is refused.
RDS_GP3_GIB_RANGE = (20, 65_536)
RDS_GP3_THRESHOLD_GIB = 400
RDS_GP3_SMALL_IOPS = 3_000
RDS_GP3_SMALL_THROUGHPUT_MIB = 125
RDS_GP3_IOPS_RANGE = (12_000, 64_000)
RDS_GP3_THROUGHPUT_MIB_RANGE = (500, 4_000)
RDS_GP3_MAX_IOPS_PER_GIB = 500
RDS_GP3_MAX_THROUGHPUT_PER_IOPS = 0.25
# io1 and io2 of the same engines.
RDS_PROVISIONED_GIB_RANGE = (100, 65_536)
RDS_PROVISIONED_IOPS_RANGE = (1_000, 256_000)
RDS_PROVISIONED_MIN_IOPS_PER_GIB = 0.5
RDS_IO1_MAX_IOPS_PER_GIB = 50
RDS_IO2_MAX_IOPS_PER_GIB = 1_000
RDS_AUTOSCALING_MIN_CEILING_PERCENT = 110
RDS_MAX_BACKUP_RETENTION_DAYS = 35

# gp3 volumes of EC2: the baseline is the same at every size, unlike that of RDS.
EBS_GP3_GIB_RANGE = (1, 65_536)
EBS_GP3_IOPS_RANGE = (3_000, 80_000)
EBS_GP3_THROUGHPUT_MIB_RANGE = (125, 2_000)
EBS_GP3_MAX_IOPS_PER_GIB = 500
EBS_GP3_MAX_THROUGHPUT_PER_IOPS = 0.25

KMS_ROTATION_DAYS_RANGE = (90, 2_560)
KMS_DELETION_WINDOW_DAYS_RANGE = (7, 30)

# Period times number of periods; a week where the period is an hour or more.
ALARM_MAX_EVALUATION_SECONDS = 86_400
ALARM_LONG_PERIOD_SECONDS = 3_600
ALARM_MAX_LONG_EVALUATION_SECONDS = 604_800

# The default of the three largest regions; elsewhere 1,000 or 6,000 (read on 2026-11-28).
KINESIS_SHARDS = 20_000


@dataclass(frozen=True, slots=True)
class Quota:
    """What an account may have in a region until it asks for more.

    service, code: as Service Quotas calls it; default: of a new account; unit: of its amount
    each: the limit applies to each resource, so the largest one counts, not their sum
    rises: AWS raises it with use, so that an account may have more than the default
    """

    service: str
    code: str
    default: int
    unit: str
    source: str
    each: bool = False
    rises: bool = False


QUOTAS: Mapping[str, Quota] = MappingProxyType(
    {
        "fargate_vcpu": Quota("fargate", "L-3032A538", 6, "vCPU", _FARGATE, rises=True),
        "fargate_spot_vcpu": Quota("fargate", "L-36FBB829", 6, "vCPU", _FARGATE, rises=True),
        "ec2_standard_vcpu": Quota("ec2", "L-1216C47A", 5, "vCPU", _INSTANCES, rises=True),
        "ec2_standard_spot_vcpu": Quota("ec2", "L-34B43A08", 5, "vCPU", _INSTANCES, rises=True),
        "ec2_gpu_vcpu": Quota("ec2", "L-DB2E81BA", 0, "vCPU", _INSTANCES, rises=True),
        "ec2_gpu_spot_vcpu": Quota("ec2", "L-3819A6DF", 0, "vCPU", _INSTANCES, rises=True),
        "elastic_ips": Quota("ec2", "L-0263D0A3", 5, "Elastic IP addresses", _VPC),
        "vpcs": Quota("vpc", "L-F678F1CE", 5, "VPCs", _VPC),
        "egress_only_gateways": Quota(
            "vpc", "L-45FE3B85", 5, "egress-only internet gateways", _VPC
        ),
        "ipv4_blocks_per_vpc": Quota("vpc", "L-83CA0A9D", 5, "IPv4 blocks", _VPC, each=True),
        "nat_gateways_per_zone": Quota("vpc", "L-FE5A380F", 5, "NAT gateways", _VPC),
        "network_interfaces": Quota("vpc", "L-DF5E4CA3", 5_000, "network interfaces", _VPC),
        "interface_endpoints_per_vpc": Quota(
            "vpc", "L-29B6F2EB", 50, "interface endpoints", _VPC, each=True
        ),
        "load_balancers": Quota(
            "elasticloadbalancing", "L-53DA6B97", 50, "application load balancers", _BALANCERS
        ),
        "network_load_balancers": Quota(
            "elasticloadbalancing",
            "L-69A177A2",
            50,
            "network load balancers",
            _NETWORK_BALANCERS,
        ),
        "gp3_volumes_tib": Quota("ebs", "L-7A658B76", 50, "TiB", _VOLUMES),
        "db_instances": Quota("rds", "L-7B6409FD", 40, "DB instances", _RDS_LIMITS),
        "db_storage_gib": Quota("rds", "L-7ADDB58A", 100_000, "GiB", _RDS_LIMITS),
        "cache_nodes": Quota("elasticache", "L-DFE45DF3", 300, "nodes", _CACHES),
        "lambda_concurrency": Quota(
            "lambda", "L-B99A9384", 1_000, "concurrent executions", _LAMBDA, rises=True
        ),
        "rules_per_security_group": Quota("vpc", "L-0EA8095F", 60, "rules", _VPC, each=True),
    }
)
"""By the name that documents use.

source: each one's own page for the default; the codes are those of `aws service-quotas
list-service-quotas`, of VPC also in moto 5.2.5, the others in stored listings of accounts
(2026-11-24)
"""

SECURITY_GROUPS_PER_INTERFACE = 5
MAX_RULES_PER_INTERFACE = 1_000

# Families with a first letter of the Standard quota that have a quota of their own.
_NOT_STANDARD = frozenset({"dl", "hpc", "inf", "mac", "trn"})
_STANDARD = frozenset("acdhimrtz")
_GPU = frozenset({"g", "gr", "vt"})


def vcpu_quota(instance_type: str, *, spot: bool) -> str | None:
    """The quota that an instance type counts against; None if documents have no name for it.

    source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
    """
    family = re.split("[^a-z]", instance_type, maxsplit=1)[0]
    kind = "spot_vcpu" if spot else "vcpu"
    if family in _GPU:
        return f"ec2_gpu_{kind}"
    standard = family[:1] in _STANDARD and family not in _NOT_STANDARD
    return f"ec2_standard_{kind}" if standard else None


SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "QUOTAS": _VPC,
        "SECURITY_GROUPS_PER_INTERFACE": _VPC,
        "MAX_RULES_PER_INTERFACE": _VPC,
        "KINESIS_SHARDS": _STREAMS,
        "LARGEST_REQUEST": _REQUEST,
        "RESERVED_ADDRESSES_PER_SUBNET": _SUBNETS,
        "SUBNET_PREFIX_RANGE": _SUBNETS,
        "RDS_GP3_GIB_RANGE": _RDS_CREATE,
        "RDS_PROVISIONED_GIB_RANGE": _RDS_CREATE,
        "RDS_PROVISIONED_IOPS_RANGE": _RDS_STORAGE,
        "RDS_PROVISIONED_MIN_IOPS_PER_GIB": _RDS_CREATE,
        "RDS_IO1_MAX_IOPS_PER_GIB": _RDS_CREATE,
        "RDS_IO2_MAX_IOPS_PER_GIB": "https://aws.amazon.com/blogs/database/"
        "optimize-amazon-rds-performance-with-io2-block-express-storage-for-production-workloads",
        "RDS_GP3_THRESHOLD_GIB": _RDS_STORAGE,
        "RDS_GP3_SMALL_IOPS": _RDS_STORAGE,
        "RDS_GP3_SMALL_THROUGHPUT_MIB": _RDS_STORAGE,
        "RDS_GP3_IOPS_RANGE": _RDS_STORAGE,
        "RDS_GP3_THROUGHPUT_MIB_RANGE": _RDS_STORAGE,
        "RDS_GP3_MAX_IOPS_PER_GIB": _RDS_STORAGE,
        "RDS_GP3_MAX_THROUGHPUT_PER_IOPS": _RDS_STORAGE,
        "RDS_AUTOSCALING_MIN_CEILING_PERCENT": _RDS_SCALING,
        "RDS_MAX_BACKUP_RETENTION_DAYS": _RDS_CREATE,
        "EBS_GP3_GIB_RANGE": _EBS_CREATE,
        "EBS_GP3_IOPS_RANGE": _EBS_CREATE,
        "EBS_GP3_THROUGHPUT_MIB_RANGE": _EBS_CREATE,
        "EBS_GP3_MAX_IOPS_PER_GIB": _EBS_VOLUMES,
        "EBS_GP3_MAX_THROUGHPUT_PER_IOPS": _EBS_VOLUMES,
        "KMS_ROTATION_DAYS_RANGE": _KMS_ROTATION,
        "KMS_DELETION_WINDOW_DAYS_RANGE": _KMS_DELETION,
        "ALARM_MAX_EVALUATION_SECONDS": _ALARM,
        "ALARM_LONG_PERIOD_SECONDS": _ALARM,
        "ALARM_MAX_LONG_EVALUATION_SECONDS": _ALARM,
    }
)
