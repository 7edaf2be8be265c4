"""The name of the writer: who else has it, and who can resolve it."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.dns.known import private_types
from specgen.sdk.aws.interfaces import PRIVATE_ZONE
from specgen.systems.failover.model import Failover

DATE = "2026-11-30"
TYPES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html"
PRIVATE = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations."
    "html"
)


@check(
    "FOV126",
    "the name of the writer has no record of another type",
    fact="the name is a CNAME, and Route 53 refuses a CNAME beside other records of its name",
    source=TYPES,
    date=DATE,
)
def name_is_alone(spec: Failover, here: Here) -> Iterator[Problem]:
    zone = PRIVATE_ZONE.find(here, spec.record.zone)
    if zone is None:
        return
    name = spec.record_name(here)
    others = sorted(private_types(here.project, zone, name) - {"CNAME"})
    if others:
        message = f"{zone.effective.id} has a record of type {others[0]} of {name}"
        hint = "remove that record, or give the writer another name"
        yield Problem(("record", "name"), f"{message}, so Route 53 refuses the CNAME", hint)


@check(
    "FOV127",
    "hosts near the writer can resolve its name",
    severity=Severity.WARNING,
    fact="only hosts in the networks of a private zone can resolve its names",
    source=PRIVATE,
    date=DATE,
)
def name_is_resolved(spec: Failover, here: Here) -> Iterator[Problem]:
    zone, old = PRIVATE_ZONE.find(here, spec.record.zone), spec.old_writer(here)
    if zone is None:
        return
    networks = [(one.name, one.region) for one in zone.spec.associated(zone)]
    if (old.spec.network, old.region) not in networks:
        id_, network = zone.effective.id, f"network/{old.spec.network}"
        message = f"{id_} does not hold {network} of {old.region}, the writer's network"
        more = f"so no host there can resolve {spec.record_name(here)}"
        hint = f"add {old.spec.network} to the `networks` of {id_}"
        yield Problem(("record", "zone"), f"{message}, {more}", hint)


RECORD_CHECKS = (name_is_alone, name_is_resolved)
