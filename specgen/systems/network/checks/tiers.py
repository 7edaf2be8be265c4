"""What AWS refuses in a network, and what makes one too small or less available than it seems."""

from collections.abc import Iterator

from specgen.facts import regions
from specgen.facts.freshness import known_on
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.network.checks.blocks import SUBNETS, is_sound
from specgen.systems.network.model import Network
from specgen.systems.network.model.capacity import address_problems

NAT_MAX_GBPS = 100


@check(
    "NET004",
    "a zone belongs to the region",
    severity=Severity.WARNING,
    fact="AWS refuses zone names that the region does not have",
    source="cfn-lint and moto, see facts/data/regions.json",
    date="2026-10-20",
    topics=("regions",),
)
def zones_exist(spec: Network, here: Here) -> Iterator[Problem]:
    known = regions.zones(here.region)
    for i, letter in enumerate(spec.zones):
        if known and f"{here.region}{letter}" not in known:
            letters = ", ".join(zone.removeprefix(here.region) for zone in known)
            message = f"{here.region}{letter} was not known on {known_on('regions')}"
            yield Problem(("zones", i), f"{message}; write one of {letters}")


@check(
    "NET005",
    "the zones are not among those that lack services",
    severity=Severity.WARNING,
    fact="each account maps zone names to zone ids differently, so a name may be any zone",
    source="https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html",
)
def zones_may_be_forbidden(spec: Network, here: Here) -> Iterator[Problem]:
    here_begins = regions.zone_id_prefix(here.region)
    for i, zone_id in enumerate(spec.forbidden_zone_ids):
        if here_begins and zone_id.startswith(here_begins):
            message = f"one of the zones {', '.join(spec.zones)} may be {zone_id} in this account"
            hint = "check with `aws ec2 describe-availability-zones`, then record a decision"
            yield Problem(("forbidden_zone_ids", i), message, hint)


@check(
    "NET007",
    "a network gets the NAT gateways that it asks for",
    fact="a zone without its own gateway loses the internet if another zone fails",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
)
def nat_gateways_match_zones(spec: Network) -> Iterator[Problem]:
    made, expected = len(spec.nat_zones()), spec.nat.expected_count
    if expected is not None and expected != made:
        message = (
            f"nat.placement {spec.nat.placement} makes {made} NAT gateways, expected are {expected}"
        )
        hint = f"zones: {', '.join(spec.zones)}; one_per_zone makes a gateway in each"
        pointer = ("nat", "expected_count")
        yield Problem(pointer, f"{message}; write {made}, or another placement", hint)
    if spec.tiers_of("private") and spec.nat.placement != "none" and not made:
        message = "NAT gateways need a public tier; add one, or write nat.placement: none"
        yield Problem(("tiers",), message)


@check(
    "NET105",
    "NAT gateways are in a public tier, and a single one in a zone where that has a subnet",
    fact="a public NAT gateway reaches the internet through the internet gateway of its subnet",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    date="2026-11-29",
)
def nat_gateways_have_a_place(spec: Network) -> Iterator[Problem]:
    nat, public, zones = spec.nat, spec.tiers_of("public"), spec.zones_for_nat()
    if nat.tier and nat.tier not in public:
        message = f"`{nat.tier}` is no public tier; write one of {', '.join(public) or 'none'}"
        yield Problem(("nat", "tier"), message)
    if nat.zone and nat.placement != "single":
        message = f"nat.placement is {nat.placement}; a zone is for `placement: single`, remove it"
        yield Problem(("nat", "zone"), message)
    elif nat.zone and nat.zone not in zones:
        message = f"{spec.nat_tier()} has no subnet in zone {nat.zone}"
        yield Problem(("nat", "zone"), f"{message}; write one of {', '.join(zones)}")


@check(
    "NET008",
    "NAT bandwidth needs no configuration",
    also=Severity.ERROR,
    severity=Severity.INFO,
    fact="a NAT gateway starts at 5 Gbit/s and scales to 100 Gbit/s by itself",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
)
def nat_bandwidth_is_given(spec: Network) -> Iterator[Problem]:
    wanted = spec.nat.expected_bandwidth_gbps
    if wanted is not None:
        pointer = ("nat", "expected_bandwidth_gbps")
        if wanted > NAT_MAX_GBPS:
            message = f"a NAT gateway gives at most {NAT_MAX_GBPS} Gbit/s, expected are {wanted}"
            hint = f"write {NAT_MAX_GBPS} or less, or spread the traffic over more gateways"
            yield Problem(pointer, message, hint, severity=Severity.ERROR)
        else:
            message = f"{wanted} Gbit/s need no configuration: AWS scales a gateway by itself"
            yield Problem(pointer, f"{message}, from 5 to {NAT_MAX_GBPS} Gbit/s")


@check(
    "NET006",
    "the subnets have addresses for all tasks, during a deployment too",
    fact="awsvpc gives each task an interface and an address; AWS reserves 5 addresses in a subnet",
    source=SUBNETS,
)
def addresses_suffice(spec: Network, here: Here) -> Iterator[Problem]:
    if is_sound(spec):
        yield from address_problems(spec, here)
