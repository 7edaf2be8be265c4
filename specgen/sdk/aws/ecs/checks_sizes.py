"""Sizes of tasks that Fargate does not run."""

from collections.abc import Iterator

from specgen.facts import fargate
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.task import TaskFields, on_fargate

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
FARGATE = f"{ECS}/fargate-tasks-services.html"
HOSTS = f"{ECS}/capacity-tasksize.html"


def _says(size: Size) -> str:
    return f"{size.vcpu:g} vCPU"


@check(
    "CMP001",
    "a Fargate task has a size that Fargate runs",
    fact="each number of vCPU allows only certain amounts of memory",
    source=FARGATE,
    topics=("fargate",),
)
def fargate_sizes_exist(spec: TaskFields, here: Here) -> Iterator[Problem]:
    if not on_fargate(spec, here):
        return
    for pointer, size in spec.sizes():
        allowed = fargate.memory_options(size.vcpu)
        if _above(size, fargate.MAX_VCPU, fargate.MAX_GIB):
            continue  # CMP002
        if not allowed:
            options = ", ".join(f"{vcpu:g}" for vcpu in fargate.vcpu_options())
            message = f"Fargate has no tasks of {_says(size)}; write one of {options}"
            yield Problem((*pointer, "vcpu"), message)
        elif size.memory_gib not in allowed:
            message = f"{_says(size)} does not allow {size.memory_gib:g} GiB"
            near = min(allowed, key=lambda gib: (abs(gib - size.memory_gib), -gib))
            hint = f"allowed: {', '.join(f'{gib:g}' for gib in allowed)}"
            yield Problem((*pointer, "memory_gib"), f"{message}; write {near:g}", hint)


def _above(size: Size, vcpu: float, gib: float) -> bool:
    return size.vcpu > vcpu or size.memory_gib > gib


@check(
    "CMP002",
    "a Fargate task is no larger than Fargate's largest",
    also=Severity.WARNING,
    fact=f"{fargate.CONFIRMED_MAX_VCPU} vCPU and {fargate.CONFIRMED_MAX_GIB} GiB according to "
    f"AWS's own pages; {fargate.MAX_VCPU} vCPU and {fargate.MAX_GIB} GiB, new in 2026, according "
    "to cfn-lint's matrix",
    source=FARGATE,
    topics=("fargate",),
)
def fargate_tasks_have_a_bound(spec: TaskFields, here: Here) -> Iterator[Problem]:
    if not on_fargate(spec, here):
        return
    for pointer, size in spec.sizes():
        what = f"{_says(size)} and {size.memory_gib:g} GiB"
        if _above(size, fargate.MAX_VCPU, fargate.MAX_GIB):
            message = f"{what} is above Fargate's largest task; it needs an EC2 capacity provider"
            hint = f"Fargate ends at {fargate.MAX_VCPU} vCPU and {fargate.MAX_GIB} GiB; write the "
            yield Problem(pointer, message, f"{hint}cluster's provider as capacity_provider")
        elif _above(size, fargate.CONFIRMED_MAX_VCPU, fargate.CONFIRMED_MAX_GIB):
            message = f"{what} on Fargate is new (2026), Linux only, not confirmed for every region"
            hint = "use an EC2 capacity provider, or try it and record a decision"
            yield Problem(pointer, message, hint, severity=Severity.WARNING)


@check(
    "CMP111",
    "burst and hard limit are set only on hosts, and are not below the reservation",
    fact="on Fargate the size of a task is its limit",
    source=HOSTS,
)
def bursts_make_sense(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for pointer, size in spec.sizes():
        if size.says_burst and on_fargate(spec, here):
            key = "burst_vcpu" if size.burst_vcpu is not None else "hard_memory_gib"
            message = f"Fargate tasks have no `{key}`: their size is their limit; remove it"
            yield Problem((*pointer, key), message, at_key=True)
        elif size.peak_vcpu < size.vcpu:
            message = f"burst_vcpu {size.peak_vcpu:g} is below the reserved {size.vcpu:g}"
            yield Problem((*pointer, "burst_vcpu"), f"{message}; write {size.vcpu:g} or more")
        elif size.peak_memory_gib < size.memory_gib:
            message = f"hard_memory_gib {size.peak_memory_gib:g} is below the reserved "
            more = f"{size.memory_gib:g}; write {size.memory_gib:g} or more"
            yield Problem((*pointer, "hard_memory_gib"), f"{message}{more}")


SIZES = (fargate_sizes_exist, fargate_tasks_have_a_bound, bursts_make_sense)
