"""Who probes the writer, from where, and whether an answer can come."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, collapse_addresses
from typing import Any

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.sdk.aws.network.rules import covers
from specgen.systems.failover.model import Failover

DATE = "2026-11-24"
COMPOSITE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html"
LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"
GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"


@check(
    "FOV111",
    "probes are outside the writer's region",
    fact="a probe that is lost with the writer reports nothing, and silence is not a vote",
    source=COMPOSITE,
    date=DATE,
)
def probes_are_elsewhere(spec: Failover, here: Here) -> Iterator[Problem]:
    lost = spec.old_writer(here).region
    regions = here.platform.regions_of(here.environment)
    others = ", ".join(r for r in regions if r != lost)
    for i, region in enumerate(spec.probes.regions):
        pointer = ("probes", "regions", i)
        if region == lost:
            message = f"a probe in {region} falls silent together with postgres/{spec.writer}"
            yield Problem(pointer, f"{message}; write other regions: {others}")
        elif region not in regions:
            message = f"{region} is not a region of {here.environment}"
            yield Problem(pointer, f"{message}; its other regions: {others}")


@check(
    "FOV112",
    "each probe has its network, tier and security groups in its region",
    fact="a function's subnets and security groups are in one network of its own region",
    source=LAMBDA,
    date=DATE,
)
def probes_have_a_place(spec: Failover, here: Here) -> Iterator[Problem]:
    known = here.platform.regions_of(here.environment)
    for region in (r for r in spec.probe_regions(here) if r in known):
        pointer = region_pointer(spec, region)
        for kind, name in [
            ("network", spec.probes.network),
            *(("security_group", g) for g in spec.probes.security_groups),
        ]:
            if there(here, kind, name, region) is None:
                message = f"the probe in {region} has no {kind}/{name} there"
                yield Problem(
                    pointer, f"{message}; place that in {region} too, or remove the region"
                )


@check(
    "FOV113",
    "probes are in a tier that can reach CloudWatch",
    fact="a function in a VPC has no public address: it needs a NAT gateway or, in the region of "
    "the failover, the interface endpoint `monitoring`",
    source=LAMBDA,
    date=DATE,
)
def probes_reach_cloudwatch(spec: Failover, here: Here) -> Iterator[Problem]:
    for region in spec.probe_regions(here):
        network = there(here, "network", spec.probes.network, region)
        if network is None:
            continue
        tier = network.spec.tiers.get(spec.probes.tier)
        if tier is None:
            tiers = ", ".join(network.spec.tiers)
            message = f"network/{spec.probes.network} has no tier `{spec.probes.tier}` in {region}"
            yield Problem(("probes", "tier"), f"{message}; its tiers: {tiers}")
        elif not _has_a_way(network.spec, tier, near=region == here.region):
            message = f"tier `{spec.probes.tier}` in {region} cannot reach CloudWatch"
            hint = "use a tier whose role is private"
            yield Problem(("probes", "tier"), f"{message} in {here.region}", hint)


def _has_a_way(network: Any, tier: Any, *, near: bool) -> bool:
    if near and "monitoring" in network.endpoints.interface:
        return True
    return tier.role == "private" and bool(network.nat_zones())


@check(
    "FOV114",
    "the writer's security groups admit the probes",
    severity=Severity.WARNING,
    fact="a rule that names a group admits members in its own network or in a peered one of the "
    "same region; from another region only addresses are admitted",
    source=GROUPS,
    date=DATE,
)
def writer_admits_probes(spec: Failover, here: Here) -> Iterator[Problem]:
    old = spec.old_writer(here)
    rules = [
        rule
        for name in old.spec.security_groups
        if (group := there(here, "security_group", name, old.region)) is not None
        for rule in group.spec.ingress
    ]
    for region in (r for r in spec.probe_regions(here) if r != old.region):
        blocks = blocks_of(here, spec.probes.network, spec.probes.tier, region)
        outside = not_admitted(rules, blocks, old.spec.port)
        if outside:
            groups = ", ".join(old.spec.security_groups)
            message = (
                f"no group of postgres/{spec.writer} ({groups}) admits {', '.join(outside)} of "
                f"{region} on {old.spec.port}: this probe would fail"
            )
            hint = "give the writer one more group with an ingress rule for those blocks"
            yield Problem(region_pointer(spec, region), message, hint)


def blocks_of(here: Here, name: str, tier: str, region: str) -> list[str]:
    """Of the subnets of a network's tier."""
    network = there(here, "network", name, region)
    return [one.cidr for one in network.spec.subnets() if one.tier == tier] if network else []


def not_admitted(rules: Sequence[Any], blocks: Sequence[str], port: int) -> list[str]:
    """Blocks of another region that no rules cover together, in their direction."""
    fitting = [rule for rule in rules if rule.protocol == "all" or covers(rule.ports, port)]
    if any(rule.prefix_list for rule in fitting):
        return []  # only AWS knows what is in it
    written = [r.cidr for r in fitting if r.cidr not in {None, "vpc"} and not is_ipv6(r.cidr)]
    try:
        admitted = list(collapse_addresses(IPv4Network(c, strict=False) for c in written))
        networks = [(block, IPv4Network(block, strict=False)) for block in blocks]
    except ValueError:
        return []  # NET101 reports an invalid block
    return [block for block, one in networks if not any(one.subnet_of(c) for c in admitted)]


def there(here: Here, kind: str, name: str, region: str) -> Here | None:
    found = here.find(kind, name, region)
    return found if found is not None and found.region == region else None


def region_pointer(spec: Failover, region: str) -> Pointer:
    regions = spec.probes.regions
    return ("probes", "regions", regions.index(region)) if region in regions else ("probes",)


PROBE_CHECKS = (
    probes_are_elsewhere,
    probes_have_a_place,
    probes_reach_cloudwatch,
    writer_admits_probes,
)
