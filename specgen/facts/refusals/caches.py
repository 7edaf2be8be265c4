"""ElastiCache, MemoryDB, OpenSearch."""

from specgen.facts.refusals import words
from specgen.facts.refusals.forms import (
    both,
    crosses,
    either,
    is_off,
    is_on,
    leaves,
    moves,
    turned_off,
    turned_on,
    unless,
    where,
)
from specgen.facts.refusals.refusal import DOCS, Refusal
from specgen.facts.refusals.upgrades import goes_down

_CACHE = f"{DOCS}/AmazonElastiCache/latest"
_GROUP = f"{_CACHE}/APIReference/API_ModifyReplicationGroup.html"
_KIND = "aws_elasticache_replication_group"
_TIERING = f"{DOCS}/memorydb/latest/APIReference/API_CreateCluster.html"
_MEMORYDB = f"{DOCS}/memorydb/latest/APIReference"
_SEARCH = f"{DOCS}/opensearch-service/latest"
_FINE_GRAINED = "advanced_security_options.enabled"
_NEEDED = (
    "encrypt_at_rest.enabled",
    "node_to_node_encryption.enabled",
    "domain_endpoint_options.enforce_https",
)
_NEEDS = f"{_SEARCH}/developerguide/fgac.html#fgac-enabling"
"""Read on pages of others that describe it."""

_CACHES = (
    Refusal(
        _KIND,
        "transit_encryption_enabled",
        both(turned_on, unless("transit_encryption_mode", "preferred")),
        "encryption in transit is turned on in two steps",
        "write transit_encryption_mode: preferred, and required in a later change",
        _GROUP,
        default=False,
    ),
    Refusal(
        _KIND,
        "cluster_mode",
        moves(("disabled",), ("enabled",)),
        "cluster mode is turned on in two steps",
        "write compatible, and enabled in a later change",
        _GROUP,
    ),
    Refusal(
        _KIND,
        "cluster_mode",
        leaves("enabled"),
        "cluster mode is never turned off again",
        "write enabled again",
        f"{_CACHE}/dg/modify-cluster-mode.html",
    ),
    Refusal(
        _KIND,
        "automatic_failover_enabled",
        both(turned_off, where("cluster_mode", "enabled")),
        "a group in cluster mode always fails over by itself",
        "write true again",
        f"{_CACHE}/APIReference/API_CreateReplicationGroup.html",
    ),
    *(
        Refusal(
            kind,
            "node_type",
            crosses(family),
            "nodes with data tiering and nodes without never take each other's place",
            "write {old} again, or another size of its family",
            source,
        )
        for kind, family, source in (
            (_KIND, "cache.r6gd.", f"{_CACHE}/APIReference/API_CreateReplicationGroup.html"),
            ("aws_memorydb_cluster", "db.r6gd.", _TIERING),
        )
    ),
    Refusal(
        "aws_elasticache_cluster",
        "az_mode",
        moves(("cross-az",), ("single-az",)),
        "nodes that are in several zones stay there",
        "write cross-az again",
        f"{_CACHE}/APIReference/API_ModifyCacheCluster.html",
    ),
    *(
        Refusal(kind, "engine_version", goes_down, words.DOWN, words.COPY, f"{_MEMORYDB}/{page}")
        for kind, page in (
            ("aws_memorydb_cluster", "API_UpdateCluster.html"),
            # It speaks of a new version only: that none goes down is not verified for these.
            ("aws_memorydb_multi_region_cluster", "API_UpdateMultiRegionCluster.html"),
        )
    ),
)

_SEARCHES = (
    Refusal(
        "aws_opensearch_domain",
        "off_peak_window_options.enabled",
        turned_off,
        "the off-peak window is never turned off again",
        "write true again",
        f"{_SEARCH}/APIReference/API_OffPeakWindowOptions.html",
    ),
    Refusal(
        "aws_opensearch_domain",
        _FINE_GRAINED,
        both(turned_on, either(*map(is_off, _NEEDED))),
        "fine-grained access control needs encryption at rest and between nodes, and HTTPS",
        "turn on " + ", ".join(_NEEDED) + ", too",
        _NEEDS,
        default=False,
    ),
    *(
        Refusal(
            kind,
            "domain_endpoint_options.enforce_https",
            both(turned_off, is_on(_FINE_GRAINED)),
            "fine-grained access control needs HTTPS",
            "write true again",
            _NEEDS,
        )
        for kind in ("aws_opensearch_domain", "aws_elasticsearch_domain")
    ),
)

ROWS = (*_CACHES, *_SEARCHES)
