"""How AWS's public price list names what a meter is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ADDRESS = "https://pricing.us-east-1.amazonaws.com"
"""docs.aws.amazon.com, AWS Billing, "Getting price list files manually", read 2026-11-30"""

_RULES = "rules of public programs that read the list, found by usage type, 2026-11-30"
INFRACOST = "github.com/infracost/infracost internal/resources/aws, read 2026-11-30"
ROWS = f"rows of the list in public files; {_RULES}"

HOURS = {"hrs": 1.0, "hours": 1.0, "hour": 1.0}
GIB_MONTHS = {"gb-mo": 1.0, "gb-month": 1.0}
GIB = {"gb": 1.0, "gigabytes": 1.0}
"""AWS writes GB where it bills GiB."""
REQUESTS = {"requests": 1.0, "api requests": 1.0, "request": 1.0}


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of the list that price one family of meters.

    offer: the file of the list
    usage: the usage types of AWS, any of which it is, less the prefix that they have in a region;
        {0} and {1} are the meter's parts; one that ends with a colon goes on with a type
    units: unit of the list, in small letters -> how many units of the meter it is
    columns: name of a column, in small letters and with no spaces -> the values that fit
    spelled: part of a meter -> what the list calls it
    is_global: one file has the price of all regions
    source: where the row was read; empty if it is not verified
    """

    family: str
    offer: str
    usage: tuple[str, ...]
    units: Mapping[str, float]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)
    is_global: bool = False
    source: str = ""

    def usage_of(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        spelled = [self.spelled.get(part, part) for part in parts]
        return tuple(usage.format(*spelled) for usage in self.usage)

    def columns_of(self, parts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(value.format(*parts) for value in values)
            for name, values in self.columns.items()
        }
