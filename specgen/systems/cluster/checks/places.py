"""Where hosts and tasks are: tiers, security groups, and the names they find each other by."""

from collections.abc import Iterator, Sequence

from specgen.facts.quotas import SECURITY_GROUPS_PER_INTERFACE
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.ecs.image import AGENT
from specgen.sdk.aws.interfaces import NETWORK, PRIVATE_ZONE
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.tiers import strange_groups, unreached
from specgen.systems.cluster.model import Cluster

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
LIMITS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"
VPC_CONFIGURATION = (
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html"
)
NAMESPACES = "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html"
READ = "2026-11-29"


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


def _groups(spec: Cluster) -> Iterator[tuple[Pointer, Sequence[str]]]:
    yield ("security_groups",), spec.security_groups
    for name, provider in spec.capacity_providers.items():
        yield ("capacity_providers", name, "security_groups"), provider.security_groups


@check(
    "CMP175",
    "the security groups of a cluster belong to its network",
    fact="AWS refuses groups of another VPC",
    source=VPC_CONFIGURATION,
    date=READ,
)
def groups_are_near(spec: Cluster, here: Here) -> Iterator[Problem]:
    for pointer, groups in _groups(spec):
        yield from strange_groups(here, spec.network, groups, pointer)


@check(
    "CMP176",
    "hosts and tasks have at most five security groups",
    fact="a network interface has at most 5 by default, and ECS takes at most 5 for tasks",
    source=VPC_CONFIGURATION,
    date=READ,
)
def groups_are_few(spec: Cluster) -> Iterator[Problem]:
    most = SECURITY_GROUPS_PER_INTERFACE
    for pointer, groups in _groups(spec):
        if len(groups) > most:
            message = f"{len(groups)} security groups, but at most {most} are allowed"
            yield Problem((*pointer, most), f"{message}; put the rules of some into one group")


@check(
    "CMP177",
    "hosts may open connections",
    fact="by default security groups let out only replies; a host must reach ECS to join its "
    "cluster, and fetch images",
    source=GROUPS,
    date=READ,
)
def hosts_may_go_out(spec: Cluster, here: Here) -> Iterator[Problem]:
    for name, provider in spec.capacity_providers.items():
        groups = provider.security_groups or spec.security_groups
        if groups and not reach.lets_out(here, groups):
            message = f"the hosts of {name} never join: no egress rule in {' and '.join(groups)}"
            right = "add an egress rule for port 443 to one of the groups"
            yield Problem(("capacity_providers", name), f"{message}; {right}", at_key=True)


@check(
    "CMP178",
    "hosts without a way to the internet have the endpoints of ECS",
    severity=Severity.WARNING,
    fact="a host that does not reach ECS never joins its cluster, and ECS starts further hosts; "
    "hosts have no public address",
    source=f"{ECS}/vpc-endpoints.html",
    date=READ,
)
def hosts_reach_ecs(spec: Cluster, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    if network is None:
        return
    for name, provider in spec.capacity_providers.items():
        tiers = spec.used_tiers(here, provider.tiers)
        closed, missing = unreached(network, tiers, AGENT)
        if closed and missing:
            message = f"hosts of {name} cannot reach {', '.join(missing)} from {closed[0]}"
            hint = f"add endpoints to network/{network.name}, or use a tier behind NAT"
            yield Problem(("capacity_providers", name), message, hint, at_key=True)


@check(
    "CMP179",
    "the namespace of a cluster is no private zone of its network",
    fact="Cloud Map makes a private zone of that name, and Route 53 refuses a second one of the "
    "same name in a network (ConflictingDomainExists)",
    source=NAMESPACES,
    date=READ,
)
def namespace_is_free(spec: Cluster, here: Here) -> Iterator[Problem]:
    for zone in PRIVATE_ZONE.known(here.project):
        if not spec.namespace or not here.sees(zone):
            continue
        associated = zone.spec.associated(Here(here.project, zone))
        places = [(network.name, network.region) for network in associated]
        if zone.spec.domain == spec.namespace and (spec.network, here.region) in places:
            message = f"{zone.id} makes the zone {spec.namespace} in network/{spec.network}"
            right = f"write another namespace, such as tasks.{spec.namespace}"
            yield Problem(("namespace",), f"{message}; {right}")


PLACE_CHECKS = (
    tiers_exist,
    hosts_have_groups,
    groups_are_near,
    groups_are_few,
    hosts_may_go_out,
    hosts_reach_ecs,
    namespace_is_free,
)
