"""Rules of security groups whose protocol or ports EC2 does not take."""

from collections.abc import Iterator, Mapping

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_RULES: Mapping[str, tuple[tuple[Pointer, ...], str]] = {
    "aws_vpc_security_group_ingress_rule": (((),), "ip_protocol"),
    "aws_vpc_security_group_egress_rule": (((),), "ip_protocol"),
    "aws_security_group_rule": (((),), "protocol"),
    "aws_security_group": ((("ingress",), ("egress",)), "protocol"),
    "aws_default_security_group": ((("ingress",), ("egress",)), "protocol"),
}
"""Resource type -> where its rules are, and the attribute with the protocol."""

ALL = ("-1", "all")
WITH_PORTS = ("tcp", "udp", "6", "17")
ICMP = ("icmp", "icmpv6", "1", "58")
LAST_NUMBER, LAST_PORT = 255, 65_535


@resource_check(
    "AWS015",
    "a security group's rule has a protocol that exists, and the ports that go with it",
    *_RULES,
    fact="EC2 takes tcp, udp, icmp, icmpv6, -1 for all, or a protocol's number; tcp and udp need a "
    "range of ports, from the lower to the higher",
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
)
def rules_have_ports(kind: str, block: Block) -> Iterator[Problem]:
    paths, attribute = _RULES[kind]
    for path in paths:
        for inner in block.blocks(*map(str, path)):
            yield from _about_rule(inner, attribute)


def _about_rule(block: Block, attribute: str) -> Iterator[Problem]:
    protocol = _protocol(block, attribute)
    if protocol in WITH_PORTS:
        yield from _about_ports(block, protocol)
    elif protocol and protocol not in (*ALL, *ICMP) and not _is_number(protocol):
        message = f"EC2 has no protocol {protocol!r}; write tcp, udp, icmp, icmpv6, a number or -1"
        yield block.problem(attribute, message)


def _protocol(block: Block, attribute: str) -> str:
    number = block.number(attribute)
    return f"{number:g}" if number is not None else block.text(attribute).lower()


def _is_number(protocol: str) -> bool:
    return protocol.isdecimal() and int(protocol) <= LAST_NUMBER


def _about_ports(block: Block, protocol: str) -> Iterator[Problem]:
    first, last = block.number("from_port"), block.number("to_port")
    for key, port in (("from_port", first), ("to_port", last)):
        if block.lacks(key):
            message = f"a rule for {protocol} has a range of ports, and {key} is missing"
            yield block.problem(key, message, "write 0 to 65535 for all ports")
        elif port is not None and not 0 <= port <= LAST_PORT:
            yield block.problem(key, f"{key} {port:g} is not a port, 0 to {LAST_PORT}")
    if first is not None and last is not None and first > last:
        yield block.problem("from_port", f"from_port {first:g} is above to_port {last:g}")
