"""Dedicated masters: how many, how large, and for which domains."""

from collections.abc import Iterator

from specgen.facts import search
from specgen.sdk import Problem, Severity, check
from specgen.systems.opensearch.model import READ, OpenSearch, sizing

GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
QUORUMS = (3, 5)
WITHOUT_MASTERS = 10
MOST_BESIDE_T3 = 10


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
    "SRC129",
    "masters of the type t3 are of small domains",
    fact="AWS takes t3 for dedicated masters only beside ten data nodes or less",
    source=f"{GUIDE}/limits.html",
    date=READ,
)
def small_masters_are_of_small_domains(spec: OpenSearch) -> Iterator[Problem]:
    masters = spec.dedicated_master
    if masters and masters.instance_type.startswith("t3.") and spec.data.count > MOST_BESIDE_T3:
        wanted = search.masters_for(spec.data.count, sizing.shards(spec))
        message = f"{masters.instance_type} may not be the master of {spec.data.count} data nodes"
        right = f"write {(wanted or search.MASTER_SIZES[-1]).advised}"
        yield Problem(("dedicated_master", "instance_type"), f"{message}; {right}")


MASTER_CHECKS = (
    quorum_is_odd,
    masters_are_large_enough,
    large_domains_have_masters,
    small_masters_are_of_small_domains,
)
