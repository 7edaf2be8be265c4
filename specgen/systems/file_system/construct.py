"""File system document -> EFS file system, mount targets, access points, policy and backup."""

from typing import Any

from cdktf_cdktf_provider_aws.efs_access_point import (
    EfsAccessPoint,
    EfsAccessPointPosixUser,
    EfsAccessPointRootDirectory,
    EfsAccessPointRootDirectoryCreationInfo,
)
from cdktf_cdktf_provider_aws.efs_backup_policy import (
    EfsBackupPolicy,
    EfsBackupPolicyBackupPolicy,
)
from cdktf_cdktf_provider_aws.efs_file_system import (
    EfsFileSystem,
    EfsFileSystemLifecyclePolicy,
)
from cdktf_cdktf_provider_aws.efs_file_system_policy import EfsFileSystemPolicy
from cdktf_cdktf_provider_aws.efs_mount_target import EfsMountTarget

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.iam import deny, document
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.construct import Scope
from specgen.systems.file_system.model import FileSystem
from specgen.systems.file_system.model.fields import AccessPoint


def build(scope: Scope, spec: FileSystem) -> None:
    system = scope.add(
        EfsFileSystem,
        creation_token=scope.aws_name(),
        encrypted=True,
        kms_key_id=scope.read("key", spec.key, "arn") if spec.key else None,
        performance_mode="generalPurpose",
        throughput_mode=spec.throughput,
        provisioned_throughput_in_mibps=spec.provisioned_mibps,
        lifecycle_policy=_lifecycle(spec) or None,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
    )
    policy = scope.json("policy", _policy(system.arn))
    scope.add(EfsFileSystemPolicy, file_system_id=system.id, policy=policy)
    status = EfsBackupPolicyBackupPolicy(status="ENABLED" if spec.backup else "DISABLED")
    scope.add(EfsBackupPolicy, file_system_id=system.id, backup_policy=status)
    _mounted(scope, spec, system)
    for name, point in spec.access_points.items():
        _access_point(scope, part_name(name, point), point, system)


def _lifecycle(spec: FileSystem) -> list[EfsFileSystemLifecyclePolicy]:
    """EFS takes one step an entry."""
    made = []
    if spec.infrequent_after_days:
        made.append(
            EfsFileSystemLifecyclePolicy(transition_to_ia=_days(spec.infrequent_after_days))
        )
    if spec.archive_after_days:
        step = _days(spec.archive_after_days)
        made.append(EfsFileSystemLifecyclePolicy(transition_to_archive=step))
    if spec.return_on_access:
        back = "AFTER_1_ACCESS"
        made.append(EfsFileSystemLifecyclePolicy(transition_to_primary_storage_class=back))
    return made


def _days(number: int) -> str:
    return f"AFTER_{number}_DAY{'' if number == 1 else 'S'}"


def _policy(arn: str) -> dict[str, Any]:
    """Any policy takes the place of the default one, which admits everybody as root; roles then
    need a permission of their own.

    source: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html (2026-11-29)
    """
    actions = [f"elasticfilesystem:Client{may}" for may in ("Mount", "RootAccess", "Write")]
    plain = {"Bool": {"aws:SecureTransport": "false"}}
    return document(deny("TlsOnly", actions, [arn], principals={"AWS": "*"}, conditions=plain))


def _mounted(scope: Scope, spec: FileSystem, system: EfsFileSystem) -> None:
    """One in each zone of the tier; by number, as subnets are."""
    groups = [scope.read("security_group", name, "id") for name in spec.security_groups]
    for i in range(zones_of(scope.here, spec.network, spec.tier)):
        scope.add(
            EfsMountTarget,
            f"mount-{i + 1}",
            file_system_id=system.id,
            subnet_id=scope.read_item("network", spec.network, f"subnets_{spec.tier}", i),
            security_groups=groups,
        )


def _access_point(scope: Scope, name: PartName, point: AccessPoint, system: EfsFileSystem) -> None:
    scope.add(
        EfsAccessPoint,
        name.map("access-{}".format),
        file_system_id=system.id,
        posix_user=EfsAccessPointPosixUser(
            uid=point.uid, gid=point.gid, secondary_gids=list(point.secondary_gids) or None
        ),
        root_directory=EfsAccessPointRootDirectory(
            path=point.path,
            creation_info=EfsAccessPointRootDirectoryCreationInfo(
                owner_uid=point.uid, owner_gid=point.gid, permissions=point.permissions
            ),
        ),
        tags={"Name": scope.aws_name(name)},
    )
