"""Sizes of tasks: what Fargate runs, and what the document allows."""

from collections.abc import Iterator

from specgen.facts import fargate
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.ecs.checks_sizes import SIZES as TASK_SIZES
from specgen.sdk.aws.ecs.task import on_fargate
from specgen.systems.service.model import Service

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
FARGATE = f"{ECS}/fargate-tasks-services.html"
HOSTS = f"{ECS}/capacity-tasksize.html"


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
    if bounds is None or not on_fargate(spec, here):
        return
    vcpu, gib = bounds.vcpu.maximum, bounds.memory_gib.maximum
    if vcpu > fargate.MAX_VCPU or gib > fargate.MAX_GIB:
        message = f"the upper bound {vcpu:g} vCPU and {gib:g} GiB cannot be deployed on Fargate"
        hint = "run it on an EC2 capacity provider of the cluster, or narrow the range"
        yield Problem(("size_range",), message, hint, at_key=True)


SIZES = (
    has_one_size,
    *TASK_SIZES,
    active_size_is_in_range,
    the_range_can_be_reached,
)
