"""Attributes of load balancers and target groups that Elastic Load Balancing refuses."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
READ = "2026-11-29"

RANGES = {"idle_timeout": (1, 4_000), "client_keep_alive": (60, 604_800)}
ZONES = 2


@resource_check(
    "AWS055",
    "an application load balancer has two subnets, and attributes of its type",
    "aws_lb",
    "aws_alb",
    fact="it needs subnets of two zones; an idle timeout is 1 to 4,000 seconds, a keep-alive 60 to "
    "604,800; cross-zone load balancing cannot be turned off",
    source=f"{API}/API_LoadBalancerAttribute.html",
    date=READ,
)
def balancers_have_their_attributes(_kind: str, block: Block) -> Iterator[Problem]:
    sort = block.text("load_balancer_type") or "application"
    if sort != "application" or not (block.whole or block.has("load_balancer_type")):
        return
    for key, (least, most) in RANGES.items():
        seconds = block.number(key)
        if seconds is not None and not least <= seconds <= most:
            right = least if seconds < least else most
            message = f"{key} {seconds:g} is not {least} to {most:,}; write {right}"
            yield block.problem(key, message)
    if block.value("enable_cross_zone_load_balancing") is False:
        message = "application load balancers always balance across zones; remove it"
        yield block.problem("enable_cross_zone_load_balancing", message)
    subnets = block.value("subnets")
    if isinstance(subnets, list) and 0 < len(subnets) < ZONES:
        yield block.problem("subnets", "an application load balancer needs subnets of two zones")


STICKINESS = {
    **dict.fromkeys(("HTTP", "HTTPS"), ("lb_cookie", "app_cookie")),
    **dict.fromkeys(("TCP", "TLS", "UDP", "TCP_UDP"), ("source_ip",)),
    "GENEVE": ("source_ip_dest_ip", "source_ip_dest_ip_proto"),
}
OWN_COOKIES = "AWSALB"


@resource_check(
    "AWS056",
    "a target group has attributes of its protocol",
    "aws_lb_target_group",
    "aws_alb_target_group",
    fact="each protocol has its types of stickiness; an application's cookie needs a name that "
    "does not begin with AWSALB; only groups of functions can go without health checks; UDP keeps "
    "the clients' addresses; anomalies are mitigated by weighted_random only",
    source=f"{API}/API_TargetGroupAttribute.html",
    date=READ,
)
def groups_have_their_attributes(_kind: str, block: Block) -> Iterator[Problem]:
    protocol, targets = block.text("protocol"), block.text("target_type")
    for sticky in block.blocks("stickiness"):
        yield from _about_stickiness(sticky, protocol)
    for health in block.blocks("health_check"):
        known = bool(targets) or block.lacks("target_type")
        if health.value("enabled") is False and known and targets != "lambda":
            message = "targets other than functions are always checked; remove it"
            yield health.problem("enabled", message)
    if protocol in ("UDP", "TCP_UDP") and block.value("preserve_client_ip") in (False, "false"):
        message = f"a target group of {protocol} keeps the clients' addresses; remove it"
        yield block.problem("preserve_client_ip", message)
    algorithm = block.text("load_balancing_algorithm_type")
    mitigates = block.text("load_balancing_anomaly_mitigation") == "on"
    random = algorithm == "weighted_random"
    if mitigates and not random and (algorithm or block.lacks("load_balancing_algorithm_type")):
        message = "anomalies are mitigated only by load_balancing_algorithm_type: weighted_random"
        yield block.problem("load_balancing_anomaly_mitigation", f"{message}; write that too")
    for failover in block.blocks("target_failover"):
        one, other = failover.text("on_deregistration"), failover.text("on_unhealthy")
        if one and other and one != other:
            message = f"on_unhealthy must be as on_deregistration is; write {one}"
            yield failover.problem("on_unhealthy", message)


def _about_stickiness(sticky: Block, protocol: str) -> Iterator[Problem]:
    sort, allowed = sticky.text("type"), STICKINESS.get(protocol, ())
    if sort and allowed and sort not in allowed:
        message = f"targets of {protocol} do not stick by {sort}; write {' or '.join(allowed)}"
        yield sticky.problem("type", message)
    if sort == "app_cookie" and sticky.lacks("cookie_name"):
        yield sticky.problem("type", "app_cookie needs the name of the cookie; write cookie_name")
    if sticky.text("cookie_name").startswith(OWN_COOKIES):
        message = f"names that begin with {OWN_COOKIES} belong to load balancers; write another"
        yield sticky.problem("cookie_name", message)
