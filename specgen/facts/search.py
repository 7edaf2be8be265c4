"""OpenSearch: volumes and memory of nodes, which masters a domain needs, its versions."""

from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec

from specgen.facts import ec2, store

_GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
VOLUMES = f"{_GUIDE}/limits.html#ebsresource"
HEAP = f"{_GUIDE}/limits.html#java-process-limit"
MASTERS = f"{_GUIDE}/managedomains-dedicatedmasternodes.html#dedicatedmasternodes-instance"
SHARDS = f"{_GUIDE}/bp.html#bp-shard-count"
AS_OF = date(2026, 11, 24)
SUFFIX = ".search"

MAX_HEAP_GIB = 32
SHARDS_PER_HEAP_GIB = 25
MAX_SHARDS_PER_NODE = 1_000
"""source: SHARDS and HEAP, in the copies of 2023 (2026-11-24); half of a node's memory is heap"""


class MasterSize(NamedTuple):
    """nodes, shards: the most that masters with this memory are for"""

    nodes: int
    memory_gib: int
    shards: int
    advised: str


MASTER_SIZES = (
    MasterSize(10, 8, 10_000, "m6g.large.search"),
    MasterSize(30, 16, 30_000, "c6g.2xlarge.search"),
    MasterSize(75, 32, 75_000, "c6g.4xlarge.search"),
    MasterSize(125, 64, 75_000, "r6g.2xlarge.search"),
    MasterSize(200, 128, 75_000, "r6g.4xlarge.search"),
)
"""source: MASTERS, in the copy of 2023 (2026-11-24)"""

GP3_IOPS = (3_000, 16_000)
GP3_FREE_IOPS_PER_GIB = 3
GP3_THROUGHPUT_MIB = (125, 1_000)
GP3_SMALL_GIB = 170
GP3_STEP_GIB = 3_000
GP3_STEP_THROUGHPUT_MIB = 250
GP3_MAX_THROUGHPUT_PER_IOPS = 0.25
GP3 = "https://github.com/hashicorp/terraform-provider-aws/issues/39136"
"""Below what the price includes, AWS accepts the request, but the change never ends.

source: the pricing calculator's sums as that issue quotes them; the maxima are of
createupdatedomains.html; 0.25 MiB/s per IOPS is EBS's own (2026-11-24). The 170 GiB below which
125 MiB/s are included are not verified: no page that could be read has them
"""

VERSIONS = (
    *("1.0", "1.1", "1.2", "1.3"),
    *("2.3", "2.5", "2.7", "2.9", "2.11", "2.13", "2.15", "2.17", "2.19"),
    *("3.1", "3.3", "3.5"),
)
"""Versions of OpenSearch that the service offered on AS_OF, oldest first.

source: the service's page `what-is` as several public projects quote it
"""
VERSIONS_PAGE = f"{_GUIDE}/what-is.html#choosing-version"

ROLLOVER_SINCE = (1, 3)
"""First version with rollover by `min_primary_shard_size` and transitions by `min_rollover_age`.

source: https://github.com/opensearch-project/documentation-website/issues/541 and pull/1751
"""

ZSTD_SINCE = (2, 9)
"""source: https://docs.opensearch.org/2.11/im-plugin/index-codecs/, and for AWS
https://aws.amazon.com/blogs/big-data/optimize-storage-costs-in-amazon-opensearch-service-using-zstandard-compression/
(2026-11-24)
"""


LOCAL_DISKS = frozenset(("i3", "r6gd", "i4g", "i4i", "i8g", "im4gn", "r7gd", "r8gd", "oi2"))
"""Families that take no volume.

source: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-opensearchservice/lib/domain.ts
(2026-11-29)
"""

WITHOUT_ENCRYPTION = frozenset(("m3", "r3", "t2"))
"""Families without encryption of data at rest. source: as LOCAL_DISKS"""

WARM, BURSTABLE = "ultrawarm1", "t3"

