"""Addresses of a network load balancer that stay the same."""

import ipaddress
from collections.abc import Iterator

from specgen.facts.quotas import RESERVED_ADDRESSES_PER_SUBNET
from specgen.sdk import Here, Problem, check, did_you_mean
from specgen.sdk.aws.network.tiers import tier_of
from specgen.systems.network_load_balancer.checks.place import API, READ
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

MAPPINGS = f"{API}/API_CreateLoadBalancer.html"
SUBNETS = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"


@check(
    "NLB106",
    "the fixed addresses of a network load balancer are of its scheme",
    fact="Elastic IP addresses are for internet-facing ones, chosen private addresses for internal "
    "ones",
    source=MAPPINGS,
    date=READ,
)
def addresses_fit_the_scheme(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    if spec.fixed_addresses and spec.scheme == "internal":
        message = "an internal load balancer has no Elastic IP addresses"
        right = "remove it, or choose addresses with `private_addresses`"
        yield Problem(("fixed_addresses",), f"{message}; {right}")
    if spec.private_addresses and spec.scheme == "internet-facing":
        message = "AWS chooses the private addresses of an internet-facing load balancer"
        right = "remove it, or write `fixed_addresses: true` for public addresses that stay"
        yield Problem(("private_addresses",), f"{message}; {right}", at_key=True)


@check(
    "NLB107",
    "the private addresses of a network load balancer are free ones of its subnets",
    fact="an address is chosen for a subnet, from its block; AWS keeps the first four addresses "
    "and the last one of each block",
    source=SUBNETS,
    date=READ,
)
def addresses_are_in_the_subnets(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    tier, zones = tier_of(here, spec.network, spec.tier), spec.zones(here)
    if tier is None or spec.scheme == "internet-facing" or not spec.private_addresses:
        return
    for zone, address in sorted(spec.private_addresses.items()):
        pointer = ("private_addresses", zone)
        if zone not in zones:
            message = f"the tier `{spec.tier}` has no zone {zone}{did_you_mean(zone, zones)}"
            yield Problem(pointer, message, f"its zones: {', '.join(zones)}", at_key=True)
        elif fault := _fault(address, str(tier.blocks[zones.index(zone)])):
            yield Problem(pointer, fault)
    lacking = [zone for zone in zones if zone not in spec.private_addresses]
    if lacking:
        message = f"zone {lacking[0]} of the tier `{spec.tier}` has no address here"
        right = f"write one for each of {', '.join(zones)}, or none"
        yield Problem(("private_addresses",), f"{message}; {right}", at_key=True)


def _fault(address: str, block: str) -> str:
    """Empty if there is none."""
    try:
        subnet, asked = ipaddress.IPv4Network(block), ipaddress.IPv4Address(address)
    except ipaddress.NetmaskValueError:
        return ""  # NET101 reports an invalid block
    except ipaddress.AddressValueError:
        return f"{address} is no IPv4 address; write one of {block}"
    except ValueError:
        return ""  # NET101, too
    first = subnet.network_address + RESERVED_ADDRESSES_PER_SUBNET - 1
    last = subnet.broadcast_address - 1
    if not first <= asked <= last:
        inside = asked in subnet
        words = f"AWS keeps {address} of {block}" if inside else f"{address} is not in {block}"
        return f"{words}; write one from {first} to {last}"
    return ""


ADDRESSES = (addresses_fit_the_scheme, addresses_are_in_the_subnets)
