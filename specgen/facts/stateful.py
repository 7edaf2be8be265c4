"""Resource types whose replacement loses something that Terraform cannot recreate.

Besides these, a resource with prevent_destroy counts as stateful.

source: the replacement notes of each type, AWS's pages on deletion (2026-11-22)
"""

from collections.abc import Mapping

_DATABASE = "the database with its data, its endpoint and its automated backups"
_CACHE = "what the cache holds, and its endpoint"
_SEARCH = "the indices of the domain, and its endpoint"
_MESSAGES = "the messages that are waiting in it"
_FILES = "the files on it"
_KEY = "what was encrypted with the key can never be read again"
_VALUE = "the value of the secret, and its ARN"
_IMAGES = "the images in it"
_USERS = "the users in it, who must sign up again"

_PURCHASE = "the money: AWS takes no purchase back, and a state that forgets it buys again"
_SIGNED = "as long as the zone above has its DS record, every name of the domain"

Losses = Mapping[str, str]
"""Resource type -> what is lost with it."""

_GRAPH = "the graph with its data, and its endpoint"

LOST: Losses = {
    "aws_acmpca_certificate_authority": "the authority: what it signed is no longer trusted",
    "aws_backup_logically_air_gapped_vault": "the recovery points in it",
    "aws_backup_vault": "the recovery points in it",
    "aws_cloudhsm_v2_cluster": "the keys in it",
    "aws_cloudwatch_event_archive": "the events in it",
    "aws_codeartifact_domain": "the packages in its repositories",
    "aws_cloudtrail": "a gap in the trail of what was done in the account",
    "aws_cloudwatch_log_group": "the logs in it",
    "aws_cognito_identity_pool": "the identities in it, which others may refer to",
    "aws_cognito_user_pool": _USERS,
    "aws_dax_cluster": _CACHE,
    "aws_db_instance": _DATABASE,
    "aws_db_snapshot": "the snapshot",
    "aws_directory_service_directory": "the users and computers in it",
    "aws_docdb_cluster": _DATABASE,
    "aws_docdbelastic_cluster": _DATABASE,
    "aws_dsql_cluster": _DATABASE,
    "aws_dynamodb_table": "the items of the table",
    "aws_ebs_snapshot": "the snapshot",
    "aws_ebs_volume": _FILES,
    "aws_ecr_repository": _IMAGES,
    "aws_ecrpublic_repository": _IMAGES,
    "aws_efs_file_system": _FILES,
    "aws_eip": "the public address, which others may have on their allow lists",
    "aws_elasticache_cluster": _CACHE,
    "aws_elasticache_replication_group": _CACHE,
    "aws_elasticache_reserved_cache_node": _PURCHASE,
    "aws_elasticache_serverless_cache": _CACHE,
    "aws_elasticsearch_domain": _SEARCH,
    "aws_fsx_lustre_file_system": _FILES,
    "aws_fsx_ontap_file_system": _FILES,
    "aws_fsx_ontap_volume": _FILES,
    "aws_fsx_openzfs_file_system": _FILES,
    "aws_fsx_openzfs_volume": _FILES,
    "aws_fsx_windows_file_system": _FILES,
    "aws_glacier_vault": "the archives in it",
    "aws_keyspaces_keyspace": "its tables with their rows",
    "aws_keyspaces_table": "the rows of the table",
    "aws_kinesis_stream": "the records in it",
    "aws_kms_external_key": _KEY,
    "aws_kms_key": _KEY,
    "aws_kms_replica_key": _KEY,
    "aws_lightsail_database": _DATABASE,
    "aws_memorydb_cluster": _CACHE,
    "aws_memorydb_multi_region_cluster": _CACHE,
    "aws_mq_broker": _MESSAGES,
    "aws_msk_cluster": "the topics with their records",
    "aws_msk_serverless_cluster": "the topics with their records",
    "aws_neptune_cluster": _DATABASE,
    "aws_neptunegraph_graph": _GRAPH,
    "aws_opensearch_domain": _SEARCH,
    "aws_opensearchserverless_collection": _SEARCH,
    "aws_prometheus_workspace": "the metrics in it",
    "aws_qldb_ledger": "the ledger with its history",
    "aws_rds_cluster": _DATABASE,
    "aws_rds_reserved_instance": _PURCHASE,
    "aws_rds_global_cluster": "the replication of the database between regions",
    "aws_redshift_cluster": _DATABASE,
    "aws_redshiftserverless_namespace": _DATABASE,
    "aws_route53_hosted_zone_dnssec": _SIGNED,
    "aws_route53_key_signing_key": _SIGNED,
    "aws_route53_zone": "the zone's name servers, which its parent delegates to",
    "aws_s3_bucket": "the objects in it, and its name, which another account may take",
    "aws_s3_directory_bucket": "the objects in it",
    "aws_s3tables_table_bucket": "the tables in it",
    "aws_secretsmanager_secret": _VALUE,
    "aws_sns_topic": "its ARN, and subscriptions that others made",
    "aws_sqs_queue": _MESSAGES,
    "aws_timestreaminfluxdb_db_instance": _DATABASE,
    "aws_timestreamwrite_table": "the records in it",
    "aws_vpc": "the network, with everything that lives in it",
}
PURCHASES = frozenset({"aws_elasticache_reserved_cache_node", "aws_rds_reserved_instance"})
"""Types whose creation cannot be undone: it is counted as the loss of anything else is."""

GUARDED = "what its `prevent_destroy` protects"


def lost_with(kind: str, losses: Losses, *, guarded: bool) -> str:
    """Empty for what Terraform can recreate; guarded: it has prevent_destroy."""
    return losses.get(kind) or (GUARDED if guarded else "")
