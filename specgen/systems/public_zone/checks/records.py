"""What Route 53 refuses in a record, and records that lead to nothing."""

from collections import Counter
from collections.abc import Iterator

from specgen.sdk import Effective, Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns import values
from specgen.sdk.aws.dns.known import is_delegated, leads_somewhere, names, zone_of
from specgen.sdk.aws.dns.names import is_in
from specgen.systems.public_zone.model import PublicZone

DATE = "2026-11-29"
TYPES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html"
NAMES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html"
CHANGE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html"
DELEGATION = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html"


@check(
    "DNS102",
    "a CNAME is the only record of its name, and not of the domain itself",
    fact="Route 53 refuses a CNAME at the name of the zone, or beside records of another type",
    source=TYPES,
    date=DATE,
)
def aliases_stand_alone(spec: PublicZone, here: Here) -> Iterator[Problem]:
    for i, record in enumerate(spec.records):
        if record.type != "CNAME":
            continue
        name = record.full_name(spec.domain)
        others = sorted(names(here.project).get(name, frozenset()) - {"CNAME"})
        if not record.name:
            message = f"{name} is the domain of the zone, which cannot have a CNAME"
            hint = "write A records; for a load balancer of ours there is `global_name`"
            yield Problem(("records", i, "type"), message, hint)
        elif others:
            message = (
                f"{name} has a CNAME, and so no record of another type, but it has {others[0]}"
            )
            yield Problem(("records", i, "type"), f"{message}; remove one of the two")


@check(
    "DNS103",
    "a name has one record of each type",
    fact="all values of a name and type are one record set; Route 53 refuses a second one, and it "
    "makes the NS record of the domain itself",
    source=CHANGE,
    date=DATE,
)
def names_are_once(spec: PublicZone) -> Iterator[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    for i, record in enumerate(spec.records):
        key = (record.name, record.type)
        if key == ("", "NS"):
            message = f"Route 53 makes the NS record of {spec.domain} itself; remove this one"
            yield Problem(("records", i), message)
        elif seen[key]:
            message = f"{record.full_name(spec.domain)} has a record of type {record.type} already"
            yield Problem(("records", i), f"{message}; write all values into one")
        seen[key] += 1
        if record.type == "CNAME" and len(record.values) > 1:
            message = f"a CNAME leads to one host, and here are {len(record.values)}"
            yield Problem(("records", i, "values"), f"{message}; write one")


@check(
    "DNS118",
    "a record's name is below its zone's domain, and written without it",
    fact="names are relative to the zone; a zone that a domain is delegated to answers for all of "
    "it",
    source=DELEGATION,
    date=DATE,
)
def names_are_in_the_zone(spec: PublicZone, here: Here) -> Iterator[Problem]:
    for i, record in enumerate(spec.records):
        pointer: Pointer = ("records", i, "name")
        name = record.full_name(spec.domain)
        owner = zone_of(here.project, name)
        if is_in(record.name, spec.domain):
            relative = record.name.removesuffix(spec.domain).removesuffix(".")
            right = f"write {relative}" if relative else "remove `name`"
            yield Problem(pointer, f"the record would be {name}; {right}")
        elif other := _other_zone(spec, here, record.name):
            message = f"the record would be {name}, but {record.name} is in {other}"
            yield Problem(pointer, f"{message}; write it there")
        elif owner and owner.spec.domain not in {spec.domain, name if record.type == "NS" else ""}:
            message = f"{_spelled(owner)} answers for {name}"
            yield Problem(pointer, f"{message}; write it there")


def _other_zone(spec: PublicZone, here: Here, name: str) -> str:
    """The zone of ours that has a name that is written whole."""
    owner = zone_of(here.project, name)
    return _spelled(owner) if owner and owner.spec.domain != spec.domain else ""


def _spelled(zone: Effective) -> str:
    return f"{zone.id} of {zone.environment}"


@check(
    "DNS119",
    "the values of a record have the form of its type",
    fact="Route 53 refuses them (InvalidChangeBatch); a plan takes any text",
    source=TYPES,
    date=DATE,
)
def values_fit_their_type(spec: PublicZone) -> Iterator[Problem]:
    for i, record in enumerate(spec.records):
        for j, value in enumerate(record.values):
            if not values.fits(record.type, value):
                message = f"{value!r} is no value of a record of type {record.type}"
                wanted = f"write {values.FORMS[record.type]}"
                yield Problem(("records", i, "values", j), f"{message}; {wanted}")


@check(
    "DNS120",
    "a record that leads to a name of ours leads to one that exists",
    severity=Severity.WARNING,
    fact="resolvers get no address; whoever can make the missing name gets the traffic",
    source=TYPES,
    date=DATE,
)
def records_lead_somewhere(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if not here.project.is_whole:
        return
    for i, record in enumerate(spec.records):
        for j, value in enumerate(record.values):
            host = values.target(record.type, value) if values.fits(record.type, value) else ""
            known = leads_somewhere(here.project, host) or is_delegated(here.project, host)
            if host and not known:
                zone = zone_of(here.project, host)
                message = f"{host} has no address in {zone.id if zone else 'any zone'}"
                hint = "if something else makes it, record a decision"
                right = "write a record for it, or another host"
                yield Problem(("records", i, "values", j), f"{message}; {right}", hint)


RECORD_CHECKS = (
    aliases_stand_alone,
    names_are_once,
    names_are_in_the_zone,
    values_fit_their_type,
    records_lead_somewhere,
)
