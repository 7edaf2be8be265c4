"""What ECS may do to start a task, and what the task may do: two roles, each no more than that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.policy import allow, document, trust
from specgen.scope import Scope
from specgen.systems.service import mesh
from specgen.systems.service.image import Pulled, pulled, pulled_image
from specgen.systems.service.logs import Group
from specgen.systems.service.model import Service
from specgen.systems.service.queue import queue_arn
from specgen.systems.service.secrets import secret_arn, secret_keys, secret_names

Statement = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Roles:
    """policies: what must be there before a task starts"""

    execution: IamRole
    task: IamRole
    policies: tuple[IamRolePolicy, ...]


def roles(scope: Scope, spec: Service, logs: Group | None, messages: SqsQueue | None) -> Roles:
    execution, first = _role(scope, "execution", list(_starting(scope, spec, logs)))
    task, second = _role(scope, "task", list(_running(scope, spec, messages)))
    return Roles(execution, task, tuple(p for p in (first, second) if p is not None))


def _role(
    scope: Scope, role: str, statements: list[Statement]
) -> tuple[IamRole, IamRolePolicy | None]:
    """Only tasks of this account and region may take the role."""
    source = {
        "ArnLike": {"aws:SourceArn": scope.names.arn("ecs", "*")},
        "StringEquals": {"aws:SourceAccount": scope.names.account},
    }
    made = scope.add(
        IamRole,
        role,
        name=scope.aws_name(role),
        assume_role_policy=scope.json(f"{role}-trust", trust("ecs-tasks.amazonaws.com", source)),
    )
    if not statements:
        return made, None
    policy = scope.json(f"{role}-policy", document(*statements))
    return made, scope.add(IamRolePolicy, role, name=role, role=made.name, policy=policy)


def _starting(scope: Scope, spec: Service, logs: Group | None) -> Iterator[Statement]:
    repositories = sorted({image.repository_arn for image in _images(scope, spec)} - {""})
    if repositories:
        yield allow("LogInToRegistry", ["ecr:GetAuthorizationToken"])  # knows no resource
        pull = ("BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer")
        yield allow("PullImage", [f"ecr:{action}" for action in pull], repositories)
    if logs is not None:
        write = ["logs:CreateLogStream", "logs:PutLogEvents"]
        yield allow("WriteLogs", write, [f"{logs.arn}:*"])
    names = secret_names(spec)
    if names:
        arns = [secret_arn(scope, name) for name in names]
        yield allow("ReadSecrets", ["secretsmanager:GetSecretValue"], arns)
    keys = secret_keys(scope, spec)
    if keys:
        regions = sorted({key.region for key in keys})
        via = [f"secretsmanager.{region}.{scope.names.dns_suffix}" for region in regions]
        yield allow(
            "DecryptSecrets",
            ["kms:Decrypt"],
            [scope.read("key", key.name, "arn", region=key.region) for key in keys],
            conditions={"StringEquals": {"kms:ViaService": via if len(via) > 1 else via[0]}},
        )


def _images(scope: Scope, spec: Service) -> Iterator[Pulled]:
    yield pulled(scope.here, spec)
    if spec.mesh is not None:
        yield pulled_image(scope.here, spec.mesh.proxy_image)
        yield pulled_image(scope.here, spec.mesh.agent_image)


def _running(scope: Scope, spec: Service, messages: SqsQueue | None) -> Iterator[Statement]:
    for i, permission in enumerate(spec.permissions, 1):
        resources = [_here(scope, resource) for resource in permission.resources]
        yield allow(f"Permission{i}", permission.actions, resources)
    yield from mesh.statements(scope, spec)
    if messages is not None:
        yield from _queue(scope, spec)
    if spec.task_scale_in_protection:
        cluster = scope.here.get("cluster", spec.cluster)
        tasks = scope.names.arn("ecs", f"task/{cluster.names.of(cluster.effective.aws_name)}/*")
        protect = ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
        yield allow("ProtectTasks", protect, [tasks])
    if spec.execute_command:
        open_channel = ("CreateControlChannel", "CreateDataChannel")
        use_channel = ("OpenControlChannel", "OpenDataChannel")
        actions = [f"ssmmessages:{action}" for action in (*open_channel, *use_channel)]
        yield allow("OpenShell", actions)  # these know no resource


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
