"""Nodes: version, types, number, zones, and masters."""

from collections.abc import Iterator

from specgen.facts import offers, search
from specgen.facts.freshness import is_a_missing_size, known_on, may_be_a_type
from specgen.sdk import Here, Pointer, Problem, Severity, check, near_ones
from specgen.systems.opensearch.model import READ, OpenSearch, sizing
from specgen.systems.opensearch.model.parts import MOST_DATA_NODES

GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
ZONES = f"{GUIDE}/managedomains-multiaz.html"
TYPES = f"{GUIDE}/supported-instance-types.html"
QUORUMS = (3, 5)
WITHOUT_MASTERS = 10
STANDBY_ZONES = 3


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
    "SRC002",
    "a domain has three or five dedicated masters",
    fact="AWS refuses one; an even number survives no more failures than the odd one below it",
    source=search.MASTERS,
    date=READ,
)
def quorum_is_odd(spec: OpenSearch) -> Iterator[Problem]:
    masters = spec.dedicated_master
    if masters and masters.count not in QUORUMS:
        message = f"a count of {masters.count} cannot form a good quorum; write 3 or 5"
        hint = (
            "for a domain without masters remove `dedicated_master`" if masters.count == 1 else ""
        )
        yield Problem(("dedicated_master", "count"), message, hint)


@check(
    "SRC003",
    "the masters have enough memory for the domain",
    severity=Severity.WARNING,
    fact="AWS advises 8 GiB up to 10 nodes and 10,000 shards, 16 GiB up to 30 and 30,000, "
    "32 GiB up to 75 nodes, and so on",
    source=search.MASTERS,
    date=READ,
)
def masters_are_large_enough(spec: OpenSearch) -> Iterator[Problem]:
    masters = spec.dedicated_master
    memory = search.memory_gib(masters.instance_type) if masters else None
    wanted = search.masters_for(spec.data.count, sizing.shards(spec))
    if masters is None or memory is None or wanted is None or memory >= wanted.memory_gib:
        return
    holds = [size for size in search.MASTER_SIZES if size.memory_gib <= memory]
    enough = f"for up to {_load(holds[-1].nodes, holds[-1].shards)}" if holds else "for no domain"
    needs = _load(spec.data.count, sizing.shards(spec))
    message = f"{masters.instance_type} has {memory:g} GiB, which is {enough}; {needs} need "
    instead = f"{wanted.memory_gib} GiB; write {wanted.advised}"
    yield Problem(("dedicated_master", "instance_type"), f"{message}{instead}")


def _load(nodes: int, shards: int) -> str:
    return f"{nodes} data nodes" + (f" and {shards:,} shards" if shards else "")


@check(
    "SRC112",
    "a domain of more than ten nodes has dedicated masters",
    fact="AWS refuses larger domains without them",
    source=f"{GUIDE}/createupdatedomains.html",
    date=READ,
)
def large_domains_have_masters(spec: OpenSearch) -> Iterator[Problem]:
    if spec.dedicated_master is None and spec.data.count > WITHOUT_MASTERS:
        wanted = search.masters_for(spec.data.count, sizing.shards(spec))
        advised = wanted.advised if wanted else search.MASTER_SIZES[-1].advised
        message = f"{spec.data.count} data nodes need dedicated masters"
        instead = f"add `dedicated_master: {{instance_type: {advised}}}`"
        yield Problem(("data", "count"), f"{message}; {instead}")


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
    quorum_is_odd,
    masters_are_large_enough,
    large_domains_have_masters,
    standby_is_complete,
)
