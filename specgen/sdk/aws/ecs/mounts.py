"""Volumes of a task definition, and what a task may do with them."""

from collections.abc import Iterator
from typing import Any

from cdktf_cdktf_provider_aws.ecs_task_definition import (
    EcsTaskDefinitionVolume,
    EcsTaskDefinitionVolumeEfsVolumeConfiguration,
    EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig,
)

from specgen.sdk.aws.ecs.roles import Statement
from specgen.sdk.aws.ecs.volumes import Volume, Volumes
from specgen.sdk.aws.iam import allow
from specgen.sdk.construct.scope import Scope

MOUNT, WRITE = "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"


def mounted(scope: Scope, spec: Volumes) -> list[EcsTaskDefinitionVolume]:
    """Mounted with TLS, and with the task's role."""
    return [
        EcsTaskDefinitionVolume(name=name, efs_volume_configuration=_files(scope, volume))
        for name, volume in sorted(spec.volumes.items())
    ]


def mount_points(spec: Volumes) -> list[dict[str, Any]]:
    """For the JSON of a container."""
    return [
        {"sourceVolume": name, "containerPath": volume.path, "readOnly": volume.read_only}
        for name, volume in sorted(spec.volumes.items())
        if volume.path
    ]


def mounting(scope: Scope, spec: Volumes) -> Iterator[Statement]:
    """The role reaches files through the access point only, if the volume names one."""
    used = ((n, v) for n, v in sorted(spec.volumes.items()) if v.file_system)
    for i, (_, volume) in enumerate(used, 1):
        actions = [MOUNT] if volume.read_only else [MOUNT, WRITE]
        through = None
        if volume.access_point:
            point = _read(scope, volume, f"access-{volume.access_point}-arn")
            through = {"StringEquals": {"elasticfilesystem:AccessPointArn": point}}
        yield allow(f"Mount{i}", actions, [_read(scope, volume, "arn")], conditions=through)


def _files(scope: Scope, volume: Volume) -> EcsTaskDefinitionVolumeEfsVolumeConfiguration | None:
    if volume.file_system is None:
        return None
    point = volume.access_point
    access = _read(scope, volume, f"access-{point}") if point else None
    authorization = EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig(
        access_point_id=access, iam="ENABLED"
    )
    return EcsTaskDefinitionVolumeEfsVolumeConfiguration(
        file_system_id=_read(scope, volume, "id"),
        transit_encryption="ENABLED",
        authorization_config=authorization,
    )


def _read(scope: Scope, volume: Volume, output: str) -> str:
    return scope.read("file_system", volume.file_system or "", output)
