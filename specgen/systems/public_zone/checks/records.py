"""What Route 53 refuses in a record, and records that lead to nothing."""

from collections.abc import Iterator

from specgen.sdk import Effective, Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns import values
from specgen.sdk.aws.dns.fields import Record, Zone
from specgen.sdk.aws.dns.known import is_delegated, leads_somewhere, names, zone_of
from specgen.sdk.aws.dns.names import is_in
from specgen.sdk.aws.dns.record_checks import (
    DATE,
    TYPES,
    repeated_domain,
    with_cnames_alone,
    with_fitting_values,
    with_names_once,
    with_plain_delegations,
)
from specgen.systems.public_zone.model import PublicZone

DELEGATION = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html"


def _types(_zone: Zone, here: Here, name: str) -> frozenset[str]:
    """Whatever document makes the record."""
    return names(here.project).get(name, frozenset())


cnames_stand_alone = with_cnames_alone("DNS102", _types, "or a global_name for a load balancer")
names_are_once = with_names_once("DNS103")
values_fit_their_type = with_fitting_values("DNS119")
delegations_are_plain = with_plain_delegations("DNS137")


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
        if wrong := repeated_domain(spec, record):
            yield Problem(pointer, wrong)
        elif other := _other_zone(spec, here, record.name):
            message = f"the record would be {name}, but {record.name} is in {other}"
            yield Problem(pointer, f"{message}; write it there")
        elif owner and owner.spec.domain not in {spec.domain, name if record.type == "NS" else ""}:
            message = f"{_spelled(owner)} answers for {name}"
            yield Problem(pointer, f"{message}; write it there")
        elif above := _given_away(spec, record):
            message = f"the NS record of {above} gives {name} to other name servers"
            yield Problem(pointer, f"{message}; write it there, or remove that record")


def _given_away(spec: PublicZone, record: Record) -> str:
    """The name with an NS record that a record is below; empty for a name server's own address."""
    name = record.full_name(spec.domain)
    for other in spec.records:
        above = other.full_name(spec.domain)
        servers = {values.target(other.type, value) for value in other.values}
        is_glue = name in servers and record.type in {"A", "AAAA"}
        is_there = is_in(name, above) and record.type != "NS"
        if other.type == "NS" and other.name and is_there and not is_glue:
            return above
    return ""


def _other_zone(spec: PublicZone, here: Here, name: str) -> str:
    """The zone of the project that has a name that is written whole."""
    owner = zone_of(here.project, name)
    return _spelled(owner) if owner and owner.spec.domain != spec.domain else ""


def _spelled(zone: Effective) -> str:
    return f"{zone.id} of {zone.environment}"


@check(
    "DNS120",
    "a record that leads to a name in a zone of the project leads to one that exists",
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
            is_alias = record.type == "CNAME"  # for what others ask, such as the text of DMARC
            known = leads_somewhere(here.project, host, of_any_type=is_alias)
            known |= is_delegated(here.project, host)
            if is_alias and host == record.full_name(spec.domain):
                message = f"{host} leads to itself"
                yield Problem(("records", i, "values", j), f"{message}; write another host")
            elif host and not known:
                zone = zone_of(here.project, host)
                what = "record" if is_alias else "address"
                message = f"{host} has no {what} in {zone.id if zone else 'any zone'}"
                hint = "if something else makes it, record a decision"
                right = "write a record for it, or another host"
                yield Problem(("records", i, "values", j), f"{message}; {right}", hint)


RECORD_CHECKS = (
    cnames_stand_alone,
    names_are_once,
    delegations_are_plain,
    names_are_in_the_zone,
    values_fit_their_type,
    records_lead_somewhere,
)
