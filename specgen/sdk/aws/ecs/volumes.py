"""The keys of a task's volumes: folders of a file system, and scratch that ends with the task."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Part, reference
from specgen.facts import efs
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.aws.ecs.stores import Stores
from specgen.sdk.aws.interfaces.files import FILE_SYSTEM, FileSystem

MOUNT_PATH = r"^(/[A-Za-z0-9_.-]+)+$"


VolumeName = Annotated[str, Meta(pattern=NAME_PATTERN, max_length=255)]


class Volume(Part):
    path: Annotated[
        str,
        Meta(
            description="Where the main container has it; needed unless only `containers` mount it",
            pattern=rf"^$|{MOUNT_PATH}",
            examples=["/var/uploads"],
        ),
    ] = ""
    file_system: (
        Annotated[
            str,
            reference("file_system", "The file system; by default scratch, which ends with a task"),
        ]
        | None
    ) = None
    access_point: Annotated[
        str | None,
        Meta(description="Access point of the file system; by default all its files"),
    ] = None
    read_only: Annotated[bool, Meta(description="The container cannot write to it")] = False


EphemeralGib = Annotated[int, Meta(ge=efs.EPHEMERAL_GIB[0], le=efs.EPHEMERAL_GIB[1])]


class Volumes(Stores, kw_only=True):
    volumes: Annotated[
        dict[VolumeName, Volume],
        Meta(
            description="Folders of the container: of a file system, or scratch",
            examples=[{"uploads": {"file_system": "shared", "path": "/var/uploads"}}],
        ),
    ] = {}
    ephemeral_storage_gib: Annotated[
        EphemeralGib | None,
        Meta(description="Disk of a task on Fargate, for its image and scratch; by default 20"),
    ] = None

    def file_systems(self, here: Here) -> Iterator[tuple[Pointer, Volume, Here[FileSystem]]]:
        """Those that exist, with the place of their volume."""
        for name, volume in self.volumes.items():
            found = FILE_SYSTEM.find(here, volume.file_system) if volume.file_system else None
            if found is not None:
                yield ("volumes", name), volume, found
