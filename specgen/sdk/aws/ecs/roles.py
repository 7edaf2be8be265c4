"""Roles of tasks: the execution role that ECS starts them with, and their own task role."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.secret_arns import secret_arn, secret_keys
from specgen.sdk.construct.scope import Scope

Statement = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Roles:
    """policies: must exist before a task starts"""

    execution: IamRole
    task: IamRole
    policies: tuple[IamRolePolicy, ...]


def roles(scope: Scope, starts: Iterable[Statement], runs: Iterable[Statement]) -> Roles:
    """starts: what ECS may do to start a task; runs: what the task may do"""
    execution, first = task_role(scope, "execution", list(starts))
    task, second = task_role(scope, "task", list(runs))
    return Roles(execution, task, tuple(p for p in (first, second) if p is not None))


def task_role(
    scope: Scope, role: str, statements: list[Statement]
) -> tuple[IamRole, IamRolePolicy | None]:
    """Only tasks of this account and region may assume the role."""
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


def starting(
    scope: Scope, images: Iterable[str | Image], logs: Group | None, secrets: Iterable[str]
) -> Iterator[Statement]:
    """What ECS itself does: pull images, write logs, read secrets. secrets: document names"""
    repositories = sorted({pulled(scope.here, image).repository_arn for image in images} - {""})
    if repositories:
        yield allow("LogInToRegistry", ["ecr:GetAuthorizationToken"])  # takes no resource
        pull = ("BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer")
        yield allow("PullImage", [f"ecr:{action}" for action in pull], repositories)
    if logs is not None:
        write = ["logs:CreateLogStream", "logs:PutLogEvents"]
        yield allow("WriteLogs", write, [f"{logs.arn}:*"])
    names = sorted(set(secrets))
    if names:
        arns = [secret_arn(scope, name) for name in names]
        yield allow("ReadSecrets", ["secretsmanager:GetSecretValue"], arns)
    keys = secret_keys(scope, names)
    if keys:
        regions = sorted({key.region for key in keys})
        via = [f"secretsmanager.{region}.{scope.names.dns_suffix}" for region in regions]
        yield allow(
            "DecryptSecrets",
            ["kms:Decrypt"],
            [scope.read("key", key.name, "arn", region=key.region) for key in keys],
            conditions={"StringEquals": {"kms:ViaService": via if len(via) > 1 else via[0]}},
        )
