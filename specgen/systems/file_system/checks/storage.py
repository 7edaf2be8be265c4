"""Throughput and storage classes that EFS refuses."""

from collections.abc import Iterator

from specgen.facts import efs
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.file_system.model import FileSystem

LIFECYCLE = f"{efs.GUIDE}/lifecycle-management-efs.html"


@check(
    "EFS104",
    "provisioned throughput has a number, and no other has one",
    fact="CreateFileSystem demands ProvisionedThroughputInMibps for provisioned throughput, and "
    "refuses it for others",
    source=efs.API,
    date=efs.READ,
)
def throughput_is_whole(spec: FileSystem) -> Iterator[Problem]:
    if spec.throughput == "provisioned" and spec.provisioned_mibps is None:
        message = "provisioned throughput needs a number; write `provisioned_mibps: 64`"
        yield Problem(("throughput",), f"{message}, or `throughput: elastic`")
    if spec.throughput != "provisioned" and spec.provisioned_mibps is not None:
        message = f"{spec.throughput} throughput has no number; remove `provisioned_mibps`"
        hint = "or write `throughput: provisioned`"
        yield Problem(("provisioned_mibps",), message, hint)


@check(
    "EFS105",
    "files are archived after they are infrequent, and only with elastic throughput",
    fact="TransitionToArchive must be later than TransitionToIA, and the archive needs elastic "
    "throughput",
    source="https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html",
    date=efs.READ,
)
def archive_comes_last(spec: FileSystem) -> Iterator[Problem]:
    archived, infrequent = spec.archive_after_days, spec.infrequent_after_days
    if archived is None:
        return
    pointer = ("archive_after_days",)
    if spec.throughput != "elastic":
        message = f"{spec.throughput} throughput has no archive; remove it"
        yield Problem(pointer, f"{message}, or write `throughput: elastic`")
    if infrequent is not None and archived <= infrequent:
        later = [days for days in efs.TRANSITION_DAYS if days > infrequent]
        right = f"write {later[0]} or more" if later else "remove one of the two"
        message = f"files are infrequent after {infrequent} days, so they cannot be archived after "
        yield Problem(pointer, f"{message}{archived}; {right}")


@check(
    "EFS106",
    "files that matter are backed up",
    severity=Severity.WARNING,
    fact="EFS has no versions and no undo: without a backup, a deleted file is gone",
    source=f"{efs.GUIDE}/awsbackup.html",
    date=efs.READ,
)
def files_are_kept(spec: FileSystem, here: Here) -> Iterator[Problem]:
    if here.protected and not spec.backup:
        message = f"{here.environment} is protected, but nothing backs up these files"
        yield Problem(("backup",), f"{message}; write `backup: true`")


@check(
    "EFS116",
    "files move back only if they have moved",
    severity=Severity.WARNING,
    fact="files are in the storage class that is cheap to read until a lifecycle moves them",
    source=LIFECYCLE,
    date=efs.READ,
)
def returning_files_have_moved(spec: FileSystem) -> Iterator[Problem]:
    moved = spec.infrequent_after_days or spec.archive_after_days
    if spec.return_on_access and not moved:
        message = "no file moves away, so none returns; remove it, or add `infrequent_after_days`"
        yield Problem(("return_on_access",), message)


STORAGE = (
    throughput_is_whole,
    archive_comes_last,
    files_are_kept,
    returning_files_have_moved,
)
