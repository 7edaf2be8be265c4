"""Every change that AWS refuses, by resource type; the stateful types without one."""

from collections.abc import Iterable, Mapping
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


def rules(attributes: Iterable[str]) -> list[str]:
    """What AWS does with changes of some `type.attribute`, in words, each once."""
    wanted = dict.fromkeys(attributes)
    rows = (row for one in wanted for row in REFUSALS.get(one.partition(".")[0], ()))
    return list(dict.fromkeys(r.in_general for r in rows if f"{r.kind}.{r.path}" in wanted))


UNAFFECTED: Mapping[str, str] = {
    "aws_elasticache_reserved_cache_node": "only its tags change in place",
    "aws_rds_reserved_instance": "only its tags change in place",
    "aws_backup_logically_air_gapped_vault": "only its tags change in place; other retention "
    "replaces it",
    "aws_backup_vault": "only its tags change in place; its lock is a resource of its own",
    "aws_cloudhsm_v2_cluster": "only its tags change in place",
    "aws_cloudtrail": "every argument that changes in place can be changed back",
    "aws_cloudwatch_event_archive": "pattern and retention change freely; another source "
    "replaces it",
    "aws_cloudwatch_log_group": "retention and key change freely; another class replaces it",
    "aws_codeartifact_domain": "only its tags change in place; another key replaces it",
    "aws_cognito_identity_pool": "providers and flows change freely; another developer "
    "provider replaces it",
    "aws_dax_cluster": "nodes come and go freely; another node type or encryption replaces it",
    "aws_db_snapshot": "only tags and the accounts it is shared with change in place",
    "aws_dsql_cluster": "key and protection change freely; another witness Region replaces it; "
    "what AWS says if peers are taken out is not verified",
    "aws_ebs_snapshot": "the storage tier changes both ways; all else replaces it",
    "aws_ecr_repository": "scanning and mutability change freely; encryption replaces it",
    "aws_ecrpublic_repository": "only its catalog data and tags change in place",
    "aws_eip": "only what it is attached to changes in place",
    "aws_elasticache_serverless_cache": "an older version or another engine replaces it",
    "aws_fsx_lustre_file_system": "less storage, fewer metadata IOPS, another version replace it",
    "aws_glacier_vault": "access policy and notifications change freely; its lock is a "
    "resource of its own",
    "aws_keyspaces_keyspace": "only its tags change in place; other Regions replace it",
    "aws_kms_external_key": "other key material replaces it",
    "aws_kms_replica_key": "another primary key replaces it",
    "aws_lightsail_database": "backups, windows and access change freely; another plan or "
    "engine replaces it",
    "aws_msk_serverless_cluster": "only its tags change in place",
    "aws_opensearchserverless_collection": "type and standby replicas replace it",
    "aws_prometheus_workspace": "alias and logging change freely; another key replaces it",
    "aws_qldb_ledger": "AWS ended the service on 2025-07-31",
    "aws_redshiftserverless_namespace": "key, roles and logs change freely; another database "
    "replaces it",
    "aws_route53_hosted_zone_dnssec": "signing can be turned off and on; what a resolver then "
    "thinks of the DS record is not AWS's to refuse",
    "aws_route53_key_signing_key": "its status changes freely; another key or name replaces it",
    "aws_s3_bucket": "the provider refuses while planning to turn versioning off; Object Lock "
    "replaces it",
    "aws_s3_directory_bucket": "only force_destroy changes in place, which AWS never sees",
    "aws_s3tables_table_bucket": "AWS takes any maintenance and any default encryption",
    "aws_secretsmanager_secret": "key, replicas and rotation change freely",
    "aws_sns_topic": "from FIFO to standard replaces it; what AWS asks before an archive is "
    "deleted depends on its messages",
    "aws_timestreamwrite_table": "retention changes freely; another partition key replaces it",
}
"""Stateful type -> why no change of it is listed; each was planned with provider 5.100.0."""
