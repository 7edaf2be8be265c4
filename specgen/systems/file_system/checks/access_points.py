"""Access points that share what they should not."""

from collections.abc import Iterator
from itertools import combinations

from specgen.facts import efs
from specgen.sdk import Problem, Severity, check
from specgen.systems.file_system.model import FileSystem

ROOT = 0


@check(
    "EFS107",
    "nobody comes through an access point as root",
    severity=Severity.WARNING,
    fact="the user of an access point takes the place of the container's: as 0 it owns every file "
    "below the folder, and may make any file run as root",
    source=f"{efs.GUIDE}/efs-access-points.html",
    date=efs.READ,
)
def nobody_is_root(spec: FileSystem) -> Iterator[Problem]:
    for name, point in spec.access_points.items():
        for key in ("uid", "gid"):
            if getattr(point, key) == ROOT:
                message = f"{key} 0 is root; write the one that the container runs with, like 1000"
                yield Problem(("access_points", name, key), message)


@check(
    "EFS114",
    "an access point has a folder that EFS makes for its owner",
    severity=Severity.WARNING,
    fact="the top folder is there from the beginning: it belongs to root, EFS gives it no other "
    "owner, and nobody else may write there",
    source=f"{efs.GUIDE}/accessing-fs-nfs-permissions.html",
    date=efs.READ,
)
def folders_are_made(spec: FileSystem) -> Iterator[Problem]:
    for name, point in spec.access_points.items():
        if point.path == "/" and point.uid != ROOT:
            message = f"user {point.uid} may read /, but not write there"
            pointer = ("access_points", name, "path")
            yield Problem(pointer, f"{message}; write a folder, such as /{name}")


@check(
    "EFS115",
    "access points to one folder agree whose it is",
    severity=Severity.WARNING,
    fact="EFS makes the folder when the first client comes, for the owner and with the permissions "
    "of that client's access point; those of the others change nothing",
    source=f"{efs.GUIDE}/enforce-root-directory-access-point.html",
    date=efs.READ,
)
def owners_agree(spec: FileSystem) -> Iterator[Problem]:
    for one, other in combinations(sorted(spec.access_points), 2):
        first, second = (spec.access_points[name] for name in (one, other))
        if first.path != second.path or first.path == "/":
            continue
        for key in ("uid", "gid", "permissions"):
            theirs, ours = getattr(first, key), getattr(second, key)
            if theirs != ours:
                message = f"{key} of {first.path} is {ours} here, but {theirs} in {one}"
                right = "write the same, or another `path`"
                yield Problem(("access_points", other), f"{message}; {right}", at_key=True)
                break


ACCESS_POINTS = (nobody_is_root, folders_are_made, owners_agree)
