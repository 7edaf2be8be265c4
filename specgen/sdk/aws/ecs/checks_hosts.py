"""What fits on a host: memory, vCPU and network interfaces."""

from collections.abc import Iterator
from typing import Any

from specgen.facts.ecs import SOURCE as TRUNKS
from specgen.facts.ecs import has_trunk, trunk_tasks
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.ecs.units import mib

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
CAPACITY = f"{ECS}/capacity-tasksize.html"


def _fits(spec: TaskFields, here: Here) -> Iterator[tuple[Pointer, Size, Any, Any]]:
    """The size in use, with each type of host that a task may run on."""
    sized = spec.sized()
    if sized is None:
        return
    pointer, size = sized
    for provider in spec.hosts(here).values():
        for host in provider.hosts():
            yield pointer, size, provider, host


@check(
    "CMP005",
    "a host has the memory that a task may use",
    fact="the system and the ECS agent keep a part: a host of 64 GiB cannot hold a task of 64",
    source=f"{ECS}/memory-management.html",
    topics=("ec2_types",),
)
def hosts_have_the_memory(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for pointer, size, provider, host in _fits(spec, here):
        have = provider.task_memory_mib(host)
        kept = host.memory_mib - have
        free = f"of its {host.memory_mib / 1024:g} GiB the system keeps {kept} MiB"
        for key in ("memory_gib", "hard_memory_gib"):
            wanted = getattr(size, key)
            if wanted is not None and mib(wanted) > have:
                message = f"{host.name} cannot host a {wanted:g} GiB task; {free}"
                hint = f"write {have // 1024} or less, or give the provider larger types"
                yield Problem((*pointer, key), message, hint)


@check(
    "CMP006",
    "a host has the vCPU that a task may use",
    fact="a task that fits on no host is never placed",
    source=CAPACITY,
    topics=("ec2_types",),
)
def hosts_have_the_vcpu(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for pointer, size, _, host in _fits(spec, here):
        for key in ("vcpu", "burst_vcpu"):
            wanted = getattr(size, key)
            if wanted is not None and wanted > host.vcpu:
                message = f"{host.name} has {host.vcpu} vCPU, but the task needs {wanted:g}"
                yield Problem((*pointer, key), f"{message}; write {host.vcpu} or less")


def by_size(size: Size, provider: Any, host: Any) -> int:
    """Number of tasks that fit into a host's vCPU and memory."""
    by_memory = provider.task_memory_mib(host) // max(mib(size.memory_gib), 1)
    return int(min(host.vcpu // size.vcpu, by_memory))


def per_host(size: Size, provider: Any, host: Any, *, trunking: bool) -> int:
    """Number of tasks that a host holds."""
    return min(by_size(size, provider, host), _room(host, trunking=trunking))


def _room(host: Any, *, trunking: bool) -> int:
    """Number of tasks that a host has interfaces for; the host itself takes one."""
    return trunk_tasks(host.name) if trunking and has_trunk(host.name) else host.interfaces - 1


def _trunking(spec: TaskFields, here: Here) -> bool:
    cluster = spec.cluster_here(here)
    return bool(cluster and cluster.spec.eni_trunking)


@check(
    "CMP007",
    "tasks at their memory limits do not exhaust their host",
    severity=Severity.WARNING,
    fact="only the soft limit is reserved; when a host runs out of memory, Linux kills a task",
    source=f"{ECS}/memory-management.html",
)
def memory_is_not_oversubscribed(spec: TaskFields, here: Here) -> Iterator[Problem]:
    worst: tuple[float, Pointer, str] | None = None
    for pointer, size, provider, host in _fits(spec, here):
        count = per_host(size, provider, host, trunking=_trunking(spec, here))
        times = count * mib(size.peak_memory_gib) / max(provider.task_memory_mib(host), 1)
        if size.peak_memory_gib > size.memory_gib and times > max(1, worst[0] if worst else 1):
            worst = (times, (*pointer, "hard_memory_gib"), f"{count} tasks on {host.name}")
    if worst is not None:
        times, pointer, what = worst
        message = f"memory is oversubscribed {times:.1f} times: {what}"
        yield Problem(pointer, message, "add an alarm on killed tasks, and record a decision")


@check(
    "CMP009",
    "a host has interfaces for the tasks that fit on it",
    fact="in awsvpc mode each task takes an interface; without trunking a host has few",
    source=TRUNKS,
    topics=("ec2_types", "ecs"),
)
def hosts_have_the_interfaces(spec: TaskFields, here: Here) -> Iterator[Problem]:
    trunking = _trunking(spec, here)
    for pointer, size, provider, host in _fits(spec, here):
        fitting, room = by_size(size, provider, host), _room(host, trunking=trunking)
        if fitting > room:
            has, hint = _interfaces(host, trunking=trunking)
            message = f"{host.name} has {has}: at most {room} tasks, although {fitting} would fit"
            yield Problem((*pointer, "vcpu"), message, hint)


def _interfaces(host: Any, *, trunking: bool) -> tuple[str, str]:
    """What a host has for tasks, and what to do if that is too little."""
    usual = "use smaller types or larger tasks"
    if not trunking:
        more = f"{usual}, or turn on eni_trunking of the cluster"
        return f"{host.interfaces} interfaces", more
    if not has_trunk(host.name):
        return f"{host.interfaces} interfaces and no trunk", f"{usual}, or another family"
    return "a trunk interface", usual


HOSTS = (
    hosts_have_the_memory,
    hosts_have_the_vcpu,
    memory_is_not_oversubscribed,
    hosts_have_the_interfaces,
)
