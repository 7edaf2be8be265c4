"""Numbers that follow from a cluster and the services in it: tasks, vCPU, hosts."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from specgen.sdk import Derived, Here
from specgen.sdk.aws.interfaces import SERVICE
from specgen.systems.cluster.model.fields import Fields
from specgen.systems.cluster.model.parts import CapacityProvider


def derived(spec: Fields, here: Here) -> Iterator[Derived]:
    inside = [s for s in SERVICE.near(here) if s.spec.cluster == here.name and s.spec.sized()]
    if inside:
        yield _sum("tasks at the minimum", "tasks", [s.spec.tasks.minimum for s in inside])
        yield _sum("tasks at the maximum", "tasks", [s.spec.tasks.maximum for s in inside])
        during = [max(s.spec.most_tasks(), s.spec.tasks.maximum) for s in inside]
        yield _sum("addresses of tasks during a deployment", "addresses", during)
        yield from _fargate([s.spec for s in inside if not s.spec.hosts(s)])
    for name, provider in spec.capacity_providers.items():
        users = [s.spec for s in inside if name in s.spec.hosts(s)]
        yield from _hosts(name, provider, users)
    if spec.capacity_providers:
        yield from _ceiling(spec)


def _sum(name: str, unit: str, parts: Sequence[float]) -> Derived:
    return Derived(name, sum(parts), unit, " + ".join(f"{part:g}" for part in parts))


def _fargate(services: list[Any]) -> Iterator[Derived]:
    if not services:
        return
    sizes = {
        "minimum": [s.tasks.minimum * s.sized()[1].vcpu for s in services],
        "maximum": [s.tasks.maximum * s.sized()[1].vcpu for s in services],
        "ceiling": [s.tasks.maximum * s.largest_vcpu() for s in services],
    }
    for word, parts in sizes.items():
        yield _sum(f"Fargate vCPU at the {word}", "vCPU", parts)


def _hosts(name: str, provider: CapacityProvider, services: list[Any]) -> Iterator[Derived]:
    """Hosts that the minimum of tasks needs, of the smallest type of the provider."""
    known = provider.hosts()
    if not known or not services:
        return
    host = min(known, key=lambda each: (each.vcpu, each.memory_mib))
    memory = provider.task_memory_mib(host)
    needs, words = 0.0, []
    for service in services:
        size, count = service.sized()[1], service.tasks.minimum
        each = math.floor(min(host.vcpu / size.vcpu, memory / 1024 / size.memory_gib))
        needs += count / max(each, 1)  # CMP005 and CMP006 refuse what fits on no host
        words.append(f"{count} tasks / {each}")
    how = f"{' + '.join(words)} on each {host.name}"
    limit = provider.maximum_instances
    yield Derived(f"hosts of {name} at the minimum", math.ceil(needs), "hosts", how, limit)


def _ceiling(spec: Fields) -> Iterator[Derived]:
    found = [(p.maximum_instances, p.hosts()) for p in spec.capacity_providers.values()]
    sums = [(count, max(host.vcpu for host in hosts)) for count, hosts in found if hosts]
    total = sum(count * vcpu for count, vcpu in sums)
    how = " + ".join(f"{count} x {vcpu}" for count, vcpu in sums)
    yield Derived("EC2 vCPU at the ceiling", total, "vCPU", how)
    hosts = [float(p.maximum_instances) for p in spec.capacity_providers.values()]
    yield _sum("addresses of hosts at the maximum", "addresses", hosts)
