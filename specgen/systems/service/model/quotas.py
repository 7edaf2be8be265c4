"""vCPU that the tasks of a service use on Fargate."""

from collections.abc import Iterator

from specgen.sdk import Here, QuotaNeed
from specgen.systems.service.model.fields import Fields

ON_FARGATE = ("fargate", "fargate_spot")


def part_of(spec: Fields, provider: str) -> float:
    """The share of its tasks, 0 to 1, that a provider runs; ignores bases."""
    weights = {s.provider: s.weight for s in spec.shares()}
    return weights.get(provider, 0) / max(sum(weights.values()), 1)


def fargate_needs(spec: Fields, here: Here) -> Iterator[QuotaNeed]:
    """Counts the tasks of a deployment; at_largest: with its largest profile."""
    sized = spec.sized()
    if sized is None or spec.hosts(here):
        return
    size = sized[1].vcpu
    largest = max([size, *(profile.vcpu for profile in spec.size_profiles.values())])
    tasks = max(spec.most_tasks(), spec.tasks.maximum)
    for provider in ON_FARGATE:
        some = tasks * part_of(spec, provider)
        pointer = ("tasks", "maximum")
        yield QuotaNeed(f"{provider}_vcpu", some * size, pointer, some * largest)
