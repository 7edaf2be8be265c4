"""Which rows of AWS's public price list are about which meter."""

from specgen.facts.meters import DOLLARS
from specgen.facts.price_list.compute import COMPUTE
from specgen.facts.price_list.listing import ADDRESS, Listing
from specgen.facts.price_list.others import NETWORK, OBSERVING, SECURITY, STORING

__all__ = ["ADDRESS", "LISTINGS", "NOT_LISTED", "Listing", "listing_of", "parts_of"]

LISTINGS = {one.family: one for one in (*COMPUTE, *NETWORK, *SECURITY, *OBSERVING, *STORING)}

_SPOT = "Spot prices change with the market and are not in the list"
_NEW = (
    "aurora-acu",
    "aurora-gib",
    "aurora-mysql",
    "aurora-postgresql",
    "aurora-request",
    "rds-gp2",
    "rds-io1",
    "rds-io1-iops",
    "rds-io2",
    "rds-io2-iops",
    "rds-mariadb",
    "rds-mysql",
    "table-gib",
    "table-read",
    "table-read-unit",
    "table-recovery-gib",
    "table-stream-read",
    "table-write",
    "table-write-unit",
)
NOT_LISTED = {
    "backup-gib": "each service that is backed up has another price",
    "cdn-gib": "it has a price for each part of the world",
    "cdn-request": "it has a price for each part of the world",
    "ec2-spot": _SPOT,
    "fargate-spot-gib": _SPOT,
    "fargate-spot-vcpu": _SPOT,
    "guardduty-event": "each source of events has another price",
    "peering-gib": "it depends on the other region",
    "sms-message": "it depends on the country",
    **dict.fromkeys(_NEW, "nobody has looked up its row of the list yet"),
    DOLLARS: "it is an assumption in dollars",
}
"""Family -> why `specgen prices refresh` cannot look it up."""


def listing_of(meter: str) -> Listing | None:
    return LISTINGS.get(meter.partition(":")[0])


def parts_of(meter: str) -> tuple[str, ...]:
    return tuple(meter.split(":")[1:])
