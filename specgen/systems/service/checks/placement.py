"""Where tasks run, and how many."""

import math
from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.ecs.checks_capacity import CAPACITY_CHECKS
from specgen.sdk.aws.ecs.checks_hosts import per_host
from specgen.systems.service.model import SERVICE, Service
from specgen.systems.service.model.quotas import part_of

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
SCALING = f"{ECS}/service-auto-scaling.html"


@check(
    "CMP014", "no range is empty", fact="AWS refuses a minimum above its maximum", source=SCALING
)
def ranges_are_not_empty(spec: Service) -> Iterator[Problem]:
    ranges: list[tuple[Pointer, Any]] = [(("tasks",), spec.tasks)]
    if spec.size_range is not None:
        ranges.append((("size_range", "vcpu"), spec.size_range.vcpu))
        ranges.append((("size_range", "memory_gib"), spec.size_range.memory_gib))
    for pointer, bounds in ranges:
        if bounds.minimum > bounds.maximum:
            message = f"the minimum {bounds.minimum:g} is above the maximum {bounds.maximum:g}"
            yield Problem((*pointer, "minimum"), f"{message}; write {bounds.maximum:g} or less")


@check(
    "CMP013",
    "the number of tasks stays within the cluster's bounds",
)
def tasks_stay_in_bounds(spec: Service, here: Here) -> Iterator[Problem]:
    cluster = spec.cluster_here(here)
    bounds = cluster.spec.task_bounds if cluster else None
    if bounds is None:
        return
    said = f"{here.name} in {here.region}: {spec.tasks.minimum} to {spec.tasks.maximum} tasks"
    allowed = f"cluster/{spec.cluster} allows {bounds.minimum} to {bounds.maximum}"
    for key in ("minimum", "maximum"):
        number = getattr(spec.tasks, key)
        if number < bounds.minimum:
            message = f"{said}; {allowed}; write {bounds.minimum} or more"
            yield Problem(("tasks", key), message)
        elif number > bounds.maximum:
            message = f"{said}; {allowed}; write {bounds.maximum} or less"
            yield Problem(("tasks", key), message)


@check(
    "CMP008",
    "the hosts of a provider hold the tasks of its services at their largest",
    fact="tasks without a host wait; ECS starts no more hosts than the group's maximum",
    source=f"{ECS}/cluster-auto-scaling.html",
    topics=("ec2_types",),
)
def hosts_suffice(spec: Service, here: Here) -> Iterator[Problem]:
    """Reported once, at the service that needs the most hosts."""
    for name, provider in spec.hosts(here).items():
        needs = {
            other.name: need
            for other in SERVICE.near(here)
            if other.spec.cluster == spec.cluster and (need := _hosts_needed(other, name))
        }
        total, most = sum(needs.values()), provider.maximum_instances
        if total > most and here.name == max(needs, key=lambda n: (needs[n], n)):
            parts = ", ".join(f"{count} for {service}" for service, count in needs.items())
            rest = f", {total} with other services" if len(needs) > 1 else ""
            message = f"{spec.tasks.maximum} tasks need {needs[here.name]} hosts{rest}; "
            hint = f"{parts}; raise maximum_instances of `{name}`, or lower the tasks"
            yield Problem(("tasks", "maximum"), f"{message}`{name}` starts at most {most}", hint)


def _hosts_needed(service: Here, provider_name: str) -> int:
    """Hosts of the provider's smallest type; 0 if unknown, which CMP005 and CMP006 report."""
    spec = service.spec
    cluster, sized = spec.cluster_here(service), spec.sized()
    provider = spec.hosts(service).get(provider_name)
    if provider is None or sized is None or not provider.hosts():
        return 0
    trunking = cluster.spec.eni_trunking
    fewest = min(per_host(sized[1], provider, h, trunking=trunking) for h in provider.hosts())
    share = part_of(spec, provider_name)
    return math.ceil(spec.tasks.maximum * share / fewest) if fewest > 0 else 0


PLACING = (
    ranges_are_not_empty,
    tasks_stay_in_bounds,
    *CAPACITY_CHECKS,
    hosts_suffice,
)
