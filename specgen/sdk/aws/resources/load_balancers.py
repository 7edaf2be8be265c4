"""Listeners and target groups whose protocols do not go together."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

GROUP = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"
SECURE = ("HTTPS", "TLS")
OF_APPLICATION = ("HTTP", "HTTPS")
OF_NETWORK = ("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC")


@resource_check(
    "AWS018",
    "a listener and a target group have protocols that go with what they serve",
    "aws_lb_target_group",
    "aws_alb_target_group",
    "aws_lb_listener",
    "aws_alb_listener",
    fact="a listener of HTTPS or TLS needs a certificate; targets of type lambda have no protocol, "
    "those of type alb have TCP; a group of HTTP or HTTPS is not checked by TCP; application load "
    "balancers speak HTTP and HTTPS, network load balancers the others",
    source=GROUP,
)
def protocols_go_together(kind: str, block: Block) -> Iterator[Problem]:
    yield from _about_group(block) if kind.endswith("target_group") else _about_listener(block)


def _about_group(block: Block) -> Iterator[Problem]:
    protocol, targets = block.text("protocol"), block.text("target_type")
    if targets == "lambda":
        for key in ("protocol", "port", "vpc_id"):
            if block.has(key):
                yield block.problem(key, f"a target group for a function has no {key}; remove it")
        return
    if targets == "alb" and protocol and protocol not in ("TCP", "TLS"):
        message = f"a target group for a load balancer has the protocol TCP or TLS, not {protocol}"
        yield block.problem("protocol", message)
    if protocol == "GENEVE" and block.number("port") not in (None, 6_081):
        yield block.problem("port", "a target group of GENEVE has the port 6081")
    for key in ("protocol", "port", "vpc_id"):
        if block.lacks(key):
            yield block.problem(
                key, f"this target group needs a {key}, unless its target_type is lambda"
            )
    for check in block.blocks("health_check"):
        yield from _about_health(check, protocol)


def _about_health(check: Block, protocol: str) -> Iterator[Problem]:
    if protocol in OF_APPLICATION and check.text("protocol").upper() == "TCP":
        message = f"targets of {protocol} are checked by HTTP or HTTPS, not by TCP"
        yield check.problem("protocol", message)
    timeout, interval = check.number("timeout"), check.number("interval")
    if timeout is not None and interval is not None and timeout > interval:
        message = f"the timeout of {timeout:g} s is longer than the interval of {interval:g} s"
        yield check.problem("timeout", message)


def _about_listener(block: Block) -> Iterator[Problem]:
    protocol = block.text("protocol")
    yield from _about_balancer(block, protocol)
    if protocol in SECURE and block.lacks("certificate_arn"):
        yield block.problem("protocol", f"a listener of {protocol} needs a certificate_arn")
    if protocol and protocol not in SECURE:
        for key in ("certificate_arn", "ssl_policy"):
            if block.text(key) or (key == "certificate_arn" and block.has(key)):
                yield block.problem(key, f"a listener of {protocol} has no {key}; remove it")
    if protocol in OF_NETWORK:
        for action in block.blocks("default_action"):
            kind = action.text("type")
            if kind and kind != "forward":
                yield action.problem("type", f"a listener of {protocol} only forwards, not {kind}")


def _about_balancer(block: Block, protocol: str) -> Iterator[Problem]:
    """Of the load balancer and the target groups in the same root module."""
    found = block.referred("load_balancer_arn")
    sort = _sort(found[1]) if found and found[0] in ("aws_lb", "aws_alb") else ""
    if protocol and sort and protocol not in SPOKEN.get(sort, (protocol,)):
        spoken = ", ".join(SPOKEN[sort])
        yield block.problem("protocol", f"load balancers of type {sort} speak {spoken}")
    for action in block.blocks("default_action"):
        group = action.referred("target_group_arn")
        inside = group[1].text("protocol") if group and sort else ""
        if inside and inside not in SPOKEN.get(sort, (inside,)):
            message = f"a target group of {inside} is not for load balancers of type {sort}"
            yield action.problem("target_group_arn", message)


def _sort(balancer: Block) -> str:
    return balancer.text("load_balancer_type") or (
        "application" if balancer.lacks("load_balancer_type") else ""
    )


SPOKEN = {"application": OF_APPLICATION, "network": OF_NETWORK}
"""Type of a load balancer -> protocols of its listeners and target groups."""
