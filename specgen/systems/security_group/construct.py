"""Security group document -> group, and one resource per rule and port."""

from collections.abc import Iterator
from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.security_group import SecurityGroup as Group
from cdktf_cdktf_provider_aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from cdktf_cdktf_provider_aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.blocks import block_role, is_ipv6
from specgen.sdk.aws.network.rules import PREFIX_LISTS, bounds
from specgen.sdk.construct import Scope
from specgen.systems.security_group.model import Rule, SecurityGroup

RESOURCES = {"ingress": VpcSecurityGroupIngressRule, "egress": VpcSecurityGroupEgressRule}


def build(scope: Scope, spec: SecurityGroup) -> None:
    group = scope.add(
        Group,
        name=scope.aws_name(),
        description=scope.description,
        vpc_id=scope.read("network", spec.network, "vpc_id"),
        tags={"Name": scope.aws_name()},
        # AWS cannot change it; replacing the group fails while anything uses it
        lifecycle=TerraformResourceLifecycle(ignore_changes=["description"]),
    )
    for direction, rules in (("ingress", spec.ingress), ("egress", spec.egress)):
        for rule in rules:
            for port in _ports(rule):
                for side in _sides(scope, spec, rule):
                    _rule(scope, group, side, direction, rule, port)


def _ports(rule: Rule) -> Iterator[int | str | None]:
    """None: all ports of the protocol."""
    yield from rule.ports if rule.protocol in {"tcp", "udp"} else [None]


def _role(direction: str, rule: Rule, port: int | str | None, part: str) -> PartName:
    end = "" if port is None else f"-{port}"
    return part_name(rule.id, rule).map(lambda name: f"{direction}-{name}{end}{part}")


def _range(rule: Rule, port: int | str | None) -> tuple[int, int] | tuple[None, None]:
    """AWS expects -1 for all kinds of ICMP, and nothing for all protocols."""
    if rule.protocol == "icmp":
        return -1, -1
    return (None, None) if port is None else bounds(port)


@dataclass(frozen=True, slots=True)
class _Side:
    """The other side of a rule.

    part: ends the role if a rule has several sides; it begins as no end of an id can
    """

    arguments: dict[str, str]
    part: str = ""


def _sides(scope: Scope, spec: SecurityGroup, rule: Rule) -> Iterator[_Side]:
    """Of `vpc` one for each block of the network, the first without a name of its own."""
    if rule.group:
        group = scope.read("security_group", rule.group, "id")
        yield _Side({"referenced_security_group_id": group})
    elif rule.prefix_list:
        yield _Side({"prefix_list_id": _list(scope, spec, rule.prefix_list)})
    elif rule.cidr == "vpc":
        network = NETWORK.get(scope.here, spec.network).spec
        yield _Side({"cidr_ipv4": network.cidr})
        for block in network.blocks[1:]:
            yield _Side({"cidr_ipv4": block}, f"_{block_role(block)}")
        if network.ipv6:
            block = scope.read("network", spec.network, "ipv6_cidr")
            yield _Side({"cidr_ipv6": block}, "_ipv6")
    elif rule.cidr:
        yield _Side({"cidr_ipv6" if is_ipv6(rule.cidr) else "cidr_ipv4": rule.cidr})


def _protocol(rule: Rule, side: _Side) -> str:
    """ICMP of IPv6 is a protocol of its own."""
    if rule.protocol == "icmp" and "cidr_ipv6" in side.arguments:
        return "icmpv6"
    return "-1" if rule.protocol == "all" else rule.protocol


def _list(scope: Scope, spec: SecurityGroup, name: str) -> str:
    if name not in PREFIX_LISTS:
        return name
    return str(scope.read("network", spec.network, f"prefix_list_{name}"))


def _rule(  # noqa: PLR0913  a rule in its group
    scope: Scope,
    group: Group,
    side: _Side,
    direction: str,
    rule: Rule,
    port: int | str | None,
) -> None:
    role = _role(direction, rule, port, side.part)
    first, last = _range(rule, port)
    scope.add(
        RESOURCES[direction],
        role,
        security_group_id=group.id,
        ip_protocol=_protocol(rule, side),
        description=rule.description or None,
        from_port=first,
        to_port=last,
        **side.arguments,
        tags={"Name": f"{scope.aws_name()}-{role.first}"},
    )
