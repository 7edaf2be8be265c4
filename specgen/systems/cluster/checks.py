"""What EC2 and ECS refuse in a cluster, and hosts that can never start."""

from collections.abc import Iterator

from specgen.facts import ec2
from specgen.facts.freshness import known_on, may_be_a_type
from specgen.sdk import Here, Pointer, Problem, Severity, check, near_ones
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.cluster.model import Cluster
from specgen.systems.cluster.model.parts import CapacityProvider

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
PROVIDERS = f"{ECS}/asg-capacity-providers.html"
TYPES = "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html"


def _types(spec: Cluster) -> Iterator[tuple[Pointer, CapacityProvider, str]]:
    for name, provider in spec.capacity_providers.items():
        for i, instance_type in enumerate(provider.instance_types):
            yield ("capacity_providers", name, "instance_types", i), provider, instance_type


@check(
    "CMP101",
    "instance types exist",
    also=Severity.WARNING,
    fact="a launch of a type that does not exist fails, and ECS waits for hosts for ever",
    source=TYPES,
    topics=("ec2_types",),
    dated=True,
)
def instance_types_exist(spec: Cluster) -> Iterator[Problem]:
    for pointer, _, name in _types(spec):
        if ec2.instance_type(name) is not None:
            continue
        guess = near_ones(name, ec2.family_of(name))
        if not may_be_a_type(name):
            yield Problem(pointer, f"EC2 has no type {name}{guess}")
        else:
            message = f"the type {name} was not known on {known_on('ec2_types')}{guess}"
            hint = "if EC2 has it by now, record a decision; its size is not checked"
            mistaken = bool(ec2.family_of(name))
            severity = None if mistaken else Severity.WARNING
            yield Problem(pointer, message, hint, severity=severity, dated=mistaken)


@check(
    "CMP010",
    "the types of a provider have its architecture",
    fact="an image is built for one architecture; on another one its tasks stop at once",
    source=f"{ECS}/ecs-arm64.html",
    topics=("ec2_types",),
)
def architectures_agree(spec: Cluster) -> Iterator[Problem]:
    for pointer, provider, name in _types(spec):
        found = ec2.instance_type(name)
        if found is not None and found.architecture != provider.architecture:
            message = f"{name} is {found.architecture}, the provider is {provider.architecture}"
            hint = f"choose {provider.architecture} types, or write architecture"
            yield Problem(pointer, message, f"{hint}: {found.architecture}")


@check(
    "CMP011",
    "the types of a provider are offered in the zones of its network",
    severity=Severity.WARNING,
    fact="not every type is offered in every zone, and it can only start where it is; AWS adds "
    "offers, and the letter of a zone may mean another zone in another account",
    source="moto and cfn-lint, see facts/data/ec2_offers.json",
    date="2026-10-27",
    topics=("ec2_offers",),
)
def types_are_offered(spec: Cluster, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    zones = [f"{here.region}{letter}" for letter in network.spec.zones] if network else []
    for pointer, _, name in _types(spec):
        if ec2.instance_type(name) is None or not ec2.offers_known(name, here.region):
            continue
        offered = ec2.offered_zones(name, here.region)
        missing = [zone for zone in zones if zone not in offered]
        if missing:
            known = known_on("ec2_offers")
            message = f"{name} was not offered in {', '.join(missing)} on {known}"
            hint = f"offered in {', '.join(offered)}" if offered else f"not in {here.region} at all"
            yield Problem(pointer, message, f"{hint}; choose another type, by an override")


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
    "CMP103",
    "the tiers of a cluster are tiers of its network",
    fact="hosts and tasks need subnets",
    source=f"{ECS}/task-networking-awsvpc.html",
)
def tiers_exist(spec: Cluster, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    if network is None:
        return
    known = ", ".join(network.spec.tiers)
    named = {("tiers",): spec.tiers}
    for name, provider in spec.capacity_providers.items():
        named["capacity_providers", name, "tiers"] = provider.tiers
    for pointer, tiers in named.items():
        for i, tier in enumerate(tiers):
            if tier not in network.spec.tiers:
                message = f"network/{network.name} has no tier `{tier}`; it has {known}"
                yield Problem((*pointer, i), message)
    if not spec.used_tiers(here, []):
        message = f"network/{network.name} has no private tier; write `tiers: [...]`"
        yield Problem(("network",), message, f"its tiers: {known}")


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
    "CMP105",
    "hosts have security groups",
    fact="without one EC2 takes the network's default group, which is empty here",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
)
def hosts_have_groups(spec: Cluster) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        if not provider.security_groups and not spec.security_groups:
            message = f"the hosts of {name} have no security group; write `security_groups: [...]`"
            yield Problem(("capacity_providers", name), message, at_key=True)


CHECKS = (
    instance_types_exist,
    architectures_agree,
    types_are_offered,
    protection_has_scaling,
    ranges_are_not_empty,
    tiers_exist,
    has_capacity,
    hosts_have_groups,
)
