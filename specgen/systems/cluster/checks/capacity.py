"""How many hosts and tasks there are, and who decides it."""

from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.systems.cluster.model import Cluster

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
PROVIDERS = f"{ECS}/asg-capacity-providers.html"
SCALING = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html"


@check(
    "CMP012",
    "managed termination protection comes with managed scaling",
    fact="ECS refuses the first without the second; scale-in protection of the group is always on",
    source=f"{ECS}/managed-termination-protection.html",
)
def protection_has_scaling(spec: Cluster) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        if provider.managed_termination_protection and not provider.managed_scaling:
            message = f"{name} protects hosts without managed scaling; both are needed"
            hint = "write managed_termination_protection: false, or managed_scaling: true"
            yield Problem(("capacity_providers", name, "managed_scaling"), message, hint)


@check("CMP102", "no minimum in a cluster is above its maximum", source=PROVIDERS)
def ranges_are_not_empty(spec: Cluster) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        low, high = provider.minimum_instances, provider.maximum_instances
        if low > high:
            message = f"minimum_instances {low} is above maximum_instances {high}"
            pointer = ("capacity_providers", name, "minimum_instances")
            yield Problem(pointer, f"{message}; write {high} or less")
    bounds = spec.task_bounds
    if bounds is not None and bounds.minimum > bounds.maximum:
        message = f"the minimum {bounds.minimum} is above the maximum {bounds.maximum}"
        yield Problem(("task_bounds", "minimum"), f"{message}; write {bounds.maximum} or less")


@check(
    "CMP104",
    "a cluster has capacity, and its default is one of its providers",
    source=f"{ECS}/clusters.html",
)
def has_capacity(spec: Cluster) -> Iterator[Problem]:
    names = spec.provider_names()
    if not names:
        message = "nothing can run here: Fargate is off, and there are no capacity providers"
        yield Problem(("fargate",), f"{message}; write fargate: true, or capacity_providers")
    elif spec.default_provider() not in names:
        message = f"there is no capacity provider `{spec.default_capacity_provider}`"
        pointer = ("default_capacity_provider",)
        yield Problem(pointer, f"{message}; write one of {', '.join(names)}")


@check(
    "CMP174",
    "a provider without managed scaling has hosts",
    severity=Severity.WARNING,
    fact="only managed scaling adds hosts, so the group stays at its minimum",
    source=SCALING,
    date="2026-11-29",
)
def unmanaged_hosts_exist(spec: Cluster) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        if not provider.managed_scaling and provider.minimum_instances == 0:
            message = f"{name} never has a host: ECS does not scale it, and its minimum is 0"
            right = "write minimum_instances: 1 or more, or managed_scaling: true"
            yield Problem(("capacity_providers", name, "managed_scaling"), f"{message}; {right}")


CAPACITY_CHECKS = (
    protection_has_scaling,
    ranges_are_not_empty,
    has_capacity,
    unmanaged_hosts_exist,
)
