"""Places of a geolocation: each has one target, and Route 53 knows it."""

from collections.abc import Iterator

from specgen.facts.waf import COUNTRIES
from specgen.sdk import Problem, Severity, check
from specgen.systems.global_name.checks.balancers import API, DATE, GUIDE
from specgen.systems.global_name.model import GlobalName

UNITED_KINGDOM = {"UK": "GB"}


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
    "the countries of a target exist",
    fact="Route 53 takes the codes of ISO 3166-1 (NoSuchGeoLocation); the provider takes any text",
    source=f"{API}/API_GeoLocation.html",
    date=DATE,
)
def countries_exist(spec: GlobalName) -> Iterator[Problem]:
    for region, target in spec.targets.items():
        for i, code in enumerate(target.countries):
            if code not in COUNTRIES:
                guess = UNITED_KINGDOM.get(code)
                right = f"write {guess}" if guess else "write a code of ISO 3166-1"
                pointer = ("targets", region, "countries", i)
                yield Problem(pointer, f"there is no country {code}; {right}")


PLACE_CHECKS = (places_have_a_target, countries_exist)
