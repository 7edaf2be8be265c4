"""Blocks of addresses, each read once: the same few stand in all rules and subnets."""

from functools import cache
from ipaddress import IPv4Network


@cache
def parsed(cidr: str) -> IPv4Network:
    """raises: ValueError where it is no network"""
    return IPv4Network(cidr)
