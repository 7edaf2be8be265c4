"""Where a network load balancer is, and who reaches it there."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.placement import in_known_tier, with_groups_of_its_network
from specgen.sdk.aws.network.tiers import tier_of
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network"
API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
READ = "2026-11-30"
GROUPS = f"{GUIDE}/load-balancer-security-groups.html"

tier_exists = in_known_tier("NLB101", "a network load balancer")
groups_are_near = with_groups_of_its_network("NLB102", "a network load balancer", GROUPS, READ)


@check(
    "NLB103",
    "an internet-facing network load balancer is in a public tier",
    fact="without a route to an internet gateway nobody reaches it, but AWS accepts it",
    source=f"{GUIDE}/network-load-balancers.html",
    date=READ,
)
def internet_reaches_it(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    tier = tier_of(here, spec.network, spec.tier)
    if tier is not None and spec.scheme == "internet-facing" and tier.role != "public":
        message = f"the tier `{spec.tier}` is {tier.role}, so the internet does not reach it"
        yield Problem(("tier",), f"{message}; name a public tier, or write scheme: internal")


@check(
    "NLB104",
    "somebody reaches each listener of a network load balancer",
    severity=Severity.WARNING,
    fact="its security groups must admit the clients at the port of the listener, by its protocol",
    source=GROUPS,
    date=READ,
)
def clients_are_admitted(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    if not reach.known(here, spec.security_groups):
        return
    rules = list(reach.rules(here, spec.security_groups, "ingress"))
    for name, one in sorted(spec.listeners.items()):
        for protocol in one.transports:
            if not any(reach.fits(rule, one.port, protocol) for rule in rules):
                groups = " and ".join(spec.security_groups)
                message = f"no rule of {groups} admits {protocol} at port {one.port}"
                right = f"`protocol: {protocol}, ports: [{one.port}]`"
                yield Problem(
                    ("listeners", name),
                    f"{message}; add an ingress rule with {right} to one of the groups",
                    at_key=True,
                )


@check(
    "NLB105",
    "a network load balancer may open connections to its targets",
    severity=Severity.WARNING,
    fact="by default security groups let out only replies; without an egress rule all targets "
    "stay unhealthy",
    source=GROUPS,
    date=READ,
)
def targets_are_reached(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    known = reach.known(here, spec.security_groups)
    if known and not reach.lets_out(here, spec.security_groups):
        message = f"no target is healthy: no egress rule in {' and '.join(spec.security_groups)}"
        right = "add one to the groups of the services, or to the block of the network"
        yield Problem(("security_groups",), f"{message}; {right}", at_key=True)


PLACE = (
    tier_exists,
    groups_are_near,
    internet_reaches_it,
    clients_are_admitted,
    targets_are_reached,
)
