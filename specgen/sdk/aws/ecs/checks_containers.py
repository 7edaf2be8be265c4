"""What ECS refuses in the containers of a task, and what leaves one of them waiting forever."""

from collections.abc import Iterator, Mapping

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.checks_routes import ROUTE_CHECKS
from specgen.sdk.aws.ecs.containers import MAIN, HealthCheck
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.ecs.units import mib

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
DEPENDENCY = f"{ECS}/APIReference/API_ContainerDependency.html"
DEFINITION = f"{ECS}/APIReference/API_ContainerDefinition.html"
READ = "2026-11-30"
MOST_CONTAINERS = 10
MOST_SHARE = 0.5
ENDS = ("COMPLETE", "SUCCESS")


def _waits(spec: TaskFields) -> dict[str, tuple[Pointer, Mapping[str, str]]]:
    """Container -> place and content of its `depends_on`."""
    others = {
        name: (("containers", name, "depends_on"), one.depends_on)
        for name, one in spec.containers.items()
    }
    return {MAIN: (("depends_on",), spec.depends_on), **others}


@check(
    "CMP198",
    "a health check runs a program, or a line in a shell",
    severity=Severity.WARNING,
    fact="a list is a program and its arguments, without a shell; a text is a line for the shell",
    source=f"{ECS}/APIReference/API_HealthCheck.html",
    date="2026-11-30",
)
def checks_are_programs(spec: TaskFields) -> Iterator[Problem]:
    parts: dict[Pointer, HealthCheck | None] = {(): spec.health_check}
    parts |= {("containers", name): one.health_check for name, one in spec.containers.items()}
    for pointer, part in parts.items():
        command = part.command if part else ""
        if not isinstance(command, str) and len(command) == 1 and " " in command[0].strip():
            message = f"this is one program, called `{command[0]}`; write it as a text"
            yield Problem((*pointer, "health_check", "command"), message, "without [ and ]")


@check(
    "CMP152",
    "a container waits for others of its task, and never for itself",
    fact="ECS refuses a container that depends on one that the task has not, and containers that "
    "wait for each other",
    source=DEPENDENCY,
    date=READ,
)
def waits_can_end(spec: TaskFields, here: Here) -> Iterator[Problem]:
    waits = _waits(spec)
    known = [MAIN, *(one.name for one in spec.beside(here))]
    edges = {name: sorted(conditions) for name, (_, conditions) in waits.items()}
    for name, (pointer, conditions) in waits.items():
        for other in conditions:
            circle = _way(edges, other, name)
            if other not in known:
                guess = did_you_mean(other, known)
                message = f"the task has no container `{other}`{guess}"
                hint = f"it has {', '.join(sorted(known))}"
                yield Problem((*pointer, other), message, hint, at_key=True)
            elif circle and name == min(circle):
                message = f"{' waits for '.join((name, *circle))}, so that none of them starts"
                yield Problem((*pointer, other), f"{message}; remove one of them", at_key=True)


