"""The definition of tasks that run an image of the user's, where they run, and what they may do."""

from collections.abc import Iterator, Sequence
from typing import Any

from cdktf_cdktf_provider_aws.ecs_task_definition import (
    EcsTaskDefinition,
    EcsTaskDefinitionEphemeralStorage,
    EcsTaskDefinitionRuntimePlatform,
    EcsTaskDefinitionVolume,
)

from specgen.project.here import Here
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs import environment_files, parameters
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.mounts import mounted, mounting
from specgen.sdk.aws.ecs.roles import Roles, Statement, starting
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.ecs.units import mib, units
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.interfaces import CLUSTER
from specgen.sdk.aws.permitted import permitted
from specgen.sdk.aws.secret_arns import managed_secrets
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues
from specgen.sdk.construct.scope import Scope


def task_definition(  # noqa: PLR0913  the parts of a task
    scope: Scope,
    spec: TaskFields,
    size: Size,
    may: Roles,
    containers: str,
    *,
    volumes: Sequence[str] = (),
) -> EcsTaskDefinition:
    """containers: as JSON; volumes: names of empty ones, besides those of the document"""
    empty = [EcsTaskDefinitionVolume(name=name) for name in volumes]
    on_hosts = bool(spec.hosts(scope.here))
    return scope.add(
        EcsTaskDefinition,
        family=scope.aws_name(),
        requires_compatibilities=["EC2" if on_hosts else "FARGATE"],
        network_mode="awsvpc",
        # on hosts the container reserves, and may use more while the host is idle
        cpu=None if on_hosts else str(units(size.vcpu)),
        memory=None if on_hosts else str(mib(size.memory_gib)),
        execution_role_arn=may.execution.arn,
        task_role_arn=may.task.arn,
        runtime_platform=EcsTaskDefinitionRuntimePlatform(
            cpu_architecture=spec.architecture.upper(), operating_system_family="LINUX"
        ),
        container_definitions=containers,
        volume=[*empty, *mounted(scope, spec)] or None,
        ephemeral_storage=EcsTaskDefinitionEphemeralStorage(size_in_gib=gib)
        if (gib := spec.ephemeral_storage_gib)
        else None,
        # ECS cannot roll back to a deregistered revision
        skip_destroy=True,
    )


def subnets(scope: Scope, spec: TaskFields) -> list[str]:
    tiers = [f"subnets_{tier}" for tier in spec.used_tiers(scope.here)]
    return scope.read_lists("network", spec.network_name(scope.here), tiers)


def groups(scope: Scope, spec: TaskFields) -> list[str]:
    return [scope.read("security_group", name, "id") for name in spec.used_groups(scope.here)]


def provider_name(scope: Scope, spec: TaskFields, provider: str) -> str:
    """Of a capacity provider, in AWS."""
    cluster = CLUSTER.get(scope.here, spec.cluster)
    return cluster.spec.provider_aws_name(cluster, provider)


def beginning(scope: Scope, spec: TaskFields, logs: Group | None) -> Iterator[Statement]:
    """What ECS may do to start the tasks."""
    images = (image for _, image in spec.images())
    yield from starting(scope, images, logs, spec.secrets_read(scope.here))
    yield from managed_secrets(scope, spec.managed_passwords())
    yield from parameters.starting(scope, spec)
    yield from environment_files.starting(scope, spec)


def running(scope: Scope, spec: TaskFields) -> Iterator[Statement]:
    """What the tasks may do themselves, by `permissions` and what names them."""
    yield from permitted(scope, spec)
    yield from parameters.running(scope, spec)
    yield from mounting(scope, spec)
    yield from queues.statements(scope.here, lambda key: key_arn(scope, key))
    yield from topics.statements(scope.here, lambda key: key_arn(scope, key))
    yield from tables.statements(scope.here, lambda key: key_arn(scope, key))
    yield from caches.statements(scope.here)


def key_arn(scope: Scope, key: Here[Any]) -> str:
    return scope.read("key", key.name, "arn", region=key.region)
