"""Volumes and file systems: EBS, EFS, FSx."""

from specgen.facts.refusals.forms import (
    added,
    becomes,
    both,
    changed,
    either,
    grows_under,
    leaves,
    removed,
    shrinks,
    shrinks_under,
    where,
)
from specgen.facts.refusals.refusal import DOCS, Refusal
from specgen.facts.refusals.words import SMALLER

_VOLUME = f"{DOCS}/AWSEC2/latest/APIReference/API_ModifyVolume.html"
_FSX = f"{DOCS}/fsx/latest/APIReference/API_UpdateFileSystem.html"
_SNAPLOCK = f"{DOCS}/fsx/latest/APIReference/API_UpdateSnaplockConfiguration.html"
_MOVE = "write {old} again; less storage needs a new volume that the files are copied to"
_MIGRATE = "write {old} again; less storage needs a new file system that the files are copied to"
_STEP = "storage grows by 10 % at least ({old} to {new} GiB)"
_UPDATE = f"{DOCS}/fsx/latest/APIReference/API_UpdateVolume.html"
"""It has no argument for either, and the provider sends none."""
_FIRST_GENERATION = ("SINGLE_AZ_1", "MULTI_AZ_1")
_ONTAP = "aws_fsx_ontap_file_system"
_GROWING = ("aws_fsx_windows_file_system", "aws_fsx_openzfs_file_system", _ONTAP)

ROWS = (
    Refusal("aws_ebs_volume", "size", shrinks, SMALLER, _MOVE, _VOLUME),
    Refusal("aws_instance", "root_block_device.volume_size", shrinks, SMALLER, _MOVE, _VOLUME),
    Refusal(
        "aws_efs_file_system",
        "throughput_mode",
        both(becomes("elastic"), where("performance_mode", "maxIO")),
        "a file system of the performance mode maxIO has no elastic throughput",
        "keep {old}; elastic needs a new file system with generalPurpose",
        f"{DOCS}/efs/latest/APIReference/API_CreateFileSystem.html",
    ),
    *(
        Refusal(kind, "storage_capacity", shrinks, SMALLER, _MIGRATE, _FSX)
        for kind in ("aws_fsx_windows_file_system", "aws_fsx_openzfs_file_system")
    ),
    Refusal(
        _ONTAP,
        "storage_capacity",
        both(shrinks, where("deployment_type", *_FIRST_GENERATION)),
        f"of a file system of the first generation, {SMALLER}",
        _MIGRATE,
        _FSX,
    ),
    Refusal(
        _ONTAP,
        "storage_capacity",
        both(shrinks_under(9), where("deployment_type", "SINGLE_AZ_2", "MULTI_AZ_2")),
        "storage shrinks by 9 % at least ({old} to {new} GiB)",
        "write {old} again, or {aim} at most",
        _FSX,
        lambda step: step.old * 91 // 100,
    ),
    *(
        Refusal(
            kind,
            "storage_capacity",
            grows_under(10),
            _STEP,
            "write {old} again, or {aim} at least",
            _FSX,
            lambda step: -(-step.old * 110 // 100),
        )
        for kind in _GROWING
    ),
    Refusal(
        "aws_fsx_ontap_volume",
        "snaplock_configuration.privileged_delete",
        leaves("PERMANENTLY_DISABLED"),
        "privileged delete never comes back once it is PERMANENTLY_DISABLED",
        "write PERMANENTLY_DISABLED again",
        _SNAPLOCK,
    ),
    Refusal(
        "aws_fsx_openzfs_volume",
        "parent_volume_id",
        changed,
        "a volume stays under the parent that it was made under",
        "write {old} again; another parent needs a new volume that the files are copied to",
        _UPDATE,
    ),
    Refusal(
        "aws_fsx_openzfs_volume",
        "origin_snapshot.snapshot_arn",
        either(added, changed, removed),
        "a volume is filled from a snapshot only when it is made",
        "write the old block again, or none if there was none",
        _UPDATE,
    ),
)