_OPTIMIZED = frozenset(("or1", "or2", "om2", "oi2"))
OPTIMIZED_SINCE = (2, 11)
OPTIMIZED_REFRESH_SECONDS = 10
"""source: developerguide/or1.html (2026-11-29)"""

OBJECT_TYPES = ("object", "nested")
FIELD_TYPES = (
    *("boolean", "binary", "percolator", "derived", "join", "flat_object", *OBJECT_TYPES),
    *("text", "keyword", "match_only_text", "wildcard", "version", "search_as_you_type"),
    *("byte", "short", "integer", "long", "unsigned_long", "half_float", "float", "double"),
    *("integer_range", "long_range", "float_range", "double_range", "date_range", "ip_range"),
    *("date", "date_nanos", "ip", "geo_point", "geo_shape", "xy_point", "xy_shape"),
    *("completion", "rank_feature", "rank_features", "sparse_vector", "murmur3"),
)
FIELD_TYPES_WITH_MORE = {
    "alias": "path",
    "constant_keyword": "value",
    "knn_vector": "dimension",
    "scaled_float": "scaling_factor",
    "semantic": "model_id",
    "star_tree": "config",
    "token_count": "analyzer",
}
"""Types of fields, and those that need a parameter, with it.

source: https://docs.opensearch.org/latest/mappings/supported-field-types/index/ (2026-11-29)
"""

METADATA = frozenset(
    (
        *("_field_names", "_id", "_ignored", "_index", "_meta", "_nested_path", "_primary_term"),
        *("_routing", "_seq_no", "_size", "_source", "_type", "_version"),
    )
)
"""source: https://docs.opensearch.org/latest/mappings/metadata-fields/index/ (2026-11-29)"""


def family(name: str) -> str:
    return name.partition(".")[0]


def is_optimized(name: str) -> bool:
    """Whether its nodes are optimized for OpenSearch: their data is in S3 as well."""
    return family(name) in _OPTIMIZED


class _Volumes(msgspec.Struct, frozen=True):
    """maximum_gib: of gp3; local_disks: types that take no volume; without_gp3: at most gp2"""

    minimum_gib: int
    maximum_gib: dict[str, int]
    local_disks: frozenset[str]
    without_gp3: frozenset[str]


@cache
def _volumes() -> _Volumes:
    return store.facts("search_volumes", _Volumes)


def volume_range(name: str) -> tuple[int, int] | None:
    """GiB of gp3 at least and at most; None for a type that is not known, or takes none."""
    most = _volumes().maximum_gib.get(name)
    return None if most is None else (_volumes().minimum_gib, most)


def has_local_disks(name: str) -> bool:
    return name in _volumes().local_disks or family(name) in LOCAL_DISKS


def lacks_gp3(name: str) -> bool:
    return name in _volumes().without_gp3


def memory_gib(name: str) -> float | None:
    """None for types that EC2 does not sell, such as or1.large.search."""
    machine = ec2.instance_type(name.removesuffix(SUFFIX))
    return None if machine is None else machine.memory_mib / 1024


def heap_gib(name: str) -> float | None:
    memory = memory_gib(name)
    return None if memory is None else min(memory / 2, MAX_HEAP_GIB)


def masters_for(nodes: int, shards: int) -> MasterSize | None:
    """The smallest masters for a domain; None if no size is enough."""
    fitting = (m for m in MASTER_SIZES if nodes <= m.nodes and shards <= m.shards)
    return next(fitting, None)


def least_throughput(gib: int) -> int:
    """MiB/s that the price of the volume includes."""
    if gib <= GP3_SMALL_GIB:
        return GP3_THROUGHPUT_MIB[0]
    return min(GP3_THROUGHPUT_MIB[1], -(-gib // GP3_STEP_GIB) * GP3_STEP_THROUGHPUT_MIB)


def least_iops(gib: int) -> int:
    return min(GP3_IOPS[1], max(GP3_IOPS[0], gib * GP3_FREE_IOPS_PER_GIB))
