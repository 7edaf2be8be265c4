"""Sizes of tasks: what Fargate runs, and what the document allows."""

from collections.abc import Iterator

from specgen.facts import fargate
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.ecs.sizes import Size
from specgen.systems.service.model import Service

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
FARGATE = f"{ECS}/fargate-tasks-services.html"
HOSTS = f"{ECS}/capacity-tasksize.html"


def _on_fargate(spec: Service, here: Here) -> bool:
    """Whether all of its capacity is known to be Fargate."""
    return all(s.provider in {"fargate", "fargate_spot"} for s in spec.shares()) and not spec.hosts(
        here
    )


def _sizes(spec: Service) -> Iterator[tuple[Pointer, Size]]:
    """All sizes of the document, used or not, because it can switch to any profile."""
    if spec.size is not None:
        yield ("size",), spec.size
    for name, size in spec.size_profiles.items():
        yield ("size_profiles", name), size


def _says(size: Size) -> str:
    return f"{size.vcpu:g} vCPU"


@check("CMP110", "a service has one size", source=f"{ECS}/task-cpu-memory-error.html")
def has_one_size(spec: Service) -> Iterator[Problem]:
    profiles = ", ".join(spec.size_profiles)
    if spec.size is not None and (spec.size_profiles or spec.active_profile):
        message = "the task has a size and size profiles; write one of `size`, `size_profiles`"
        yield Problem(("size",), message, at_key=True)
    elif spec.size is None and not spec.size_profiles:
        message = "the task has no size; write `size: {vcpu: 0.5, memory_gib: 1}`"
        yield Problem(("name",), message)
    elif spec.size is None and spec.active_profile not in spec.size_profiles:
        said = f"there is no size profile `{spec.active_profile}`"
        message = said if spec.active_profile else "no size profile is active"
        pointer = ("active_profile",) if spec.active_profile else ("size_profiles",)
        yield Problem(pointer, f"{message}; write `active_profile`: one of {profiles}")


@check(
    "CMP001",
    "a Fargate task has a size that Fargate runs",
    fact="each number of vCPU allows only certain amounts of memory",
    source=FARGATE,
    topics=("fargate",),
)
def fargate_sizes_exist(spec: Service, here: Here) -> Iterator[Problem]:
    if not _on_fargate(spec, here):
        return
    for pointer, size in _sizes(spec):
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
def fargate_tasks_have_a_bound(spec: Service, here: Here) -> Iterator[Problem]:
    if not _on_fargate(spec, here):
        return
    for pointer, size in _sizes(spec):
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
def bursts_make_sense(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, size in _sizes(spec):
        if size.says_burst and _on_fargate(spec, here):
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


@check("CMP003", "the size in use is within the size range")
def active_size_is_in_range(spec: Service) -> Iterator[Problem]:
    sized, bounds = spec.sized(), spec.size_range
    if sized is None or bounds is None:
        return
    pointer, size = sized
    parts = (
        ("vcpu", bounds.vcpu, size.vcpu, size.peak_vcpu, "burst_vcpu"),
        ("memory_gib", bounds.memory_gib, size.memory_gib, size.peak_memory_gib, "hard_memory_gib"),
    )
    for key, bound, least, most, peak in parts:
        stated = f"write {bound.minimum:g} to {bound.maximum:g}"
        if bound.minimum > bound.maximum:
            continue  # CMP014
        if not bound.minimum <= least <= bound.maximum:
            yield Problem((*pointer, key), f"{key} {least:g} is outside size_range; {stated}")
        elif most > bound.maximum:
            yield Problem((*pointer, peak), f"{peak} {most:g} is outside size_range; {stated}")


@check(
    "CMP004",
    "the upper bound of the size range can be deployed",
    fact="Fargate limits the size of a task; larger ones need EC2 hosts",
    source=FARGATE,
    topics=("fargate",),
)
def the_range_can_be_reached(spec: Service, here: Here) -> Iterator[Problem]:
    bounds = spec.size_range
    if bounds is None or not _on_fargate(spec, here):
        return
    vcpu, gib = bounds.vcpu.maximum, bounds.memory_gib.maximum
    if vcpu > fargate.MAX_VCPU or gib > fargate.MAX_GIB:
        message = f"the upper bound {vcpu:g} vCPU and {gib:g} GiB cannot be deployed on Fargate"
        hint = "run it on an EC2 capacity provider of the cluster, or narrow the range"
        yield Problem(("size_range",), message, hint, at_key=True)


SIZES = (
    has_one_size,
    fargate_sizes_exist,
    fargate_tasks_have_a_bound,
    bursts_make_sense,
    active_size_is_in_range,
    the_range_can_be_reached,
)
