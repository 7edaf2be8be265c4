"""What AWS tells two resources of a type apart by: it has only one with the same values.

source: the error "already exists" (or "duplicate", "conflict") of each type's create call in its
API reference; the arguments are those of hashicorp/aws 5.100.0 (2026-11-28)
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """arguments: that must differ in one at least, the first is never left out

    everywhere: in all regions; blocks: the first is a block of addresses, which may not overlap
    shared: in all accounts
    chosen: AWS chooses an argument that is left out, so nothing can be said without it
    """

    arguments: tuple[str, ...]
    everywhere: bool = False
    shared: bool = False
    blocks: bool = False
    chosen: bool = False


def _named(*kinds: str) -> dict[str, Identity]:
    return {f"aws_{kind}": Identity(("name",)) for kind in kinds}


def _global(*kinds: str) -> dict[str, Identity]:
    return {f"aws_{kind}": Identity(("name",), everywhere=True) for kind in kinds}


def _of_a_bucket(*settings: str) -> dict[str, Identity]:
    """A second one replaces what the first has set."""
    bucket = Identity(("bucket",), everywhere=True, shared=True)
    return {f"aws_s3_bucket_{setting}": bucket for setting in settings}


_RULE = (
    "security_group_id",
    "ip_protocol",
    "from_port",
    "to_port",
    "cidr_ipv4",
    "cidr_ipv6",
    "prefix_list_id",
    "referenced_security_group_id",
)

IDENTITIES: Mapping[str, Identity] = {
    **_global(
        "cloudfront_cache_policy",
        "cloudfront_origin_access_control",
        "cloudfront_origin_request_policy",
        "iam_group",
        "iam_instance_profile",
        "iam_policy",
        "iam_role",
        "iam_user",
    ),
    "aws_cloudfront_vpc_origin": Identity(("vpc_origin_endpoint_config",), everywhere=True),
    **_named(
        "athena_workgroup",
        "autoscaling_group",
        "backup_vault",
        "cloudtrail",
        "cloudwatch_event_bus",
        "cloudwatch_log_delivery_source",
        "cloudwatch_log_group",
        "db_option_group",
        "db_parameter_group",
        "db_proxy",
        "db_subnet_group",
        "docdb_cluster_parameter_group",
        "docdb_subnet_group",
        "dynamodb_table",
        "ecr_repository",
        "ecs_capacity_provider",
        "ecs_cluster",
        "eks_cluster",
        "elasticache_parameter_group",
        "elasticache_serverless_cache",
        "elasticache_subnet_group",
        "glue_catalog_database",
        "kinesis_firehose_delivery_stream",
        "kinesis_stream",
        "kms_alias",
        "launch_template",
        "lb",
        "lb_target_group",
        "memorydb_cluster",
        "memorydb_parameter_group",
        "memorydb_subnet_group",
        "neptune_cluster_parameter_group",
        "neptune_subnet_group",
        "opensearchserverless_collection",
        "rds_cluster_parameter_group",
        "redshift_parameter_group",
        "redshift_subnet_group",
        "secretsmanager_secret",
        "sfn_state_machine",
        "sns_topic",
        "sqs_queue",
        "ssm_document",
        "ssm_parameter",
    ),
    "aws_api_gateway_domain_name": Identity(("domain_name",)),
    "aws_appautoscaling_target": Identity(
        ("service_namespace", "resource_id", "scalable_dimension")
    ),
    "aws_budgets_budget": Identity(("name",), everywhere=True),
    "aws_ce_cost_allocation_tag": Identity(("tag_key",), everywhere=True),
    "aws_ce_cost_category": Identity(("name",), everywhere=True),
    "aws_cloudwatch_dashboard": Identity(("dashboard_name",), everywhere=True),
    # The console refuses a channel twice in an account; not verified for the API.
    "aws_chatbot_slack_channel_configuration": Identity(
        ("slack_channel_id", "slack_team_id"), everywhere=True
    ),
    "aws_cloudwatch_event_rule": Identity(("name", "event_bus_name")),
    "aws_cloudwatch_log_metric_filter": Identity(("log_group_name", "name")),
    "aws_cloudwatch_metric_alarm": Identity(("alarm_name",)),
    "aws_cognito_user_pool_domain": Identity(("domain",), shared=True),
    "aws_db_instance": Identity(("identifier",)),
    "aws_docdb_cluster": Identity(("cluster_identifier",)),
    "aws_ecs_service": Identity(("name", "cluster")),
    "aws_efs_mount_target": Identity(("file_system_id", "subnet_id")),
    "aws_eks_node_group": Identity(("node_group_name", "cluster_name")),
    "aws_elasticache_cluster": Identity(("cluster_id",)),
    "aws_elasticache_replication_group": Identity(("replication_group_id",)),
    "aws_elasticache_user": Identity(("user_id",)),
    "aws_elasticache_user_group": Identity(("user_group_id",)),
    "aws_elasticsearch_domain": Identity(("domain_name",)),
    "aws_iam_openid_connect_provider": Identity(("url",), everywhere=True),
    "aws_internet_gateway": Identity(("vpc_id",)),
    "aws_key_pair": Identity(("key_name",)),
    "aws_lambda_function": Identity(("function_name",)),
    "aws_lb_listener": Identity(("load_balancer_arn", "port")),
    "aws_lb_listener_rule": Identity(("listener_arn", "priority"), chosen=True),
    "aws_mq_broker": Identity(("broker_name",)),
    "aws_msk_cluster": Identity(("cluster_name",)),
    "aws_neptune_cluster": Identity(("cluster_identifier",)),
    "aws_network_interface": Identity(("private_ip", "subnet_id"), chosen=True),
    "aws_opensearch_domain": Identity(("domain_name",)),
    "aws_rds_cluster": Identity(("cluster_identifier",)),
    "aws_redshift_cluster": Identity(("cluster_identifier",)),
    "aws_route": Identity(("destination_cidr_block", "route_table_id")),
    "aws_route53_record": Identity(
        ("name", "zone_id", "type", "set_identifier"), everywhere=True, shared=True
    ),
    "aws_route_table_association": Identity(("subnet_id",)),
    "aws_s3_bucket": Identity(("bucket",), everywhere=True, shared=True),
    **_of_a_bucket(
        "accelerate_configuration",
        "acl",
        "cors_configuration",
        "lifecycle_configuration",
        "logging",
        "notification",
        "object_lock_configuration",
        "ownership_controls",
        "policy",
        "public_access_block",
        "replication_configuration",
        "request_payment_configuration",
        "server_side_encryption_configuration",
        "versioning",
        "website_configuration",
    ),
    "aws_secretsmanager_secret_rotation": Identity(("secret_id",)),
    "aws_scheduler_schedule": Identity(("name", "group_name")),
    "aws_scheduler_schedule_group": Identity(("name",)),
    "aws_security_group": Identity(("name", "vpc_id")),
    "aws_service_discovery_private_dns_namespace": Identity(("name", "vpc")),
    "aws_subnet": Identity(("cidr_block", "vpc_id"), blocks=True),
    "aws_timestreamwrite_database": Identity(("database_name",)),
    "aws_volume_attachment": Identity(("device_name", "instance_id")),
    "aws_vpc_security_group_egress_rule": Identity(_RULE),
    "aws_vpc_security_group_ingress_rule": Identity(_RULE),
    "aws_wafv2_ip_set": Identity(("name", "scope")),
    "aws_wafv2_web_acl": Identity(("name", "scope")),
    # Of an account at PagerDuty, which the regions and environments here share: a second one has
    # "Name has already been taken". source: https://github.com/openshift/pagerduty-operator/pull/43
    # for services (2026-11-29); for policies not verified.
    "pagerduty_escalation_policy": Identity(("name",), everywhere=True, shared=True),
    "pagerduty_service": Identity(("name",), everywhere=True, shared=True),
}
"""By resource type. Not here: types that AWS tells apart by an id of its own."""

NAMED: Mapping[str, str] = {
    "alarm": "aws_cloudwatch_metric_alarm",
    "autoscaling_group": "aws_autoscaling_group",
    "backup_vault": "aws_backup_vault",
    "cache_user": "aws_elasticache_user",
    "cache_policy": "aws_cloudfront_cache_policy",
    "dashboard": "aws_cloudwatch_dashboard",
    "db_cluster": "aws_rds_cluster",
    "db_cluster_parameter_group": "aws_rds_cluster_parameter_group",
    "db_instance": "aws_db_instance",
    "delivery_stream": "aws_kinesis_firehose_delivery_stream",
    "db_option_group": "aws_db_option_group",
    "db_parameter_group": "aws_db_parameter_group",
    "db_subnet_group": "aws_db_subnet_group",
    "ecr_repository": "aws_ecr_repository",
    "ecs_capacity_provider": "aws_ecs_capacity_provider",
    "ecs_cluster": "aws_ecs_cluster",
    "iam_policy": "aws_iam_policy",
    "iam_role": "aws_iam_role",
    "instance_profile": "aws_iam_instance_profile",
    "kms_alias": "aws_kms_alias",
    "launch_template": "aws_launch_template",
    "load_balancer": "aws_lb",
    "log_group": "aws_cloudwatch_log_group",
    "log_delivery": "aws_cloudwatch_log_delivery_source",
    "opensearch_domain": "aws_opensearch_domain",
    "origin_access_control": "aws_cloudfront_origin_access_control",
    "origin_request_policy": "aws_cloudfront_origin_request_policy",
    "vpc_origin": "aws_cloudfront_vpc_origin",
    "replication_group": "aws_elasticache_replication_group",
    "s3_bucket": "aws_s3_bucket",
    "secret": "aws_secretsmanager_secret",
    "sns_topic": "aws_sns_topic",
    "sqs_queue": "aws_sqs_queue",
    "ssm_parameter": "aws_ssm_parameter",
    "target_group": "aws_lb_target_group",
}
"""Key of facts.names.LIMITS -> the type that such a name alone tells apart.

Not here: names that are unique only in something else, such as a VPC or a cluster.
"""
