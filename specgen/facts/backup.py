"""Between which regions RDS copies automated backups."""

from datetime import date

AS_OF = date(2023, 6, 1)
SOURCE = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html"
    "#USER_ReplicateBackups.Regions"
)

_AMERICA = "us-east-1 us-east-2 us-west-2"

_TO = {
    "ap-northeast-1": f"ap-northeast-2 ap-northeast-3 ap-southeast-1 {_AMERICA}",
    "ap-northeast-2": f"ap-northeast-1 ap-southeast-1 {_AMERICA}",
    "ap-northeast-3": "ap-northeast-1",
    "ap-south-1": f"ap-southeast-1 {_AMERICA}",
    "ap-southeast-1": f"ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-2 {_AMERICA}",
    "ap-southeast-2": "ap-southeast-1 us-east-1 us-west-1 us-west-2",
    "ca-central-1": f"eu-west-1 us-west-1 {_AMERICA}",
    "cn-north-1": "cn-northwest-1",
    "cn-northwest-1": "cn-north-1",
    "eu-central-1": f"eu-north-1 eu-west-1 eu-west-2 eu-west-3 {_AMERICA}",
    "eu-north-1": "eu-central-1 eu-west-1 eu-west-2 eu-west-3 us-east-1",
    "eu-west-1": "ca-central-1 eu-central-1 eu-north-1 eu-west-2 eu-west-3 us-west-1 " + _AMERICA,
    "eu-west-2": "eu-central-1 eu-north-1 eu-west-1 eu-west-3 us-east-1",
    "eu-west-3": "eu-central-1 eu-north-1 eu-west-1 eu-west-2 us-east-1",
    "sa-east-1": "us-east-1 us-east-2",
    "us-east-1": "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 "
    "ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-2 "
    "us-west-1 us-west-2",
    "us-east-2": "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ca-central-1 "
    "eu-central-1 eu-west-1 sa-east-1 us-east-1 us-west-1 us-west-2",
    "us-gov-east-1": "us-gov-west-1",
    "us-gov-west-1": "us-gov-east-1",
    "us-west-1": f"ap-southeast-2 ca-central-1 eu-west-1 {_AMERICA}",
    "us-west-2": "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 "
    "ca-central-1 eu-central-1 eu-west-1 us-east-1 us-east-2 us-west-1",
}
"""Source -> destinations, from the copy of the page that AWS published until June 2023."""

REGIONS = tuple(_TO)


def destinations(region: str) -> tuple[str, ...]:
    """Empty for a region that the page does not list."""
    return tuple(_TO.get(region, "").split())
