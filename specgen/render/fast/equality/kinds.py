"""Resources of many types as data, each with its required and a few optional arguments."""

import inspect
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import chain, cycle, islice
from types import ModuleType
from typing import Any

from specgen.terraform.providers import AWS, Provider

RESOURCES_PER_STACK = 45
OPTIONAL_ARGUMENTS = 5  # set besides the required ones: about as many as specgen's constructs set

ANCHORS = (
    "vpc",
    "subnet",
    "security_group",
    "kms_key",
    "iam_role",
    "s3_bucket",
    "sns_topic",
    "lb_target_group",
)
KINDS = """
    internet_gateway nat_gateway eip route_table route route_table_association flow_log instance
    vpc_security_group_ingress_rule vpc_security_group_egress_rule vpc_endpoint kms_alias lb
    s3_bucket_public_access_block s3_bucket_policy s3_bucket_lifecycle_configuration iam_policy
    iam_role_policy iam_role_policy_attachment iam_instance_profile lb_listener lb_listener_rule
    acm_certificate route53_zone route53_record wafv2_web_acl wafv2_web_acl_association sqs_queue
    cloudfront_distribution cloudwatch_log_group cloudwatch_metric_alarm cloudwatch_dashboard
    cloudwatch_event_rule cloudwatch_event_target sns_topic_subscription sqs_queue_policy
    dynamodb_table db_instance db_subnet_group db_parameter_group rds_cluster rds_cluster_instance
    elasticache_replication_group elasticache_subnet_group opensearch_domain ecs_cluster ecs_service
    ecs_task_definition ecr_repository ecr_lifecycle_policy lambda_function lambda_permission
    lambda_event_source_mapping apigatewayv2_api apigatewayv2_stage apigatewayv2_route cloudtrail
    apigatewayv2_integration secretsmanager_secret secretsmanager_secret_version ssm_parameter
    appautoscaling_target appautoscaling_policy autoscaling_group launch_template efs_file_system
    efs_mount_target backup_vault backup_plan backup_selection budgets_budget kinesis_stream
    sfn_state_machine appsync_graphql_api athena_workgroup batch_compute_environment glue_job
    codebuild_project cognito_user_pool dax_cluster config_config_rule guardduty_detector mq_broker
    msk_cluster neptune_cluster redshift_cluster ses_template transfer_server
""".split()  # noqa: SIM905 - 88 quoted lines say no more

# Arguments that hold a reference: what the name ends with, the anchor, the attribute read.
REFERENCES = (
    ("vpc_id", "vpc", "id"),
    ("subnet_id", "subnet", "id"),
    ("subnet_ids", "subnet", "id"),
    ("subnets", "subnet", "id"),
    ("security_group_id", "security_group", "id"),
    ("security_group_ids", "security_group", "id"),
    ("security_groups", "security_group", "id"),
    ("role", "iam_role", "name"),
    ("role_arn", "iam_role", "arn"),
    ("bucket", "s3_bucket", "id"),
    ("target_group_arn", "lb_target_group", "arn"),
    ("kms_key_id", "kms_key", "arn"),
    ("arn", "sns_topic", "arn"),
)
# Meta-arguments of every resource, and `id`, which Terraform computes.
SKIPPED = {
    "id",
    "tags_all",
    "region",
    "connection",
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "provider",
    "provisioners",
    "timeouts",
}


@dataclass(frozen=True)
class Ref:
    anchor: str
    attribute: str


@dataclass(frozen=True)
class Block:
    struct: type
    arguments: dict[str, Any]


def text(name: str) -> str | Ref:
    for ending, anchor, attribute in REFERENCES:
        if name == ending or name.endswith(f"_{ending}"):
            return Ref(anchor, attribute)
    return f"{name} → ⅔"


def alternatives(annotation: Any) -> list[Any]:
    if typing.get_origin(annotation) is typing.Union:
        return list(chain(*(alternatives(part) for part in typing.get_args(annotation))))
    return [annotation]


def value(module: ModuleType, name: str, annotation: Any) -> Any:
    """Something the annotation accepts: plain data, Ref or Block."""
    choices = alternatives(annotation)
    scalars = {bool: True, str: text(name), int: 7}
    for choice in choices:
        if choice in scalars:
            return scalars[choice]
        if isinstance(choice, typing.ForwardRef):
            return block(module, choice.__forward_arg__)
        if str(choice).startswith("typing.Mapping"):
            return {"Name": name, "cost-centre": "4711"}
        if str(choice).startswith("typing.Sequence"):
            return [value(module, name, typing.get_args(choice)[0])] * 2
    raise TypeError(f"nothing known for {name}: {annotation}")


def block(module: ModuleType, struct: str) -> Block:
    kind = getattr(module, struct)
    return Block(kind, arguments(module, kind, optional=1))


def arguments(module: ModuleType, kind: type, optional: int) -> dict[str, Any]:
    """All required arguments of a class, and the first few optional ones that are not blocks."""
    result = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        is_required = parameter.default is inspect.Parameter.empty
        is_skipped = name in SKIPPED and not (is_required and name == "id")
        if is_skipped or parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            continue
        if parameter.default is None and (not optional or "ForwardRef" in str(parameter)):
            continue
        optional -= parameter.default is None
        result[name] = value(module, name, parameter.annotation)
    return result


@cache
def plan(kind: str, provider: Provider = AWS) -> tuple[type, dict[str, Any]]:
    module = import_module(f"{provider.module}.{kind}")
    resource = getattr(module, kind.title().replace("_", ""))
    return resource, arguments(module, resource, OPTIONAL_ARGUMENTS)


def filled(planned: Any, made: dict[str, Any]) -> Any:
    match planned:
        case Ref() if planned.anchor not in made:  # the anchor itself is being made
            return "literal"
        case Ref():
            return getattr(made[planned.anchor], planned.attribute)
        case Block():
            return planned.struct(**filled(planned.arguments, made))
        case dict():
            return {key: filled(item, made) for key, item in planned.items()}
        case list():
            return [filled(item, made) for item in planned]
        case _:
            return planned


def add_stack(app: Any, name: str, kinds: Iterator[str]) -> None:
    from cdktf import LocalBackend, TerraformStack  # noqa: PLC0415 - after fast.install()

    stack = TerraformStack(app, name)
    LocalBackend(stack, path=f"{name}.tfstate")
    plan_of_provider = import_module(f"{AWS.module}.provider")
    plan_of_provider.AwsProvider(stack, "aws", region="eu-central-1")
    made: dict[str, Any] = {}
    for number, kind in enumerate(kinds):
        resource, planned = plan(kind)
        label = f"{kind}-{number}"
        built = resource(stack, f"aws_{kind}.{label}", **filled(planned, made))
        built.override_logical_id(label)
        made.setdefault(kind, built)


def add_stacks(app: Any, count: int) -> None:
    """The anchors in every stack, the other kinds in turn."""
    others = cycle(KINDS)
    for number in range(count):
        rest = islice(others, RESOURCES_PER_STACK - len(ANCHORS))
        add_stack(app, f"stack-{number:02}", chain(ANCHORS, rest))
