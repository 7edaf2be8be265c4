"""Numbers of machines and tasks that contradict each other, and what is scaled by them."""

from collections.abc import Iterator, Mapping

from specgen.findings.finding import Problem, Severity
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_Keys = tuple[tuple[str, ...], str, str, str]
_RANGES: Mapping[str, _Keys] = {
    "aws_autoscaling_group": ((), "min_size", "max_size", "desired_capacity"),
    "aws_autoscaling_schedule": ((), "min_size", "max_size", "desired_capacity"),
    "aws_appautoscaling_target": ((), "min_capacity", "max_capacity", ""),
    "aws_appautoscaling_scheduled_action": (
        ("scalable_target_action",),
        "min_capacity",
        "max_capacity",
        "",
    ),
    "aws_eks_node_group": (("scaling_config",), "min_size", "max_size", "desired_size"),
    "aws_rds_cluster": (
        ("serverlessv2_scaling_configuration",),
        "min_capacity",
        "max_capacity",
        "",
    ),
}
"""Resource type -> path of the block, least, most, and what is between them."""

UNCHANGED = -1
"""What a schedule of EC2 Auto Scaling leaves as it is."""


@resource_check(
    "AWS009",
    "the least is not above the most, and the desired number is between them",
    *_RANGES,
    fact="EC2 Auto Scaling, Application Auto Scaling, EKS and RDS refuse a minimum above the "
    "maximum, and a desired capacity outside",
    source="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
)
def numbers_agree(kind: str, block: Block) -> Iterator[Problem]:
    path, low, high, wanted = _RANGES[kind]
    for inner in block.blocks(*path):
        least, most, desired = (_number(inner, key) for key in (low, high, wanted))
        if least is not None and most is not None and least > most:
            yield inner.problem(low, f"{low} {least:g} is above {high} {most:g}")
        elif desired is not None and least is not None and desired < least:
            yield inner.problem(wanted, f"{wanted} {desired:g} is below {low} {least:g}")
        elif desired is not None and most is not None and desired > most:
            yield inner.problem(wanted, f"{wanted} {desired:g} is above {high} {most:g}")


def _number(block: Block, key: str) -> float | None:
    found = block.number(key)
    return None if found == UNCHANGED else found


DIMENSIONS = (
    *("ecs:service:DesiredCount", "ec2:spot-fleet-request:TargetCapacity"),
    *("elasticmapreduce:instancegroup:InstanceCount", "appstream:fleet:DesiredCapacity"),
    *("dynamodb:table:ReadCapacityUnits", "dynamodb:table:WriteCapacityUnits"),
    *("dynamodb:index:ReadCapacityUnits", "dynamodb:index:WriteCapacityUnits"),
    *("rds:cluster:ReadReplicaCount", "neptune:cluster:ReadReplicaCount"),
    *("sagemaker:variant:DesiredInstanceCount", "sagemaker:variant:DesiredProvisionedConcurrency"),
    "sagemaker:inference-component:DesiredCopyCount",
    "custom-resource:ResourceType:Property",
    "comprehend:document-classifier-endpoint:DesiredInferenceUnits",
    "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits",
    "lambda:function:ProvisionedConcurrency",
    *("cassandra:table:ReadCapacityUnits", "cassandra:table:WriteCapacityUnits"),
    *("kafka:broker-storage:VolumeSize", "elasticache:cache-cluster:Nodes"),
    *("elasticache:replication-group:NodeGroups", "elasticache:replication-group:Replicas"),
    "workspaces:workspacespool:DesiredUserSessions",
)
"""What Application Auto Scaling scales.

source: its API model in botocore 1.44.5 (2026-11-28)
"""


@resource_check(
    "AWS010",
    "what is scaled is something that Application Auto Scaling can scale",
    "aws_appautoscaling_target",
    "aws_appautoscaling_policy",
    "aws_appautoscaling_scheduled_action",
    fact="the provider takes any text as the scalable dimension; it begins with the namespace",
    source="https://docs.aws.amazon.com/autoscaling/application/APIReference/"
    "API_RegisterScalableTarget.html",
    also=Severity.WARNING,
)
def dimensions_exist(_kind: str, block: Block) -> Iterator[Problem]:
    dimension, namespace = block.text("scalable_dimension"), block.text("service_namespace")
    known = {d.partition(":")[0] for d in DIMENSIONS}
    if dimension and namespace and dimension.partition(":")[0] != namespace:
        message = f"the dimension {dimension} is not one of the namespace {namespace}"
        yield block.problem("scalable_dimension", message)
    elif dimension and dimension not in DIMENSIONS:
        guess = did_you_mean(dimension, DIMENSIONS)
        message = f"Application Auto Scaling has no dimension {dimension}{guess}"
        severity = Severity.ERROR if guess else Severity.WARNING
        yield block.problem("scalable_dimension", message, severity=severity)
    elif namespace and namespace not in known:
        guess = did_you_mean(namespace, sorted(known))
        message = f"Application Auto Scaling has no namespace {namespace}{guess}"
        yield block.problem("service_namespace", message, severity=Severity.WARNING)
