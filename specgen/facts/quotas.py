"""Numbers that AWS fixes; checked on AS_OF against botocore 1.44.5 or copies of the pages."""

from collections.abc import Mapping
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
_VPC = f"{_DOCS}/vpc/latest/userguide/amazon-vpc-limits.html"
_ALARM = f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"

RESERVED_ADDRESSES_PER_SUBNET = 5
SUBNET_PREFIX_RANGE = (16, 28)

# gp3 of PostgreSQL, MySQL and MariaDB; Oracle and SQL Server have other numbers.
# Below the threshold the baseline is all there is: a request that names it is refused.
RDS_GP3_THRESHOLD_GIB = 400
RDS_GP3_SMALL_IOPS = 3_000
RDS_GP3_SMALL_THROUGHPUT_MIB = 125
RDS_GP3_IOPS_RANGE = (12_000, 64_000)
RDS_GP3_THROUGHPUT_MIB_RANGE = (500, 4_000)
RDS_GP3_MAX_IOPS_PER_GIB = 500
RDS_GP3_MAX_THROUGHPUT_PER_IOPS = 0.25
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

NEW_ACCOUNT_QUOTAS: Mapping[str, int] = MappingProxyType(
    {
        "fargate_vcpu": 6,
        "fargate_spot_vcpu": 6,
        "ec2_standard_vcpu": 5,
        "ec2_standard_spot_vcpu": 5,
        "elastic_ips": 5,
    }
)
"""What an account has in a region before it asked for more, by the name in the platform document.

source: the services' pages of default quotas; those of EC2 and Fargate rise with use
"""

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "NEW_ACCOUNT_QUOTAS": _VPC,
        "RESERVED_ADDRESSES_PER_SUBNET": _SUBNETS,
        "SUBNET_PREFIX_RANGE": _SUBNETS,
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
