"""Two minimal roles: what ECS may do to start a task, and what the task may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk import Here
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.roles import Statement, starting, task_role
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import CLUSTER
from specgen.sdk.aws.s3 import access
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh, parameters
from specgen.systems.service.construct.queue import queue_arn
from specgen.systems.service.model import Service


@dataclass(frozen=True, slots=True)
class Roles:
    """policies: must exist before a task starts"""

    execution: IamRole
    task: IamRole
    policies: tuple[IamRolePolicy, ...]


def roles(scope: Scope, spec: Service, logs: Group | None, messages: SqsQueue | None) -> Roles:
    secrets = {value.secret for value in spec.secrets.values()}
    start = starting(scope, (image for _, image in spec.images()), logs, secrets)
    starts = [*start, *parameters.starting(scope, spec)]
    execution, first = task_role(scope, "execution", starts)
    task, second = task_role(scope, "task", list(_running(scope, spec, messages)))
    return Roles(execution, task, tuple(p for p in (first, second) if p is not None))


def _running(scope: Scope, spec: Service, messages: SqsQueue | None) -> Iterator[Statement]:
    for i, permission in enumerate(spec.permissions, 1):
        resources = [_here(scope, resource) for resource in permission.resources]
        yield allow(f"Permission{i}", permission.actions, resources)
    yield from parameters.running(scope, spec)
    yield from mesh.statements(scope, spec)
    yield from access.statements(scope.here, lambda key: _key_arn(scope, key))
    if messages is not None:
        yield from _queue(scope, spec)
    if spec.task_scale_in_protection:
        cluster = CLUSTER.get(scope.here, spec.cluster)
        tasks = scope.names.arn("ecs", f"task/{cluster.names.of(cluster.effective.aws_name)}/*")
        protect = ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
        yield allow("ProtectTasks", protect, [tasks])
    if spec.execute_command:
        open_channel = ("CreateControlChannel", "CreateDataChannel")
        use_channel = ("OpenControlChannel", "OpenDataChannel")
        actions = [f"ssmmessages:{action}" for action in (*open_channel, *use_channel)]
        yield allow("OpenShell", actions)  # these actions have no resource


def _queue(scope: Scope, spec: Service) -> Iterator[Statement]:
    actions = (
        "ChangeMessageVisibility",
        "DeleteMessage",
        "GetQueueAttributes",
        "ReceiveMessage",
        "SendMessage",
    )
    yield allow("UseQueue", [f"sqs:{action}" for action in actions], [queue_arn(scope)])
    if spec.queue is not None and spec.queue.key:
        via = f"sqs.{scope.region}.{scope.names.dns_suffix}"
        yield allow(
            "UseQueueKey",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            [scope.read("key", spec.queue.key, "arn")],
            conditions={"StringEquals": {"kms:ViaService": via}},
        )


def _key_arn(scope: Scope, key: Here[Any]) -> str:
    return scope.read("key", key.name, "arn", region=key.region)


def _here(scope: Scope, resource: str) -> str:
    places = {
        "{partition}": scope.names.partition,
        "{region}": scope.region,
        "{account}": scope.names.account,
        "{environment}": scope.environment,
    }
    for token, value in places.items():
        resource = resource.replace(token, value)
    return resource
