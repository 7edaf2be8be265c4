"""Two minimal roles: what ECS may do to start a task, and what the task may do."""

from collections.abc import Iterator

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.aws.ecs import roles as shared
from specgen.sdk.aws.ecs.definition import beginning, key_arn, running
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.roles import Roles, Statement
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import CLUSTER
from specgen.sdk.aws.s3 import access
from specgen.sdk.aws.sqs.names import queue_arn
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh
from specgen.systems.service.model import Service


def roles(scope: Scope, spec: Service, logs: Group | None, messages: SqsQueue | None) -> Roles:
    return shared.roles(scope, beginning(scope, spec, logs), _running(scope, spec, messages))


def _running(scope: Scope, spec: Service, messages: SqsQueue | None) -> Iterator[Statement]:
    yield from running(scope, spec)
    yield from mesh.statements(scope, spec)
    yield from access.statements(scope.here, lambda key: key_arn(scope, key))
    if messages is not None:
        yield from _queue(scope, spec)
    if spec.task_scale_in_protection:
        cluster = CLUSTER.get(scope.here, spec.cluster)
        tasks = scope.names.arn("ecs", f"task/{cluster.spec.name_in_aws(cluster)}/*")
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
    yield allow(
        "UseQueue",
        [f"sqs:{action}" for action in actions],
        [queue_arn(scope.names, scope.first_name)],
    )
    if spec.queue is not None and spec.queue.key:
        via = f"sqs.{scope.region}.{scope.names.dns_suffix}"
        yield allow(
            "UseQueueKey",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            [scope.read("key", spec.queue.key, "arn")],
            conditions={"StringEquals": {"kms:ViaService": via}},
        )
