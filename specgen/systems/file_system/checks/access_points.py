"""Access points that share what they should not."""

from collections.abc import Iterator

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


ACCESS_POINTS = (nobody_is_root,)
