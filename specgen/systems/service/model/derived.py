"""Numbers that follow from a service: tasks, vCPU, addresses."""

from collections.abc import Iterator

from specgen.sdk import Derived, Here
from specgen.systems.service.model.fields import Fields


def derived(spec: Fields, here: Here) -> Iterator[Derived]:
    """No vCPU if no size is in use, which CMP110 reports."""
    tasks = spec.tasks
    yield Derived("tasks at the minimum", tasks.minimum, "tasks")
    yield Derived("tasks at the maximum", tasks.maximum, "tasks")
    yield Derived(
        "tasks during a deployment",
        max(spec.most_tasks(), tasks.maximum),
        "tasks",
        f"{tasks.maximum} x {spec.deployment.maximum_percent} %",
    )
    sized = spec.sized()
    if sized is None:
        return
    vcpu, kind = sized[1].vcpu, "vCPU reserved on hosts" if spec.hosts(here) else "Fargate vCPU"
    for word, count in (("minimum", tasks.minimum), ("maximum", tasks.maximum)):
        how = f"{count} x {vcpu:g}"
        yield Derived(f"{kind} at the {word}", count * vcpu, "vCPU", how)
    if not spec.hosts(here) and spec.size_profiles:
        most = spec.largest_vcpu()
        how = f"{tasks.maximum} x {most:g}"
        yield Derived(f"{kind} at the ceiling", tasks.maximum * most, "vCPU", how)
