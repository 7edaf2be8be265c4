"""What AWS refuses in a security group, and what makes one useless."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specgen.sdk import Here, Problem, check
from specgen.systems.security_group.model import SECURITY_GROUP, Rule, SecurityGroup

GROUPS = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"


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


CHECKS = (rules_are_whole, rule_ids_differ, blocks_are_whole, groups_are_near, no_inline_rules)
