"""Security group document -> group, and one resource per rule and port."""

from collections.abc import Iterator

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.security_group import SecurityGroup as Group
from cdktf_cdktf_provider_aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from cdktf_cdktf_provider_aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.interfaces import NETWORK
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
                _rule(scope, spec, group, direction, rule, port)


def _ports(rule: Rule) -> Iterator[int | str | None]:
    """None: all ports of the protocol."""
    yield from rule.ports if rule.protocol in {"tcp", "udp"} else [None]


def _role(direction: str, rule: Rule, port: int | str | None) -> PartName:
    end = "" if port is None else f"-{port}"
    return part_name(rule.id, rule).map(lambda name: f"{direction}-{name}{end}")


def _protocol(rule: Rule) -> str:
    return "-1" if rule.protocol == "all" else rule.protocol


def _range(rule: Rule, port: int | str | None) -> tuple[int, int] | tuple[None, None]:
    """AWS expects -1 for all kinds of ICMP, and nothing for all protocols."""
    if rule.protocol == "icmp":
        return -1, -1
    return (None, None) if port is None else bounds(port)


def _group(scope: Scope, rule: Rule) -> str | None:
    return scope.read("security_group", rule.group, "id") if rule.group else None


def _cidr(scope: Scope, spec: SecurityGroup, rule: Rule) -> str | None:
    if rule.cidr != "vpc":
        return rule.cidr
    cidr: str = NETWORK.get(scope.here, spec.network).spec.cidr
    return cidr


def _list(scope: Scope, spec: SecurityGroup, rule: Rule) -> str | None:
    if rule.prefix_list not in PREFIX_LISTS:
        return rule.prefix_list
    return scope.read("network", spec.network, f"prefix_list_{rule.prefix_list}")


def _rule(  # noqa: PLR0913  a rule in its group
    scope: Scope,
    spec: SecurityGroup,
    group: Group,
    direction: str,
    rule: Rule,
    port: int | str | None,
) -> None:
    role = _role(direction, rule, port)
    first, last = _range(rule, port)
    scope.add(
        RESOURCES[direction],
        role,
        security_group_id=group.id,
        ip_protocol=_protocol(rule),
        description=rule.description or None,
        from_port=first,
        to_port=last,
        referenced_security_group_id=_group(scope, rule),
        cidr_ipv4=_cidr(scope, spec, rule),
        prefix_list_id=_list(scope, spec, rule),
        tags={"Name": f"{scope.aws_name()}-{role.first}"},
    )
