"""What the hosts of a cluster cost; its services on Fargate pay for themselves."""

import math
from collections.abc import Iterator

from specgen.facts import ec2
from specgen.facts.meters import HOURS_A_MONTH
from specgen.sdk import Bought, Charge, Here, Usage
from specgen.sdk.aws.interfaces import SERVICE, Service
from specgen.systems.cluster.model.fields import Fields
from specgen.systems.cluster.model.parts import CapacityProvider


def charges(spec: Fields, here: Here) -> Iterator[Bought]:
    for name, provider in spec.capacity_providers.items():
        users = [s for s in SERVICE.near(here) if s.spec.cluster == here.name]
        services = [s.spec for s in users if name in s.spec.hosts(s)]
        yield from _hosts(name, provider, services)
    if spec.namespace:
        yield Charge("dns-zone", 1, 1, ("namespace",))
    if spec.container_insights != "disabled":
        yield Usage("container_metrics", "custom-metric", ("container_insights",))


def _hosts(name: str, provider: CapacityProvider, services: list[Service]) -> Iterator[Charge]:
    """By the first type, which on-demand hosts prefer; a Spot host costs as much at most."""
    at, first = ("capacity_providers", name), provider.instance_types[0]
    kept = provider.minimum_instances
    low = min(max(kept, _needed(provider, services)), provider.maximum_instances)
    high = max(low, provider.maximum_instances)
    if not provider.managed_scaling:
        low = high = kept
    share = max((service.running_share() for service in services), default=1.0)
    bounds = [(low, "minimum_instances"), (high, "maximum_instances")]
    key = "minimum_instances" if low == high else bounds[1][1]
    hours = {False: [0.0, 0.0], True: [0.0, 0.0]}
    for i, (count, _) in enumerate(bounds):
        for spot, always, some in _split(provider, kept, count):
            hours[spot][i] = HOURS_A_MONTH * (always + some * share)
    count = f"{low}" if low == high else f"{low} to {high}"
    how = f"{count} hosts x {HOURS_A_MONTH} hours" + (f" x {share:.3g}" if share < 1 else "")
    for spot, family in ((False, "ec2-instance"), (True, "ec2-spot")):
        least, most = hours[spot]
        if most:
            yield Charge(f"{family}:{first}", min(least, most), most, (*at, key), how)
    sizes = [sum(h[i] for h in hours.values()) / HOURS_A_MONTH for i in (0, 1)]
    if sizes[1]:
        gib = [size * provider.volume_gib for size in sizes]
        how = f"{count} hosts x {provider.volume_gib} GiB"
        yield Charge("ebs-gp3", gib[0], gib[1], (*at, "volume_gib"), how)


def _split(
    provider: CapacityProvider, kept: int, count: int
) -> Iterator[tuple[bool, float, float]]:
    """Whether they are Spot; of a number of hosts those that always run, and the others."""
    always = [_on_demand(provider, min(kept, count)), _on_demand(provider, count)]
    yield False, always[0], always[1] - always[0]
    spot = [min(kept, count) - always[0], count - always[1]]
    yield True, spot[0], spot[1] - spot[0]


def _on_demand(provider: CapacityProvider, count: int) -> float:
    base = min(provider.on_demand_base_capacity, count)
    return base + (count - base) * provider.on_demand_percentage_above_base / 100


def _needed(provider: CapacityProvider, services: list[Service]) -> int:
    """Hosts of the first type that hold the least number of tasks."""
    host = ec2.instance_type(provider.instance_types[0])
    if host is None:
        return 0
    memory, needs = provider.task_memory_mib(host) / 1024, 0.0
    for service in services:
        sized = service.sized()
        if sized is not None:
            size = sized[1]
            each = math.floor(min(host.vcpu / size.vcpu, memory / size.memory_gib))
            needs += service.tasks.minimum / max(each, 1)  # CMP005, CMP006 refuse what fits nowhere
    return math.ceil(needs)
