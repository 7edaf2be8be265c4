"""Checks of the records of a zone's document, public or private."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from specgen.findings.finding import Problem
from specgen.project.checks.check import Check, check
from specgen.project.here import Here
from specgen.sdk.aws.dns import values
from specgen.sdk.aws.dns.fields import Record, Zone
from specgen.sdk.aws.dns.names import ITSELF, is_in

DATE = "2026-11-29"
TYPES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html"
RECORD_SET = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html"
CHANGE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html"

Types = Callable[[Zone, Here, str], Iterable[str]]
"""Types of the records of a whole name."""


def own_types(zone: Zone, _here: Here, name: str) -> Iterator[str]:
    """Of the document itself."""
    return (r.type for r in zone.records if r.full_name(zone.domain) == name)


def with_cnames_alone(code: str, types: Types, hint: str = "") -> Check:
    """hint: what to write for the domain itself"""

    @check(
        code,
        "a CNAME is the only record of its name, and not of the domain itself",
        fact="Route 53 refuses a CNAME at the name of the zone, or beside records of another type",
        source=TYPES,
        date=DATE,
    )
    def cnames_stand_alone(spec: Zone, here: Here) -> Iterator[Problem]:
        for i, record in enumerate(spec.records):
            if record.type != "CNAME":
                continue
            name, pointer = record.full_name(spec.domain), ("records", i, "type")
            others = sorted({*types(spec, here, name)} - {"CNAME"})
            if not record.name:
                message = f"{name} is the domain of the zone, which cannot have a CNAME"
                yield Problem(pointer, f"{message}; write A records", hint)
            elif others:
                message = f"{name} has a record of type {others[0]}, too"
                right = "a name with a CNAME has no other record; remove one"
                yield Problem(pointer, f"{message}, and {right}")

    return cnames_stand_alone


def with_names_once(code: str) -> Check:
    @check(
        code,
        "a name has one record of each type",
        fact="all values of a name and type are one record set; Route 53 refuses a second one, and "
        "it makes the NS record of the domain itself",
        source=CHANGE,
        date=DATE,
    )
    def names_are_once(spec: Zone) -> Iterator[Problem]:
        seen: Counter[tuple[str, str]] = Counter()
        for i, record in enumerate(spec.records):
            key = (record.name, record.type)
            if key == ("", "NS"):
                message = f"Route 53 makes the NS record of {spec.domain} itself; remove this one"
                yield Problem(("records", i), message)
            elif seen[key]:
                name = record.full_name(spec.domain)
                message = f"{name} has a record of type {record.type} already"
                yield Problem(("records", i), f"{message}; write all values into one")
            seen[key] += 1
            if record.type == "CNAME" and len(record.values) > 1:
                message = f"a CNAME leads to one host, and here are {len(record.values)}"
                yield Problem(("records", i, "values"), f"{message}; write one")

    return names_are_once


def with_plain_delegations(code: str) -> Check:
    @check(
        code,
        "an NS record is for a name without `*`",
        fact="Route 53 refuses a wildcard in the name of an NS record",
        source=RECORD_SET,
        date=DATE,
    )
    def delegations_are_plain(spec: Zone) -> Iterator[Problem]:
        for i, record in enumerate(spec.records):
            if record.type == "NS" and record.name.startswith("*"):
                below = record.name.removeprefix("*").removeprefix(".")
                message = f"{record.full_name(spec.domain)} cannot be given to other name servers"
                right = f"write {below}, for all names below it" if below else "write a name"
                yield Problem(("records", i, "name"), f"{message}; {right}")

    return delegations_are_plain


def with_fitting_values(code: str) -> Check:
    @check(
        code,
        "the values of a record have the form of its type",
        fact="Route 53 refuses them (InvalidChangeBatch); a plan takes any text",
        source=TYPES,
        date=DATE,
    )
    def values_fit_their_type(spec: Zone) -> Iterator[Problem]:
        for i, record in enumerate(spec.records):
            for j, value in enumerate(record.values):
                if not values.fits(record.type, value):
                    message = f"{value!r} is no value of a record of type {record.type}"
                    wanted = f"write {values.FORMS[record.type]}"
                    yield Problem(("records", i, "values", j), f"{message}; {wanted}")

    return values_fit_their_type


def repeated_domain(zone: Zone, record: Record) -> str:
    """What is wrong with a name that is written with the domain; empty if nothing is."""
    if record.name == ITSELF:
        return f"the record of {zone.domain} itself has no name; remove `name`"
    if not is_in(record.name, zone.domain):
        return ""
    relative = record.name.removesuffix(zone.domain).removesuffix(".")
    right = f"write {relative}" if relative else "remove `name`"
    return f"the record would be {record.full_name(zone.domain)}; {right}"
