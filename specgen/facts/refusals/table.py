"""Every change that AWS refuses, by resource type; the stateful types without one."""

from collections.abc import Mapping
from itertools import groupby

from specgen.facts.refusals import (
    accounts,
    caches,
    clusters,
    files,
    instances,
    locks,
    streams,
    tables,
)
from specgen.facts.refusals.refusal import Refusal

_ROWS = (
    *instances.ROWS,
    *clusters.ROWS,
    *caches.ROWS,
    *files.ROWS,
    *tables.ROWS,
    *streams.ROWS,
    *accounts.ROWS,
    *locks.ROWS,
)


def _kind(row: Refusal) -> str:
    return row.kind


REFUSALS: Mapping[str, tuple[Refusal, ...]] = {
    kind: tuple(rows) for kind, rows in groupby(sorted(_ROWS, key=_kind), key=_kind)
}

UNAFFECTED: Mapping[str, str] = {
    "aws_backup_vault": "only its tags change in place; its lock is a resource of its own",
    "aws_cloudhsm_v2_cluster": "only its tags change in place",
    "aws_cloudtrail": "every argument that changes in place can be changed back",
    "aws_cloudwatch_log_group": "retention and key change freely; another class replaces it",
    "aws_db_snapshot": "only tags and the accounts it is shared with change in place",
    "aws_ebs_snapshot": "the storage tier changes both ways; all else replaces it",
    "aws_ecr_repository": "scanning and mutability change freely; encryption replaces it",
    "aws_eip": "only what it is attached to changes in place",
    "aws_elasticache_serverless_cache": "an older version or another engine replaces it",
    "aws_fsx_lustre_file_system": "less storage, fewer metadata IOPS, another version replace it",
    "aws_kms_external_key": "other key material replaces it",
    "aws_kms_replica_key": "another primary key replaces it",
    "aws_msk_serverless_cluster": "only its tags change in place",
    "aws_opensearchserverless_collection": "type and standby replicas replace it",
    "aws_prometheus_workspace": "alias and logging change freely; another key replaces it",
    "aws_s3_bucket": "the provider refuses while planning to turn versioning off; Object Lock "
    "replaces it",
    "aws_secretsmanager_secret": "key, replicas and rotation change freely",
    "aws_sns_topic": "from FIFO to standard replaces it; what AWS asks before an archive is "
    "deleted depends on its messages",
    "aws_timestreamwrite_table": "retention changes freely; another partition key replaces it",
}
"""Stateful type -> why no change of it is listed; each was planned with provider 5.100.0."""

UNREAD = frozenset(
    {
        "aws_backup_logically_air_gapped_vault",
        "aws_cloudwatch_event_archive",
        "aws_codeartifact_domain",
        "aws_cognito_identity_pool",
        "aws_dax_cluster",
        "aws_directory_service_directory",
        "aws_docdbelastic_cluster",
        "aws_dsql_cluster",
        "aws_ecrpublic_repository",
        "aws_fsx_openzfs_volume",
        "aws_glacier_vault",
        "aws_keyspaces_keyspace",
        "aws_lightsail_database",
        "aws_memorydb_multi_region_cluster",
        "aws_neptunegraph_graph",
        "aws_qldb_ledger",
        "aws_redshiftserverless_namespace",
        "aws_s3_directory_bucket",
        "aws_s3tables_table_bucket",
        "aws_timestreaminfluxdb_db_instance",
    }
)
"""Stateful types whose changes nobody has looked up yet: that nothing is listed says nothing."""
