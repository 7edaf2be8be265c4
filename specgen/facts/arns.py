"""ARNs that follow from the name of a resource.

source: https://docs.aws.amazon.com/service-authorization/latest/reference/ (2026-11-30): the
"Resource types" table of each service; not verified one by one against resources in an account
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """resource: the last part of the ARN, {} for the name; a * is what AWS adds

    argument: of the resource type, with the name
    regional, owned: whether the ARN has a region, and an account
    """

    service: str
    resource: str
    argument: str = "name"
    regional: bool = True
    owned: bool = True


def _iam(resource: str) -> Form:
    return Form("iam", f"{resource}/{{}}", regional=False)


FORMS: Mapping[str, Form] = {
    "aws_autoscaling_group": Form("autoscaling", "autoScalingGroup:*:autoScalingGroupName/{}"),
    "aws_backup_vault": Form("backup", "backup-vault:{}"),
    "aws_cloudtrail": Form("cloudtrail", "trail/{}"),
    "aws_cloudwatch_composite_alarm": Form("cloudwatch", "alarm:{}", "alarm_name"),
    "aws_cloudwatch_dashboard": Form(
        "cloudwatch", "dashboard/{}", "dashboard_name", regional=False
    ),
    "aws_cloudwatch_event_rule": Form("events", "rule/{}"),
    "aws_cloudwatch_log_group": Form("logs", "log-group:{}"),
    "aws_cloudwatch_metric_alarm": Form("cloudwatch", "alarm:{}", "alarm_name"),
    "aws_db_instance": Form("rds", "db:{}", "identifier"),
    "aws_db_parameter_group": Form("rds", "pg:{}"),
    "aws_db_subnet_group": Form("rds", "subgrp:{}"),
    "aws_dynamodb_table": Form("dynamodb", "table/{}"),
    "aws_ecr_repository": Form("ecr", "repository/{}"),
    "aws_ecs_capacity_provider": Form("ecs", "capacity-provider/{}"),
    "aws_ecs_cluster": Form("ecs", "cluster/{}"),
    "aws_ecs_task_definition": Form("ecs", "task-definition/{}:*", "family"),
    "aws_elasticache_parameter_group": Form("elasticache", "parametergroup:{}"),
    "aws_elasticache_replication_group": Form(
        "elasticache", "replicationgroup:{}", "replication_group_id"
    ),
    "aws_elasticache_subnet_group": Form("elasticache", "subnetgroup:{}"),
    "aws_elasticache_user": Form("elasticache", "user:{}", "user_id"),
    "aws_elasticache_user_group": Form("elasticache", "usergroup:{}", "user_group_id"),
    "aws_iam_instance_profile": _iam("instance-profile"),
    "aws_iam_policy": _iam("policy"),
    "aws_iam_role": _iam("role"),
    "aws_kinesis_firehose_delivery_stream": Form("firehose", "deliverystream/{}"),
    "aws_kms_alias": Form("kms", "{}"),
    "aws_lambda_function": Form("lambda", "function:{}", "function_name"),
    "aws_lb": Form("elasticloadbalancing", "loadbalancer/app/{}/*"),
    "aws_lb_target_group": Form("elasticloadbalancing", "targetgroup/{}/*"),
    "aws_opensearch_domain": Form("es", "domain/{}", "domain_name"),
    "aws_rds_cluster": Form("rds", "cluster:{}", "cluster_identifier"),
    "aws_s3_bucket": Form("s3", "{}", "bucket", regional=False, owned=False),
    "aws_secretsmanager_secret": Form("secretsmanager", "secret:{}-*"),
    "aws_sfn_state_machine": Form("states", "stateMachine:{}"),
    "aws_sns_topic": Form("sns", "{}"),
    "aws_sqs_queue": Form("sqs", "{}"),
    "aws_ssm_document": Form("ssm", "document/{}"),
    "aws_ssm_parameter": Form("ssm", "parameter/{}"),
}


def form_of(kind: str, body: Mapping[str, Any]) -> Form | None:
    """None if the ARN has more in it than the name."""
    if kind == "aws_cloudwatch_event_rule" and "event_bus_name" in body:
        return None
    if kind == "aws_lb" and body.get("load_balancer_type") == "network":
        return Form("elasticloadbalancing", "loadbalancer/net/{}/*")
    if kind.startswith("aws_iam_") and "path" in body:
        return None
    return FORMS.get(kind)


def arn(form: Form, name: str, partition: str, region: str, account: str) -> str:
    """name: as AWS has it; a parameter's begins with a slash, which its ARN does not repeat"""
    place = f"{region if form.regional else ''}:{account if form.owned else ''}"
    resource = form.resource.replace("{}", name.removeprefix("/"))
    if form.service == "logs":  # names of log groups keep their slash
        resource = form.resource.replace("{}", name)
    return f"arn:{partition}:{form.service}:{place}:{resource}"
