"""Blocks of addresses, each parsed once: rules and subnets share the same few."""

from functools import cache
from ipaddress import IPv4Network


@cache
def parsed(cidr: str) -> IPv4Network:
    """raises: ValueError if it is not a network"""
    return IPv4Network(cidr)
