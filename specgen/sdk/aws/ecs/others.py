"""The containers that a document adds to its tasks, in the JSON that ECS expects."""

from collections.abc import Iterable, Iterator
from typing import Any

from specgen.sdk.aws.ecs.container_parts import depends_on, health_check, output_of
from specgen.sdk.aws.ecs.containers import Beside, Container, LogRouter
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.secrets import value_from
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.ecs.units import mib, units
from specgen.sdk.construct.scope import Scope


def others(scope: Scope, spec: TaskFields, logs: Group | None) -> list[dict[str, Any]]:
    """By name."""
    return [_container(scope, name, one, logs) for name, one in sorted(spec.containers.items())]


def reserved(size: Size, beside: Iterable[Beside]) -> dict[str, int]:
    """On hosts: what is reserved for the main container, and the memory at which it is killed.

    The others use part of the task's size, as on Fargate.
    """
    found = list(beside)
    memory = sum(one.memory_mib for one in found)
    return {
        "cpu": units(size.vcpu - sum(one.vcpu for one in found)),
        "memoryReservation": mib(size.memory_gib) - memory,
        "memory": mib(size.peak_memory_gib) - memory,
    }


def _container(scope: Scope, name: str, one: Container, logs: Group | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": name,
        "image": pulled(scope.here, one.image).address,
        "essential": one.essential,
        "readonlyRootFilesystem": one.read_only_root_filesystem,
        "stopTimeout": one.stop_timeout_seconds,
        **output_of(scope, logs, one.log_route),
    }
    if one.health_check is not None:
        made["healthCheck"] = health_check(one.health_check)
    if one.log_router is not None:
        made["firelensConfiguration"] = _router(one.log_router)
    return made | {key: value for key, value in _optional(scope, one) if value}


def _optional(scope: Scope, one: Container) -> Iterator[tuple[str, Any]]:
    yield "entryPoint", list(one.entry_point)
    yield "command", list(one.command)
    yield "user", one.user
    yield "dependsOn", depends_on(scope, one.depends_on)
    yield "environment", [{"name": n, "value": v} for n, v in sorted(one.environment.items())]
    secrets = sorted(one.secrets.items())
    yield "secrets", [{"name": n, "valueFrom": value_from(scope, v)} for n, v in secrets]
    yield (
        "mountPoints",
        [
            {"sourceVolume": volume, "containerPath": mount.path, "readOnly": mount.read_only}
            for volume, mount in sorted(one.mounts.items())
        ],
    )
    yield "portMappings", [*_ports(one.ports, "tcp"), *_ports(one.udp_ports, "udp")]
    yield "cpu", units(one.vcpu)
    yield "memory", one.memory_mib


def _ports(ports: Iterable[int], protocol: str) -> Iterator[dict[str, Any]]:
    for port in ports:
        yield {"containerPort": port, "hostPort": port, "protocol": protocol}


def _router(router: LogRouter) -> dict[str, Any]:
    """A file is in the image: Fargate takes none from a bucket.

    source: FirelensConfiguration in the API model of botocore 1.44.5 (2026-11-30)
    """
    options = {"enable-ecs-log-metadata": "true" if router.ecs_metadata else "false"}
    if router.config_file:
        options |= {"config-file-type": "file", "config-file-value": router.config_file}
    return {"type": router.type, "options": options}
