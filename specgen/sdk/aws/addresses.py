"""Blocks of addresses as AWS WAF takes them."""

from ipaddress import ip_interface, ip_network

LONGEST = {4: 32, 6: 128}
HALVES = {4: "0.0.0.0/1 and 128.0.0.0/1", 6: "::/1 and 8000::/1"}


def problem(address: str, version: int) -> str:
    """What is wrong with a block of a set of IP version 4 or 6, and what to write; or nothing.

    source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html (2026-11-29)
    """
    try:
        block = ip_network(address, strict=False)
    except ValueError:
        example = "192.0.2.0/24" if version == min(LONGEST) else "2001:db8::/48"
        return f"{address} is no block of addresses; write one such as {example}"
    if block.version != version:
        right = "move it to a set of its own family"
        return f"{address} is IPv{block.version}, but the set is IPv{version}; {right}"
    if "/" not in address:
        return f"{address} has no mask; write {address}/{LONGEST[version]}"
    if block.prefixlen == 0:
        message = f"{address} is every address, which WAF does not take"
        return f"{message}; write {HALVES[version]} if you mean all"
    if ip_interface(address).ip != block.network_address:
        return f"{address} does not begin at the first address of its block; write {block}"
    return ""
