"""Nodes: version, types, number and zones."""

from collections.abc import Iterator

from specgen.facts import offers, search
from specgen.facts.freshness import is_a_missing_size, known_on, may_be_a_type
from specgen.sdk import Here, Pointer, Problem, Severity, check, near_ones
from specgen.systems.opensearch.checks.masters import WITHOUT_MASTERS
from specgen.systems.opensearch.model import READ, OpenSearch, sizing
from specgen.systems.opensearch.model.parts import MOST_DATA_NODES

GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
ZONES = f"{GUIDE}/managedomains-multiaz.html"
TYPES = f"{GUIDE}/supported-instance-types.html"
STANDBY_ZONES = 3
MOST_UNASKED = 80


@check(
    "SRC103",
    "the version of OpenSearch is one that the service offers",
    also=Severity.WARNING,
    fact="the service offers about every second version of OpenSearch",
    source=search.VERSIONS_PAGE,
    topics=("search_versions",),
    dated=True,
    date=READ,
)
def version_exists(spec: OpenSearch) -> Iterator[Problem]:
    version, known = spec.engine_version, search.VERSIONS
    if version in known:
        return
    major = [v for v in known if _numbers(v)[0] == sizing.version(spec)[0]]
    if sizing.version(spec) > _numbers((major or known)[-1]):
        message = f"OpenSearch {version} was not known on {known_on('search_versions')}"
        hint = f"if the service has it by now, record a decision; the newest was {known[-1]}"
        pointer: Pointer = ("engine_version",)
        if major:
            yield Problem(pointer, f'{message}; write "{major[-1]}"', hint, dated=True)
        else:
            yield Problem(pointer, message, hint, severity=Severity.WARNING)
    else:
        near = min(known, key=lambda other: _distance(other, version))
        message = f'the service has no OpenSearch {version}; write "{near}"'
        yield Problem(("engine_version",), message, f"it has {', '.join(known)}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _distance(one: str, other: str) -> tuple[int, int]:
    """Majors first; of two that are equally near, the newer."""
    (major, minor), (its_major, its_minor) = _numbers(one), _numbers(other)
    return abs(major - its_major), 2 * abs(minor - its_minor) - (minor > its_minor)


def _types(spec: OpenSearch) -> Iterator[tuple[Pointer, str]]:
    yield ("data", "instance_type"), spec.data.instance_type
    if spec.dedicated_master:
        yield ("dedicated_master", "instance_type"), spec.dedicated_master.instance_type


@check(
    "SRC110",
    "the node types are offered in the region",
    also=Severity.WARNING,
    fact="newer types reach regions one after another",
    source=TYPES,
    topics=("search_types",),
    dated=True,
    date=READ,
)
def types_are_offered(spec: OpenSearch, here: Here) -> Iterator[Problem]:
    offered = offers.search_types(here.region)
    for pointer, name in _types(spec):
        if not offered or name in offered or not name.endswith(search.SUFFIX):
            continue
        guess = near_ones(name, offered)
        if not may_be_a_type(name.removesuffix(search.SUFFIX)):
            yield Problem(pointer, f"OpenSearch has no type {name}{guess}")
            continue
        hint, known = "if OpenSearch offers it by now, record a decision", known_on("search_types")
        if _is_a_missing_size(name):
            same = [other for other in offered if search.family(other) == search.family(name)]
            guess = near_ones(name, same) or guess
            yield Problem(pointer, f"OpenSearch had no {name} on {known}{guess}", hint, dated=True)
        else:
            message = f"{name} was not offered in {here.region} on {known}{guess}"
            yield Problem(pointer, message, hint, severity=Severity.WARNING)


def _is_a_missing_size(name: str) -> bool:
    known = {known.removesuffix(search.SUFFIX) for known in offers.everywhere("search_types")}
    return is_a_missing_size(name.removesuffix(search.SUFFIX), known)


@check(
    "SRC001",
    "each zone has the same number of data nodes",
    fact="AWS spreads them evenly; otherwise some nodes hold more shards than the others",
    source=ZONES,
    date=READ,
)
def zones_are_even(spec: OpenSearch) -> Iterator[Problem]:
    count, zones = spec.data.count, spec.zones
    if count % zones != 0:
        most = MOST_DATA_NODES if spec.dedicated_master else WITHOUT_MASTERS
        near = (count // zones * zones, -(-count // zones) * zones)
        fitting = [str(n) for n in near if 0 < n <= max(most, near[0])]
        nodes = "1 data node" if count == 1 else f"{count} data nodes"
        message = (
            f"{nodes} cannot be spread evenly over {zones} zones; write {' or '.join(fitting)}"
        )
        yield Problem(("data", "count"), message, "or write `zones: 1`" if count == 1 else "")


@check(
    "SRC128",
    "a domain has as many data nodes as its quota allows",
    severity=Severity.WARNING,
    fact="80 instances in a domain until AWS raises the quota (L-6408ABDE)",
    source=f"{GUIDE}/limits.html",
    date=READ,
)
def nodes_are_within_the_quota(spec: OpenSearch) -> Iterator[Problem]:
    if spec.data.count > MOST_UNASKED:
        message = f"{spec.data.count} data nodes, but a domain has at most {MOST_UNASKED}"
        right = f"write {MOST_UNASKED // spec.zones * spec.zones} or less, of a larger type"
        hint = "if AWS has raised the quota, record a decision"
        yield Problem(("data", "count"), f"{message}; {right}", hint)


@check(
    "SRC102",
    "a domain with standby has three zones, masters, and three copies of each shard",
    fact="each zone of a Multi-AZ domain with standby must hold a copy of everything",
    source=f"{ZONES}#managedomains-za-standby",
    date=READ,
)
def standby_is_complete(spec: OpenSearch) -> Iterator[Problem]:
    if not spec.standby:
        return
    if spec.zones != STANDBY_ZONES:
        message = f"standby needs 3 zones, got {spec.zones}; write `zones: 3`"
        yield Problem(("standby",), message)
    if spec.dedicated_master is None:
        yield Problem(("standby",), "standby needs dedicated masters; add `dedicated_master`")
    for name, index in spec.indices.items():
        copies = sizing.copies(index)
        if copies % STANDBY_ZONES != 0:
            message = f"standby needs a copy of {name} in each of 3 zones, got {copies}"
            yield Problem(("indices", name, "replicas"), f"{message}; write `replicas: 2`")


NODE_CHECKS = (
    version_exists,
    types_are_offered,
    zones_are_even,
    nodes_are_within_the_quota,
    standby_is_complete,
)
