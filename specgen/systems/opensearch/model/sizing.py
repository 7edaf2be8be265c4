"""Numbers that follow from the nodes and the indices: shards, heap, storage."""

from specgen.facts import search
from specgen.systems.opensearch.model.fields import Fields
from specgen.systems.opensearch.model.parts import Index

SPACE_FACTOR = 1.45
"""Storage for each GiB of source data in each copy: 10 % for the index, then 5 % of the volume
for the system and 20 % for the service.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-storage.html
"""


def kept(index: Index) -> int:
    """Indices that exist at a time if only age causes rollover, with the one that is written to.

    retention counts from the end of writing
    """
    return -(-index.retention_days // index.rollover.age_days) + 1


def copies(index: Index) -> int:
    return 1 + index.replicas


def primaries(spec: Fields) -> int:
    """Primary shards of all indices that exist at a time."""
    return sum(index.primary_shards * kept(index) for index in spec.indices.values())


def shards(spec: Fields) -> int:
    """With the replicas."""
    return sum(
        index.primary_shards * copies(index) * kept(index) for index in spec.indices.values()
    )


def shards_per_node(spec: Fields) -> float:
    return shards(spec) / spec.data.count


def advised_shards(spec: Fields) -> float | None:
    """Per data node; None for a type whose memory is not known."""
    heap = search.heap_gib(spec.data.instance_type)
    return None if heap is None else heap * search.SHARDS_PER_HEAP_GIB


def storage_gib(spec: Fields) -> int:
    return spec.data.count * spec.storage.volume_gib_per_node


def most_copies(spec: Fields) -> int:
    """Of the index with the most replicas; 2 if there are no indices."""
    return max((copies(index) for index in spec.indices.values()), default=2)


def nodes(spec: Fields) -> int:
    """As CloudWatch's metric Nodes counts: with the masters."""
    return spec.data.count + (spec.dedicated_master.count if spec.dedicated_master else 0)


def version(spec: Fields) -> tuple[int, ...]:
    return tuple(int(part) for part in spec.engine_version.split("."))
