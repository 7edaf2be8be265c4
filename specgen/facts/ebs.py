"""Volumes of EBS: types, sizes, and what can be provisioned.

source: CreateVolume in EC2's API model of botocore 1.44.5, and the ratios of
https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html and provisioned-iops.html
(2026-11-28)
"""

from collections.abc import Mapping
from typing import NamedTuple

SOURCE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html"


class VolumeType(NamedTuple):
    """gib: least and most; iops: likewise, (0, 0) if they cannot be set"""

    gib: tuple[int, int]
    iops: tuple[int, int] = (0, 0)
    throughput_mib: tuple[int, int] = (0, 0)
    needs_iops: bool = False


TYPES: Mapping[str, VolumeType] = {
    "gp2": VolumeType((1, 16_384)),
    "gp3": VolumeType((1, 65_536), (3_000, 80_000), (125, 2_000)),
    "io1": VolumeType((4, 16_384), (100, 64_000), needs_iops=True),
    "io2": VolumeType((4, 65_536), (100, 256_000), needs_iops=True),
    "st1": VolumeType((125, 16_384)),
    "sc1": VolumeType((125, 16_384)),
    "standard": VolumeType((1, 1_024)),
}
GP3_FREE_IOPS = 3_000
GP3_IOPS_PER_GIB = 500
GP3_MIB_PER_IOPS = 0.25
