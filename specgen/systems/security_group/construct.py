"""Security group document -> group, and one resource per rule and port."""

from collections.abc import Iterator

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.security_group import SecurityGroup as Group
from cdktf_cdktf_provider_aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from cdktf_cdktf_provider_aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.interfaces import NETWORK
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


def _ports(rule: Rule) -> Iterator[int | None]:
    """None: all ports of the protocol."""
    yield from rule.ports if rule.protocol in {"tcp", "udp"} else [None]


def _role(direction: str, rule: Rule, port: int | None) -> PartName:
    end = "" if port is None else f"-{port}"
    return part_name(rule.id, rule).map(lambda name: f"{direction}-{name}{end}")


def _protocol(rule: Rule) -> str:
    return "-1" if rule.protocol == "all" else rule.protocol


def _from(rule: Rule, port: int | None) -> int | None:
    """AWS expects -1 for all kinds of ICMP, and nothing for all protocols."""
    return -1 if rule.protocol == "icmp" else port


def _group(scope: Scope, rule: Rule) -> str | None:
    return scope.read("security_group", rule.group, "id") if rule.group else None


def _cidr(scope: Scope, spec: SecurityGroup, rule: Rule) -> str | None:
    if rule.cidr != "vpc":
        return rule.cidr
    cidr: str = NETWORK.get(scope.here, spec.network).spec.cidr
    return cidr


def _rule(  # noqa: PLR0913  a rule in its group
    scope: Scope, spec: SecurityGroup, group: Group, direction: str, rule: Rule, port: int | None
) -> None:
    role = _role(direction, rule, port)
    scope.add(
        RESOURCES[direction],
        role,
        security_group_id=group.id,
        ip_protocol=_protocol(rule),
        from_port=_from(rule, port),
        to_port=_from(rule, port),
        referenced_security_group_id=_group(scope, rule),
        cidr_ipv4=_cidr(scope, spec, rule),
        prefix_list_id=rule.prefix_list,
        tags={"Name": f"{scope.aws_name()}-{role.first}"},
    )
