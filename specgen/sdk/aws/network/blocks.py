"""Blocks of addresses, each parsed once: rules and subnets share the same few."""

from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network

ANY_IPV4, ANY_IPV6 = "0.0.0.0/0", "::/0"
ANYWHERE = (ANY_IPV4, ANY_IPV6)
SHARED = IPv4Network("100.64.0.0/10")
"""For addresses that nobody outside of a network sees, so that many networks may have the same.

source: RFC 6598 (2026-11-30)
"""


@cache
def parsed(cidr: str) -> IPv4Network:
    """raises: ValueError if it is not an IPv4 network"""
    return IPv4Network(cidr)


@cache
def of_any_family(cidr: str) -> IPv4Network | IPv6Network:
    """raises: ValueError if it is not a network"""
    return ip_network(cidr)


def is_ipv6(cidr: str | None) -> bool:
    """Of what a document's pattern admits, only IPv6 blocks have a colon."""
    return ":" in (cidr or "")


def block_role(cidr: str) -> str:
    """A block as a part of an address: 10-1-0-0-16."""
    return cidr.replace(".", "-").replace("/", "-")
