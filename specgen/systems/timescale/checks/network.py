"""Where the nodes are, and whether they reach what they need from there."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.network.tiers import single_zone, tier_of
from specgen.systems.timescale.model import Timescale

SUBNETS = "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html"
ENDPOINTS = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html"
GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
DAY = "2026-11-24"
NEEDED = ("ssm", "ssmmessages", "monitoring")
SECRETS = "secretsmanager"


@check(
    "TSD109",
    "primary and standby are in different zones",
    fact="if both nodes are in one zone, its outage takes down both",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html",
    date=DAY,
)
def zones_differ(spec: Timescale, here: Here) -> Iterator[Problem]:
    if spec.standby:
        yield from single_zone(here, spec.network, spec.tier, "primary and standby need")
    if spec.zones and spec.zones[0] in spec.zones[1:]:
        message = f"primary and standby are both in zone {spec.zones[0]}; write another zone"
        yield Problem(("zones", 1), message)


@check(
    "TSD121",
    "the zones of the nodes are zones of their network, one for each node",
    fact="a volume and the instance that it is attached to are in the same zone",
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html",
    date="2026-11-29",
)
def zones_are_the_networks(spec: Timescale, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    known = network.spec.zones if network else []
    for i, zone in enumerate(spec.zones):
        if known and zone not in known:
            message = f"network/{spec.network} has no zone {zone}; write one of {', '.join(known)}"
            yield Problem(("zones", i), message)
    count = len(spec.roles)
    if spec.zones and len(spec.zones) < count:
        message = f"{count} nodes need {count} zones, not {len(spec.zones)}; add the standby's"
        yield Problem(("zones",), message)


@check(
    "TSD110",
    "the nodes reach the source of their packages",
    fact="public repositories are reached through NAT; an isolated tier reaches only S3, through "
    "its gateway endpoint",
    source=SUBNETS,
    date=DAY,
)
def packages_are_in_reach(spec: Timescale, here: Here) -> Iterator[Problem]:
    tier = tier_of(here, spec.network, spec.tier)
    if tier is None or tier.role == "public" or spec.packages != "apt":
        return
    network = NETWORK.get(here, spec.network).spec
    if tier.role == "isolated":
        tiers = NETWORK.get(here, spec.network).spec.tiers
        private = [name for name, other in tiers.items() if other.role == "private"]
        hint = "or image, if your own image has them"
        hint += f"; or use the tier {' or '.join(private)}, which has NAT" if private else ""
        message = f"`{spec.tier}` is isolated and cannot reach apt repositories"
        yield Problem(("packages",), f"{message}; write packages: bucket", hint)
    elif network.nat.placement == "none":
        message = f"network/{spec.network} has no NAT, so nodes cannot reach apt repositories"
        yield Problem(("packages",), f"{message}; write packages: bucket")


@check(
    "TSD111",
    "nodes of an isolated tier reach AWS through endpoints",
    fact="Systems Manager installs and configures them; backups and packages are in S3",
    source=ENDPOINTS,
    date=DAY,
)
def endpoints_are_there(spec: Timescale, here: Here) -> Iterator[Problem]:
    tier = tier_of(here, spec.network, spec.tier)
    if tier is None or (tier.role == "private" and _has_nat(here, spec)) or tier.role == "public":
        return
    endpoints = NETWORK.get(here, spec.network).spec.endpoints
    needed = (*NEEDED, SECRETS) if spec.secrets else NEEDED
    missing = [name for name in needed if name not in endpoints.interface]
    if missing:
        message = f"`{spec.tier}` cannot reach these services: {', '.join(missing)}"
        hint = f"add them to endpoints.interface of network/{spec.network}"
        yield Problem(("tier",), message, hint)
    if "s3" not in endpoints.gateway:
        message = f"`{spec.tier}` cannot reach S3, where backups go"
        yield Problem(("tier",), message, f"add s3 to endpoints.gateway of network/{spec.network}")


def _has_nat(here: Here, spec: Timescale) -> bool:
    return bool(NETWORK.get(here, spec.network).spec.nat_zones())


NETWORK_CHECKS = (
    in_known_tier("TSD106", "a database"),
    with_groups_of_its_network("TSD107", "a database", GROUPS, DAY),
    in_no_public_tier("TSD108", "a database", SUBNETS, DAY),
    zones_differ,
    zones_are_the_networks,
    packages_are_in_reach,
    endpoints_are_there,
)
