"""What follows from a file system document: its mount targets, and who reaches them."""

from collections.abc import Iterator
from typing import ClassVar

from specgen.facts.efs import PORT
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Charge,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Listener,
    Output,
    Subject,
    Usage,
    part_name,
)
from specgen.sdk.alarms import Published
from specgen.sdk.aws.network.tiers import zones_of
from specgen.systems.file_system.model.fields import Fields

FILE_SYSTEM_ID = "fs-0123456789abcdef0"
ACCESS_POINT_ID = "fsap-0123456789abcdef0"


class FileSystem(Fields, kw_only=True):
    """An EFS file system, with a mount target in each zone of its tier."""

    not_built: ClassVar[dict[str, str]] = {
        "encrypted": "files are always encrypted; `key` names a key of yours",
        "performance_mode": "AWS recommends general purpose for all file systems, which it is",
        "availability_zone": "it is kept in all zones; one in a single zone is not built",
        "mount_targets": "they follow from `network` and `tier`, one in each zone",
        "policy": "it follows: mounts need TLS and a role that may",
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("efs_gib", "efs-gib:standard")
        if self.infrequent_after_days is not None:
            yield Usage("efs_infrequent_gib", "efs-gib:infrequent", ("infrequent_after_days",))
        if self.archive_after_days is not None:
            yield Usage("efs_archive_gib", "efs-gib:archive", ("archive_after_days",))
        if self.throughput == "provisioned" and self.provisioned_mibps:
            rate = self.provisioned_mibps
            yield Charge("efs-throughput", rate, rate, ("provisioned_mibps",))
        if self.backup:
            yield Usage("backup_gib", "backup-gib", ("backup",))

    def outputs(self, here: Here) -> Iterator[Output]:
        system = (("aws_efs_file_system", ""),)
        # of a mount target: who mounts it, waits for that
        target = (("aws_efs_mount_target", "mount-1"),)
        yield Output("id", FILE_SYSTEM_ID, target, "file_system_id")
        yield Output(
            "arn",
            f"arn:{{partition}}:elasticfilesystem:{{region}}:{{account}}:file-system/{FILE_SYSTEM_ID}",
            system,
            "arn",
        )
        point_arn = "arn:{partition}:elasticfilesystem:{region}:{account}:access-point"
        for name, point in self.access_points.items():
            role = part_name(name, point).map("access-{}".format)
            made = (("aws_efs_access_point", role),)
            yield Output(role, ACCESS_POINT_ID, made)
            arn = role.map("{}-arn".format)
            yield Output(arn, f"{point_arn}/{ACCESS_POINT_ID}", made, "arn")

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(PORT, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        count = zones_of(here, self.network, self.tier)
        yield AddressNeed(self.network, (self.tier,), count, f"file_system/{here.name}")

    def keeps(self, here: Here) -> Iterator[Keeps]:
        """EFS106 asks for their backup."""
        yield Keeps("files", bool(self.key), fixed=True)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "elasticfilesystem", ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("efs_creation_token")

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject("file_system", "", {"FileSystemId": Published(here, "id")})


FILE_SYSTEM: Kind[FileSystem] = Kind("file_system")
