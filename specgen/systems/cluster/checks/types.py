"""Instance types: whether they exist, and whether a host of a provider can be one."""

from collections.abc import Iterator

from specgen.facts import ec2
from specgen.facts.freshness import known_on, may_be_a_type
from specgen.sdk import Here, Pointer, Problem, Severity, check, near_ones
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.cluster.model import Cluster
from specgen.systems.cluster.model.parts import CapacityProvider

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
TYPES = "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html"
EBS = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-optimized.html"
BATCH = "https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html"
READ = "2026-11-29"
WHOLE = 100
MOST_TYPES = 40


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
    "CMP170",
    "the types of a provider are EBS-optimized",
    fact="the launch template asks for EBS-optimized hosts; EC2 refuses to start a type that "
    "cannot be one",
    source=EBS,
    date=READ,
    topics=("ec2_types",),
)
def types_are_optimized(spec: Cluster) -> Iterator[Problem]:
    for pointer, _, name in _types(spec):
        if not ec2.may_be_ebs_optimized(name):
            message = f"{name} cannot be EBS-optimized, so that EC2 never starts it"
            right = "write a type of a newer family, such as t3 or m7i"
            yield Problem(pointer, f"{message}; {right}")


@check(
    "CMP171",
    "the image of the hosts runs on the types of a provider",
    fact="hosts run Amazon Linux 2023, which does not support A1, the first Graviton",
    source=BATCH,
    date=READ,
)
def image_runs(spec: Cluster) -> Iterator[Problem]:
    for pointer, _, name in _types(spec):
        if name.startswith("a1."):
            size = name.partition(".")[2]
            better = f"m6g.{size}" if ec2.instance_type(f"m6g.{size}") else "a type of m6g"
            message = f"Amazon Linux 2023 does not run on {name}; write {better}"
            yield Problem(pointer, message)


@check(
    "CMP180",
    "a provider has at most 40 types",
    fact="an Auto Scaling group takes up to 40 instance types",
    source="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/"
    "API_LaunchTemplateOverrides.html",
    date=READ,
)
def types_are_few(spec: Cluster) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        count = len(provider.instance_types)
        if count > MOST_TYPES:
            message = f"{count} types, but an Auto Scaling group takes at most {MOST_TYPES}"
            pointer = ("capacity_providers", name, "instance_types", MOST_TYPES)
            yield Problem(pointer, f"{message}; make a second provider of the others")


@check(
    "CMP172",
    "the types of Spot hosts are offered as Spot",
    severity=Severity.WARNING,
    fact="EC2 sells some types on demand only; the group never gets a Spot host of them",
    source="moto 5.2.5 (moto/ec2/resources/instance_types.json.gz; SupportedUsageClasses)",
    date="2026-10-27",
    topics=("ec2_types",),
)
def types_are_sold_as_spot(spec: Cluster) -> Iterator[Problem]:
    for pointer, provider, name in _types(spec):
        if provider.on_demand_percentage_above_base < WHOLE and not ec2.may_be_spot(name):
            message = f"{name} is not offered as Spot"
            right = "write on_demand_percentage_above_base: 100, or another type"
            yield Problem(pointer, f"{message}; {right}")


@check(
    "CMP173",
    "hosts have no accelerator that their image does not drive",
    severity=Severity.WARNING,
    fact="GPU, Inferentia and Trainium need the GPU or Neuron variant of the ECS image; the "
    "standard one starts, but no task gets the accelerator",
    source=f"{ECS}/ecs-gpu.html",
    date=READ,
    topics=("ec2_types",),
)
def accelerators_are_driven(spec: Cluster) -> Iterator[Problem]:
    for pointer, _, name in _types(spec):
        if ec2.has_accelerator(name):
            message = f"tasks cannot use the accelerator of {name}: the hosts' image is standard"
            right = "write a type without one"
            hint = "or patch `image_id` of the launch template under `terraform`"
            yield Problem(pointer, f"{message}; {right}", hint)


TYPE_CHECKS = (
    instance_types_exist,
    architectures_agree,
    types_are_offered,
    types_are_optimized,
    image_runs,
    types_are_few,
    types_are_sold_as_spot,
    accelerators_are_driven,
)