def _way(edges: Mapping[str, list[str]], start: str, end: str) -> list[str]:
    """The containers from one to the other, both included; none if no way leads there."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        for following in edges.get(way[-1], []):
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


@check(
    "CMP153",
    "a container waits for something that can happen",
    fact="HEALTHY needs a health check in the definition of the other container; COMPLETE and "
    "SUCCESS cannot be awaited of an essential one, because the task stops when it ends",
    source=DEPENDENCY,
    date=READ,
)
def conditions_can_come(spec: TaskFields, here: Here) -> Iterator[Problem]:
    beside = {one.name: one for one in spec.beside(here)}
    healthy = {name for name, one in beside.items() if one.has_health_check}
    healthy |= {MAIN} if spec.health_check else set()
    essential = {MAIN, *(name for name, one in beside.items() if one.essential)}
    for pointer, conditions in _waits(spec).values():
        for other, condition in conditions.items():
            if other != MAIN and other not in beside:
                continue  # CMP152
            if condition == "HEALTHY" and other not in healthy:
                message = f"{other} has no `health_check`; write one, or wait for START"
                yield Problem((*pointer, other), message)
            elif condition in ENDS and other == MAIN:
                message = "the task stops when its main container ends"
                right = "START or HEALTHY" if other in healthy else "START"
                yield Problem((*pointer, other), f"{message}; write {right}")
            elif condition in ENDS and other in essential:
                message = f"the task stops when {other} ends; write `essential: false` for it"
                yield Problem((*pointer, other), message)


@check(
    "CMP154",
    "each container of a task has a name and ports of its own",
    fact="ECS refuses two containers of one name; all of them share one network interface, so a "
    "port has one listener",
    source=DEFINITION,
    date=READ,
)
def containers_are_apart(spec: TaskFields, here: Here) -> Iterator[Problem]:
    made = [one for one in spec.beside(here) if one.key != "containers"]
    names = dict.fromkeys((MAIN, here.effective.aws_name), "the main container")
    names |= {one.name: f"a container of `{one.key}`" for one in made}
    tcp = {port: "the main container" for _, port in spec.main_ports()}
    tcp |= {port: words for one in made for port, words in one.ports.items()}
    udp: dict[int, str] = {}
    for name, one in sorted(spec.containers.items()):
        if name in names:
            message = f"{name} is the name of {names[name]}; write another name"
            yield Problem(("containers", name), message, at_key=True)
        for key, ports, taken in (("ports", one.ports, tcp), ("udp_ports", one.udp_ports, udp)):
            for i, port in enumerate(ports):
                if port in taken:
                    message = f"port {port} belongs to {taken[port]}; write another one"
                    yield Problem(("containers", name, key, i), message)
                taken.setdefault(port, f"the container {name}")


@check(
    "CMP155",
    "a task has at most ten containers",
    fact="the quota of containers in a task definition is 10, and AWS does not raise it",
    source=f"{ECS}/developerguide/service-quotas.html",
    date=READ,
)
def containers_are_few(spec: TaskFields, here: Here) -> Iterator[Problem]:
    count = 1 + sum(1 for _ in spec.beside(here))
    if spec.containers and count > MOST_CONTAINERS:
        message = f"a task has at most {MOST_CONTAINERS} containers, and this one has {count}"
        hint = "those of `mesh` and `tracing` count, too"
        right = f"remove {count - MOST_CONTAINERS}"
        yield Problem(("containers",), f"{message}; {right}", hint, at_key=True)


@check(
    "CMP156",
    "a container on hosts has its memory",
    fact="tasks on hosts have no size of their own, so ECS refuses a container without memory",
    source=DEFINITION,
    date=READ,
)
def containers_have_memory(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for name, one in spec.containers.items():
        if one.memory_mib is None and spec.hosts(here):
            message = f"{name} runs on hosts, so it needs a size; write `memory_mib: 128` or more"
            yield Problem(("containers", name), message, at_key=True)


@check(
    "CMP157",
    "a container mounts volumes that its document has, and each volume is mounted",
    fact="ECS refuses a mount point whose volume the task does not define",
    source=f"{ECS}/APIReference/API_MountPoint.html",
    date=READ,
)
def mounts_exist(spec: TaskFields) -> Iterator[Problem]:
    mounted: set[str] = set()
    for name, one in spec.containers.items():
        mounted |= set(one.mounts)
        for volume in one.mounts:
            if volume not in spec.volumes:
                guess = did_you_mean(volume, list(spec.volumes))
                message = f"`volumes` has no {volume}{guess}"
                hint = f"it has {', '.join(sorted(spec.volumes)) or 'none'}"
                yield Problem(("containers", name, "mounts", volume), message, hint, at_key=True)
    for volume, what in spec.volumes.items():
        if not what.path and volume not in mounted:
            message = "no container mounts it; write its `path` in the main one"
            yield Problem(("volumes", volume), message, at_key=True)


@check(
    "CMP126",
    "containers next to the application leave it enough of the task",
    also=Severity.WARNING,
    fact="those of `mesh`, `tracing` and `containers` use part of the task's size",
    source=f"{ECS}/developerguide/task_definition_parameters.html",
    date="2026-11-24",
)
def application_has_room(spec: TaskFields, here: Here) -> Iterator[Problem]:
    sized = spec.sized()
    beside = [one for one in spec.beside(here) if one.vcpu or one.memory_mib]
    names = [one.words for one in beside if one.words]
    if not beside or sized is None:
        return
    pointer, size = sized
    parts = (
        ("vcpu", sum(one.vcpu for one in beside), size.vcpu, "vCPU"),
        ("memory_gib", sum(one.memory_mib for one in beside), mib(size.memory_gib), "MiB"),
    )
    keys = [f"`{key}`" for key in dict.fromkeys(one.key for one in beside)]
    for key, taken, whole, unit in parts:
        takes = "takes" if len(names) == 1 else "take"
        message = f"{' and '.join(names)} {takes} {taken:g} of the task's {whole:g} {unit}"
        if taken >= whole:
            hint = "write a larger size; nothing is left for the application"
            yield Problem((*pointer, key), message, hint)
        elif taken > whole * MOST_SHARE:
            hint = f"write a larger size, or less for {' and '.join(keys)}"
            yield Problem((*pointer, key), message, hint, severity=Severity.WARNING)


CONTAINER_CHECKS = (
    checks_are_programs,
    waits_can_end,
    conditions_can_come,
    containers_are_apart,
    containers_are_few,
    containers_have_memory,
    mounts_exist,
    application_has_room,
    *ROUTE_CHECKS,
)
