"""Regions and zones of the commercial partition."""

import re
from functools import cache

from specgen.facts import store


def regions() -> tuple[str, ...]:
    return tuple(_zones())


GLOBAL_REGION = "us-east-1"
"""Where certificates and firewalls of CloudFront are, and query logs and signing keys of Route 53.

source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements.html
(2026-11-29)
"""

EUROPEAN_UNION = frozenset(
    ("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3")
)
"""Frankfurt, Stockholm, Milan, Spain, Ireland and Paris; London and Zurich are outside it.

source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
(2026-11-30)
"""

PARTITION = "aws"
_OTHERS = {
    "cn-": "AWS China (aws-cn)",
    "eusc-": "the AWS European Sovereign Cloud (aws-eusc)",
    "us-gov-": "AWS GovCloud (aws-us-gov)",
    "eu-iso": "an isolated partition (aws-iso)",
    "us-iso": "an isolated partition (aws-iso)",
}
"""How names of regions begin in partitions other than the commercial one.

source: partitions.json of botocore 1.44.5
(2026-11-29)
"""


def other_partition(region: str) -> str:
    """Empty for the commercial one."""
    return next((name for prefix, name in _OTHERS.items() if region.startswith(prefix)), "")


def is_region(name: str) -> bool:
    return name in _zones()


def zones(region: str) -> tuple[str, ...]:
    """Zone names, such as us-east-1a; empty for a region that does not exist.

    In us-west-1, ap-northeast-1 and ca-central-1 an account sees all but one of these; which one
    is missing differs between accounts.
    """
    return _zones().get(region, ())


def zone_id_prefix(region: str) -> str:
    """How the zone ids of a region begin: use1- for us-east-1, apse2- for ap-southeast-2.

    Empty for a name that is not built like those of the commercial partition.

    source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
    (2026-11-29)
    """
    parts = _PARTS.fullmatch(region)
    if parts is None:
        return ""
    area, direction, number = parts.groups()
    short = "".join(word[0] for word in _DIRECTION.findall(direction))
    return f"{area}{short}{number}-"


_PARTS = re.compile("([a-z]+)-([a-z]+)-([0-9]+)")
_DIRECTION = re.compile("north|south|east|west|central")


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    letters = store.facts("regions", dict[str, str])
    return {region: tuple(region + z for z in found) for region, found in letters.items()}
