"""Volumes: what a type supports, and what gp3 has at each size."""

from collections.abc import Iterator

from specgen.facts import search
from specgen.facts.freshness import may_be_a_type
from specgen.sdk import Pointer, Problem, check
from specgen.systems.opensearch.model import READ, OpenSearch

DATA: Pointer = ("data", "instance_type")


def _with_suffix(name: str, pointer: Pointer) -> Iterator[Problem]:
    if not name.endswith(search.SUFFIX):
        instead = f"{name}{search.SUFFIX}" if may_be_a_type(name) else "it like r6g.2xlarge.search"
        yield Problem(pointer, f"{name} is not a type of OpenSearch; write {instead}")


@check(
    "SRC004",
    "types end in .search, and their volumes fit them",
    fact="each type has its own largest volume; types with local disks and old types take no gp3",
    source=search.VOLUMES,
    topics=("search_volumes",),
    date=READ,
)
def volume_fits_the_type(spec: OpenSearch) -> Iterator[Problem]:
    name, gib = spec.data.instance_type, spec.storage.volume_gib_per_node
    yield from _with_suffix(name, DATA)
    if spec.dedicated_master:
        pointer: Pointer = ("dedicated_master", "instance_type")
        yield from _with_suffix(spec.dedicated_master.instance_type, pointer)
    if search.has_local_disks(name):
        message = f"{name} has local disks and takes no volume"
        yield Problem(DATA, f"{message}; write a type with EBS, such as r6g.2xlarge.search")
    if search.lacks_gp3(name):
        message = f"{name} takes no gp3; write a newer type, such as r6g.2xlarge.search"
        yield Problem(DATA, message)
    limits = search.volume_range(name)
    if limits and not limits[0] <= gib <= limits[1]:
        message = f"{name} takes {limits[0]} to {limits[1]:,} GiB, got {gib:,}"
        few = f"write {limits[0]} or more"
        instead = few if gib < limits[0] else "write less, and use more or larger nodes"
        yield Problem(("storage", "volume_gib_per_node"), f"{message}; {instead}")


@check(
    "SRC101",
    "the volume supports its IOPS and throughput",
    fact="gp3 has 3 IOPS per GiB and at least 3,000, up to 16,000; 125 MiB/s up to 170 GiB, and "
    "250 MiB/s for each 3,000 GiB begun, up to 1,000. With less, a change of a domain never ends",
    source=search.GP3,
    date=READ,
)
def performance_is_possible(spec: OpenSearch) -> Iterator[Problem]:
    storage = spec.storage
    gib = storage.volume_gib_per_node
    ranges = {
        "iops": (search.least_iops(gib), search.GP3_IOPS[1], "IOPS"),
        "throughput_mibps": (search.least_throughput(gib), search.GP3_THROUGHPUT_MIB[1], "MiB/s"),
    }
    for key, (least, most, unit) in ranges.items():
        value = getattr(storage, key)
        if value is not None and not least <= value <= most:
            message = f"gp3 of {gib} GiB has {least} to {most} {unit}, got {value}"
            instead = f"write {least if value < least else most}, or remove `{key}`"
            yield Problem(("storage", key), f"{message}; {instead}")


@check(
    "SRC113",
    "throughput fits the IOPS",
    fact="gp3 has at most 0.25 MiB/s per IOPS",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
    date=READ,
)
def throughput_fits(spec: OpenSearch) -> Iterator[Problem]:
    storage = spec.storage
    iops = storage.iops or search.least_iops(storage.volume_gib_per_node)
    most = int(iops * search.GP3_MAX_THROUGHPUT_PER_IOPS)
    if storage.throughput_mibps and storage.throughput_mibps > most:
        message = f"{iops} IOPS carry at most {most} MiB/s, got {storage.throughput_mibps}"
        needed = int(storage.throughput_mibps / search.GP3_MAX_THROUGHPUT_PER_IOPS)
        pointer: Pointer = ("storage", "throughput_mibps")
        yield Problem(pointer, f"{message}; write {most}, or `iops: {needed}`")


STORAGE_CHECKS = (volume_fits_the_type, performance_is_possible, throughput_fits)
