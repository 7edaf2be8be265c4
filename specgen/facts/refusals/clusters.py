"""Clusters of databases: Aurora, Multi-AZ, DocumentDB, Neptune and its graphs."""

from specgen.facts.refusals import words
from specgen.facts.refusals.forms import (
    added,
    alters,
    both,
    changed,
    either,
    leaves,
    removed,
    shrinks,
    starts,
    where,
)
from specgen.facts.refusals.refusal import DOCS, PROVIDER, Form, Refusal
from specgen.facts.refusals.upgrades import (
    Paths,
    goes_down,
    has_no_path,
    is_major,
    is_older_release,
    is_unasked_major,
    numbers,
    postgres,
    same_release,
)

_RDS = f"{DOCS}/AmazonRDS/latest"
_MODIFY = f"{_RDS}/APIReference/API_ModifyDBCluster.html"
_CODE = f"{PROVIDER}/blob/v5.100.0/internal/service"
_PAGES = f"{PROVIDER}/blob/v5.100.0/website/docs/r"
_DOCUMENTS = f"{DOCS}/documentdb/latest/developerguide"
_MAJORS = f"{_DOCUMENTS}/docdb-mvu.html"
_DOCUMENTDB_PATHS: Paths = {(3,): ((5,),), (4,): ((5,),), (5,): ((8,),), (8,): ()}
_ELASTIC = "https://github.com/aws/aws-cdk/issues/29097"
"""AWS's own words, in an error message."""
_SHARDS = ("shard_count", "shard_capacity")
_NETWORK = ("subnet_ids", "vpc_security_group_ids")
_PASSWORD = ("admin_user_password",)
_NEPTUNE = f"{DOCS}/neptune/latest/apiref/API_ModifyDBCluster.html"
"""It speaks of upgrades only; that a version never goes down is not verified for Neptune."""
_NEPTUNE_TYPES = f"{DOCS}/neptune/latest/userguide/release-types.html"


def _row(path: str, when: Form, says: str, instead: str, source: str = _MODIFY) -> Refusal:
    return Refusal("aws_rds_cluster", path, when, says, instead, source)


_AURORA = (
    _row("engine_version", goes_down, words.DOWN, words.COPY, f"{PROVIDER}/issues/39883"),
    _row(
        "engine_version",
        either(
            both(starts("engine", "aurora"), is_unasked_major(numbers(1))),
            both(where("engine", "postgres"), is_unasked_major(postgres)),
        ),
        words.UNASKED,
        words.ASK,
    ),
    Refusal(
        "aws_rds_cluster",
        "engine_version",
        both(where("engine", "postgres", "aurora-postgresql"), is_older_release),
        words.OLDER,
        words.NEWER,
        "https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/308",
        same_release,
    ),
    _row(
        "engine_version",
        both(where("engine", "mysql"), is_major(numbers(2))),
        "a Multi-AZ cluster of MySQL has no upgrade to another major version ({old} to {new})",
        "make a new cluster, and copy the data into it",
        f"{_RDS}/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
    ),
    _row(
        "allocated_storage",
        shrinks,
        words.SMALLER,
        "write {old} again; less storage needs a new cluster that the data is copied into",
        f"{_RDS}/UserGuide/USER_PIOPS.ModifyingExisting.html",  # not verified for clusters
    ),
    Refusal(
        "aws_rds_cluster",
        "backtrack_window",
        both(leaves(0), starts("engine", "aurora-mysql")),
        "backtracking is turned on only when a cluster is created, and never again once it is off",
        "take it out again; a clone or a restored snapshot can have it",
        f"{_RDS}/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.Configuring.html",
        default=0,
    ),
    _row(
        "global_cluster_identifier",
        either(added, changed),
        words.JOINS,
        words.LEAVE,
        f"{_CODE}/rds/cluster.go",
    ),
    _row("master_user_secret_kms_key_id", changed, words.KEPT_KEY, words.AGAIN),
    _row(
        "performance_insights_kms_key_id",
        changed,
        words.INSIGHTS,
        words.AGAIN,
        f"{_PAGES}/rds_cluster.html.markdown",
    ),
    Refusal(
        "aws_rds_cluster_instance",
        "performance_insights_kms_key_id",
        changed,
        words.INSIGHTS,
        words.AGAIN,
        f"{_PAGES}/rds_cluster_instance.html.markdown",
    ),
    Refusal(
        "aws_rds_global_cluster",
        "engine_version",
        goes_down,
        words.DOWN,
        words.COPY,
        f"{_RDS}/APIReference/API_ModifyGlobalCluster.html",
    ),
)

_DOCUMENTDB = (
    Refusal("aws_docdb_cluster", "engine_version", goes_down, words.DOWN, words.COPY, _MAJORS),
    Refusal(
        "aws_docdb_cluster",
        "engine_version",
        is_unasked_major(numbers(1)),
        words.UNASKED,
        words.ASK,
        f"{_DOCUMENTS}/API_ModifyDBCluster.html",
    ),
    Refusal(
        "aws_docdb_cluster",
        "engine_version",
        has_no_path(_DOCUMENTDB_PATHS),
        "DocumentDB has no upgrade from {old} to {new}",
        "3.6 and 4.0 are upgraded to 5.0, and 5.0 to 8.0",
        _MAJORS,
    ),
    Refusal(
        "aws_docdb_cluster",
        "global_cluster_identifier",
        either(added, changed),
        words.JOINS,
        words.LEAVE,
        f"{_CODE}/docdb/cluster.go",
    ),
    *(
        Refusal(
            "aws_docdbelastic_cluster",
            path,
            both(alters(path), alters(*others)),
            "one change touches only one of shards, network and password",
            "write {old} again, and {new} in a later change",
            _ELASTIC,
        )
        for paths, others in ((_SHARDS, (*_NETWORK, *_PASSWORD)), (_NETWORK, _PASSWORD))
        for path in paths
    ),
)

_GRAPHS = (
    Refusal("aws_neptune_cluster", "engine_version", goes_down, words.DOWN, words.COPY, _NEPTUNE),
    Refusal(
        "aws_neptune_cluster",
        "engine_version",
        is_unasked_major(numbers(2)),
        words.UNASKED,
        words.ASK,
        _NEPTUNE_TYPES,
    ),
    Refusal(
        "aws_neptune_cluster",
        "global_cluster_identifier",
        either(added, changed),
        words.JOINS,
        words.LEAVE,
        f"{_CODE}/neptune/cluster.go",
    ),
    Refusal(
        "aws_neptunegraph_graph",
        "vector_search_configuration.vector_search_dimension",
        removed,
        "the index of vectors is made only together with its graph, and stays",
        "write the block `vector_search_configuration` with {old} again",
        f"{DOCS}/neptune-analytics/latest/userguide/vector-index.html",
    ),
)

ROWS = (*_AURORA, *_DOCUMENTDB, *_GRAPHS)
