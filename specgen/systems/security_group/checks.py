"""What AWS refuses in a security group, and what makes one useless."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.rules import PREFIX_LISTS, bounds
from specgen.systems.security_group.model import SECURITY_GROUP, Rule, SecurityGroup

GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
LAST_PORT = 65_535


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
            network = IPv4Network(rule.cidr, strict=False)
        except ValueError:
            yield Problem(pointer, f"{rule.cidr} is no IPv4 block; write one such as 192.0.2.0/24")
            continue
        if str(network) != rule.cidr:
            message = f"{rule.cidr} does not begin at the first address of its block"
            address = rule.cidr.partition("/")[0]
            yield Problem(pointer, f"{message}; write {network}, or {address}/32 for one address")


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
                yield Problem(pointer, f"{port} goes down; write {last}-{first}")
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
    rules_are_whole,
    rule_ids_differ,
    blocks_are_whole,
    groups_are_near,
    no_inline_rules,
    ranges_are_whole,
    lists_exist,
)
