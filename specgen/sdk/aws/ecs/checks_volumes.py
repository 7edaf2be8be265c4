"""Volumes that a task cannot mount."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import combinations

from specgen.facts import efs
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.task import TaskFields, on_fargate
from specgen.sdk.aws.network.reach_other_region import Tasks
from specgen.sdk.aws.network.reach_store import store_problems

READ = efs.READ
ROOT_ACCESS = "elasticfilesystem:ClientRootAccess"
VOLUMES = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-efs-config.html"


@check(
    "EFS108",
    "a volume names an access point that its file system has",
    fact="ECS stops a task whose access point it does not find",
    source=VOLUMES,
    date=READ,
)
def access_points_exist(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for name, volume in spec.volumes.items():
        if volume.access_point and volume.file_system is None:
            message = "scratch has no access points; add `file_system`, or remove this"
            yield Problem(("volumes", name, "access_point"), message)
    for pointer, volume, system in spec.file_systems(here):
        known = list(system.spec.access_points)
        if volume.access_point and volume.access_point not in known:
            guess = did_you_mean(volume.access_point, known)
            message = f"file_system/{system.name} has no access point `{volume.access_point}`"
            hint = f"it has {', '.join(known) or 'none'}"
            yield Problem((*pointer, "access_point"), f"{message}{guess}", hint)


@check(
    "EFS109",
    "tasks reach the file systems that they mount",
    fact="NFS comes to port 2049 of a mount target, whose groups must admit the tasks; otherwise "
    "they stop with ResourceInitializationError",
    source="https://docs.aws.amazon.com/efs/latest/ug/network-access.html",
    date=READ,
)
def files_are_reached(spec: TaskFields, here: Here) -> Iterator[Problem]:
    tasks = Tasks(here, spec.network_name(here), spec.used_tiers(here), spec.used_groups(here))
    for pointer, _, system in spec.file_systems(here):
        yield from store_problems(tasks, system, (*pointer, "file_system"))


@check(
    "EFS110",
    "the folders of a container do not lie in each other, and no volume has another's name",
    fact="a task has one volume of a name; of two volumes at one path, the container sees one; one "
    "inside the other depends on the order of mounts",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html",
    date=READ,
)
def paths_are_apart(spec: TaskFields) -> Iterator[Problem]:
    for name in sorted(set(spec.set_volumes()) & set(spec.volumes)):
        message = f"specgen makes a volume {name} itself; write another name"
        yield Problem(("volumes", name), message, at_key=True)
    main: dict[Pointer, str] = {
        ("volumes", name): v.path for name, v in spec.volumes.items() if v.path
    }
    yield from _overlaps(main)
    for name, one in spec.containers.items():
        of_one = ("containers", name, "mounts")
        yield from _overlaps({(*of_one, volume): m.path for volume, m in one.mounts.items()})


def _overlaps(folders: Mapping[Pointer, str]) -> Iterator[Problem]:
    """folders: of one container; place of a volume -> where it is mounted"""
    for one, other in combinations(sorted(folders), 2):
        paths = [f"{folders[place]}/" for place in (one, other)]
        if paths[0].startswith(paths[1]) or paths[1].startswith(paths[0]):
            message = f"{paths[1][:-1]} overlaps {paths[0][:-1]} of the volume {one[-1]}"
            yield Problem((*other, "path"), f"{message}; write another path")


@check(
    "EFS111",
    "the size of a disk is for tasks on Fargate",
    fact="on hosts, tasks share the host's disk, and ECS refuses the size",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html",
    date=READ,
)
def disks_are_of_fargate(spec: TaskFields, here: Here) -> Iterator[Problem]:
    if spec.ephemeral_storage_gib is not None and not on_fargate(spec, here):
        message = "tasks on hosts have no disk of their own; remove it, or run them on Fargate"
        yield Problem(("ephemeral_storage_gib",), message)


@check(
    "EFS112",
    "a file system is in the network of the tasks that mount it",
    fact="the name of a file system resolves only in the network of its mount targets; elsewhere a "
    "task stops with ResourceInitializationError",
    source="https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html",
    date=READ,
)
def targets_are_near(spec: TaskFields, here: Here) -> Iterator[Problem]:
    network = spec.network_name(here)
    for pointer, _, system in spec.file_systems(here):
        theirs = system.spec.network
        if network and theirs != network:
            message = f"file_system/{system.name} is in network/{theirs}, the tasks are in "
            hint = f"name a file system of network/{network}"
            yield Problem((*pointer, "file_system"), f"{message}network/{network}", hint)


@check(
    "EFS113",
    "somebody may write where a container wants to",
    severity=Severity.WARNING,
    fact="the top folder of a file system belongs to root, and nobody else may write there; "
    "without elasticfilesystem:ClientRootAccess, the root of a container is nobody",
    source="https://docs.aws.amazon.com/efs/latest/ug/accessing-fs-nfs-permissions.html",
    date=READ,
)
def folders_can_be_written(spec: TaskFields, here: Here) -> Iterator[Problem]:
    actions = [action for permission in spec.permissions for action in permission.actions]
    if any(fnmatchcase(ROOT_ACCESS.lower(), action.lower()) for action in actions):
        return
    for pointer, volume, system in spec.file_systems(here):
        if volume.access_point is None and not volume.read_only:
            message = f"nobody may write to the top folder of file_system/{system.name}"
            right = "name one of its access points in `access_point`"
            yield Problem(pointer, f"{message}; {right}, or write `read_only: true`", at_key=True)


VOLUME_CHECKS = (
    access_points_exist,
    files_are_reached,
    paths_are_apart,
    disks_are_of_fargate,
    targets_are_near,
    folders_can_be_written,
)
