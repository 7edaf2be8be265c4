"""Places of a geolocation: each has one target, and Route 53 knows it."""

from collections.abc import Iterator

from specgen.facts.waf import COUNTRIES
from specgen.sdk import Problem, Severity, check
from specgen.systems.global_name.checks.balancers import API, DATE, GUIDE
from specgen.systems.global_name.model import GlobalName

UNITED_KINGDOM = {"UK": "GB"}
UNMAPPED = frozenset({"BV", "CX", "EH", "HM"})
"""Countries without addresses.

source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-geo.html
(2026-11-29)
"""


@check(
    "DNS124",
    "each place has one target, and all others have one",
    also=Severity.WARNING,
    fact="Route 53 refuses two records for a place; users whose place has none get no answer, nor "
    "do those whose address is on no map",
    source=f"{GUIDE}/routing-policy-geo.html",
    date=DATE,
)
def places_have_a_target(spec: GlobalName) -> Iterator[Problem]:
    if spec.routing != "geolocation":
        return
    owners: dict[tuple[str, str], str] = {}
    for region, target in spec.targets.items():
        for place in target.places():
            first = owners.setdefault(place, region)
            if first != region:
                what = "default" if place[1] == "*" else place[1]
                message = f"{what} is a place of {first} already; remove it from one"
                yield Problem(("targets", region), message, at_key=True)
    if ("country", "*") not in owners:
        message = "users of other places, and of unknown ones, get no answer"
        right = "write default: true for one target"
        yield Problem(("targets",), f"{message}; {right}", at_key=True, severity=Severity.WARNING)


@check(
    "DNS133",
    "the countries of a target are on the map of Route 53",
    fact="Route 53 takes the codes of ISO 3166-1 but BV, CX, EH and HM (NoSuchGeoLocation); the "
    "provider takes any text",
    source=f"{API}/API_GeoLocation.html",
    date=DATE,
)
def countries_exist(spec: GlobalName) -> Iterator[Problem]:
    for region, target in spec.targets.items():
        for i, code in enumerate(target.countries):
            pointer = ("targets", region, "countries", i)
            if code not in COUNTRIES:
                guess = UNITED_KINGDOM.get(code)
                right = f"write {guess}" if guess else "write a code of ISO 3166-1"
                yield Problem(pointer, f"there is no country {code}; {right}")
            elif code in UNMAPPED:
                yield Problem(pointer, f"Route 53 knows no addresses of {code}; remove it")


PLACE_CHECKS = (places_have_a_target, countries_exist)
