"""What AWS refuses in a security group, and what makes one useless."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.descriptions import description_problems
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.blocks import ANY_IPV4, ANY_IPV6, is_ipv6
from specgen.sdk.aws.network.rules import PREFIX_LISTS, bounds
from specgen.systems.security_group.model import (
    LETTER,
    SECURITY_GROUP,
    Rule,
    SecurityGroup,
)

GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
LAST_PORT = 65_535
IPV4 = "192.0.2.0/24"


def _rules(spec: SecurityGroup) -> Iterator[tuple[str, int, Rule]]:
    yield from (("ingress", i, rule) for i, rule in enumerate(spec.ingress))
    yield from (("egress", i, rule) for i, rule in enumerate(spec.egress))


@check(
    "SG001",
    "a rule names exactly one other side, and ports if its protocol has them",
    fact="a rule admits one of: a block, a group, a prefix list; tcp and udp need ports",
    source=GROUPS,
)
def rules_are_whole(spec: SecurityGroup) -> Iterator[Problem]:
    for direction, i, rule in _rules(spec):
        sides = [s for s in ("group", "cidr", "prefix_list") if getattr(rule, s) is not None]
        pointer = (direction, i)
        if len(sides) != 1:
            found = f"{len(sides)} other sides: {', '.join(sides)}" if sides else "no other side"
            message = f"the rule `{rule.id}` names {found}"
            yield Problem(pointer, f"{message}; write one of group, cidr, prefix_list")
        if rule.protocol in {"tcp", "udp"} and not rule.ports:
            yield Problem(pointer, f"the rule `{rule.id}` has no ports; write `ports: [...]`")
        if rule.protocol not in {"tcp", "udp"} and rule.ports:
            message = f"{rule.protocol} has no ports; remove `ports`, or write protocol: tcp"
            yield Problem((*pointer, "ports"), message)


@check(
    "SG008",
    "the description of a group has only what EC2 takes",
    fact="letters and digits of ASCII, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *",
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    date="2026-11-30",
)
def description_fits(_spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    yield from description_problems(here, "EC2", LETTER)


@check("SG002", "the rules of a group have different ids")
def rule_ids_differ(spec: SecurityGroup) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for direction, i, rule in _rules(spec):
        if (direction, rule.id) in seen:
            message = f"two {direction} rules are called `{rule.id}`; give one another id"
            yield Problem((direction, i, "id"), message)
        seen.add((direction, rule.id))


@check(
    "SG003",
    "the block of a rule is one that exists, and begins at its own first address",
    fact="the AWS provider refuses a block whose text is not that of its network",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/"
    "vpc_security_group_ingress_rule",
    date="2026-11-29",
)
def blocks_are_whole(spec: SecurityGroup) -> Iterator[Problem]:
    for direction, i, rule in _rules(spec):
        if rule.cidr is None or rule.cidr == "vpc":
            continue
        pointer = (direction, i, "cidr")
        try:
            network = ip_network(rule.cidr, strict=False)
        except ValueError:
            family, such = ("IPv6", "2001:db8::/32") if is_ipv6(rule.cidr) else ("IPv4", IPV4)
            yield Problem(pointer, f"{rule.cidr} is no {family} block; write one such as {such}")
            continue
        if str(network) != rule.cidr:
            message, single = _other_text(rule.cidr, network)
            yield Problem(pointer, f"{message}; write {network}{single}")


def _other_text(cidr: str, network: IPv4Network | IPv6Network) -> tuple[str, str]:
    """What is wrong, and how to write one address if that may be meant."""
    address = ip_address(cidr.partition("/")[0])
    if address == network.network_address:
        return f"{cidr} is not as AWS writes this block", ""
    single = f", or {address}/{address.max_prefixlen} for one address"
    return f"{cidr} does not begin at the first address of its block", single


@check(
    "SG006",
    "an IPv6 block is in a rule of a network that has IPv6",
    severity=Severity.WARNING,
    fact="hosts of a VPC without an IPv6 block have no IPv6 addresses, so such a rule is of no use",
    source=GROUPS,
    date="2026-11-30",
)
def ipv6_is_there(spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    for direction, i, rule in _rules(spec):
        if network is not None and is_ipv6(rule.cidr) and not network.spec.ipv6:
            message = f"network/{network.name} has no IPv6"
            adopted = network.effective.is_adopted
            right = "its document an `ipv6_cidr` if it has one" if adopted else "it `ipv6: true`"
            at = (direction, i, "cidr")
            yield Problem(at, f"{message}; give {right}, or remove this rule")


@check(
    "SG007",
    "members that reach the whole internet by IPv4 reach it by IPv6, too",
    severity=Severity.WARNING,
    fact="a rule with 0.0.0.0/0 lets nothing out by IPv6; hosts and tasks of a network with IPv6 "
    "try a name's IPv6 address first, and wait until that fails",
    source=GROUPS,
    date="2026-11-30",
)
def both_families_go_out(spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    if network is None or not network.spec.ipv6:
        return
    for i, rule in enumerate(spec.egress):
        if rule.cidr == ANY_IPV4 and not any(_same_by_ipv6(rule, r) for r in spec.egress):
            message = f"the rule `{rule.id}` lets nothing out by IPv6"
            yield Problem(("egress", i), f"{message}; add the same rule with cidr {ANY_IPV6}")


def _same_by_ipv6(rule: Rule, other: Rule) -> bool:
    if other.cidr != ANY_IPV6 or other.protocol not in {rule.protocol, "all"}:
        return False
    return other.protocol == "all" or set(rule.ports) <= set(other.ports)


@check(
    "NET009",
    "a rule names a group of the same network",
    fact="rules can name groups only inside one VPC; across regions and VPCs they use blocks",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html",
)
def groups_are_near(spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    for direction, i, rule in _rules(spec):
        other = SECURITY_GROUP.find(here, rule.group) if rule.group else None
        if other is not None and other.spec.network != spec.network:
            where = f"network/{other.spec.network}, but this one is in network/{spec.network}"
            message = f"the group `{rule.group}` is in {where}; write its block as `cidr`"
            yield Problem((direction, i, "group"), message)


@check(
    "NET010",
    "rules are separate resources",
    fact="inline rules of groups that name each other make a cycle in Terraform",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/"
    "security_group",
)
def no_inline_rules(_spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    for address, change in here.effective.envelope.terraform.items():
        for key in ("ingress", "egress"):
            if address.startswith("aws_security_group.") and key in change:
                message = "inline rules and separate rules undo each other"
                right = f"write them in the document's `{key}`"
                pointer = ("terraform", address, key)
                yield Problem(pointer, f"{message}; {right}", at_key=True)


@check(
    "SG004",
    "a range of ports goes up, and no port of a rule is in two of them",
    fact="AWS refuses a range whose first port is above its last one, or beyond 65535; ports that "
    "are admitted twice count twice towards the rules of a group",
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    date="2026-11-30",
)
def ranges_are_whole(spec: SecurityGroup) -> Iterator[Problem]:
    for direction, i, rule in _rules(spec):
        for j, port in enumerate(rule.ports):
            pointer = (direction, i, "ports", j)
            first, last = bounds(port)
            if last > LAST_PORT or first > LAST_PORT:
                message = f"{port} goes beyond the last port, which is {LAST_PORT}"
                yield Problem(pointer, f"{message}; write no more than that")
            elif first > last:
                right = f"{last}-{first}"
                inside = [str(p) for p in rule.ports if p != port and _overlap(p, right)]
                instead = f"make one range of it and {', '.join(inside)}, which it has inside"
                yield Problem(
                    pointer, f"{port} goes down; {instead if inside else f'write {right}'}"
                )
            elif isinstance(port, str) and first == last:
                yield Problem(pointer, f"{port} is one port; write {first}")
            elif other := next((p for p in rule.ports[:j] if _overlap(p, port)), None):
                message = f"the rule `{rule.id}` has {other}, too, which overlaps"
                yield Problem(pointer, f"{message}; remove one of the two, or write them as one")


@check(
    "SG005",
    "a prefix list by name is that of a gateway endpoint of the network",
    fact="the endpoint tells the id of the list with the addresses of its service in the region",
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    date="2026-11-30",
)
def lists_exist(spec: SecurityGroup, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    for direction, i, rule in _rules(spec):
        name = rule.prefix_list
        if network is None or name not in PREFIX_LISTS:
            continue
        pointer = (direction, i, "prefix_list")
        if network.effective.is_adopted:
            message = f"network/{network.name} was made by others; write the id of the list"
            yield Problem(pointer, f"{message}, such as pl-63a5400a")
        elif name not in network.spec.endpoints.gateway:
            message = f"network/{network.name} has no gateway endpoint of {name}"
            yield Problem(pointer, f"{message}; add {name} to its `endpoints.gateway`")


def _overlap(one: int | str, other: int | str) -> bool:
    (first, last), (begin, end) = bounds(one), bounds(other)
    return first <= end and begin <= last


CHECKS = (
    description_fits,
    rules_are_whole,
    rule_ids_differ,
    blocks_are_whole,
    groups_are_near,
    no_inline_rules,
    ranges_are_whole,
    lists_exist,
    ipv6_is_there,
    both_families_go_out,
)
