"""Health checks that Route 53 refuses, or that always say the same."""

from collections.abc import Iterator
from ipaddress import ip_address

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

COUNTED, SEARCHING = "CALCULATED", "_STR_MATCH"
NEEDED = {
    COUNTED: ("child_healthchecks",),
    "CLOUDWATCH_METRIC": ("cloudwatch_alarm_name", "cloudwatch_alarm_region"),
    "RECOVERY_CONTROL": ("routing_control_arn",),
}
"""Type -> what it needs; the other types ask an endpoint."""
ENDPOINTS = ("HTTP", "HTTPS", "TCP")


@resource_check(
    "DNS138",
    "a health check has what its type needs, and can change its mind",
    "aws_route53_health_check",
    fact="Route 53 refuses a check without a target, a string to search or an alarm, and addresses "
    "that are not on the internet; a count of 0 is always healthy; the provider takes them all",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html",
    date="2026-11-29",
)
def checks_have_a_target(_kind: str, block: Block) -> Iterator[Problem]:
    kind = block.text("type").upper()
    plain = kind.removesuffix(SEARCHING)
    for key in NEEDED.get(kind, ()):
        if block.lacks(key):
            yield block.problem("type", f"the type {kind} needs `{key}`; write it")
    if plain in ENDPOINTS and block.lacks("fqdn", "ip_address"):
        yield block.problem("type", f"the type {kind} needs whom to ask; write fqdn or ip_address")
    if kind.endswith(SEARCHING) and block.lacks("search_string"):
        message = f"the type {kind} needs `search_string`"
        yield block.problem("type", f"{message}; write it, or the type {plain}")
    if kind in ENDPOINTS and block.text("search_string"):
        right = "remove it" if kind == "TCP" else f"write the type {kind}{SEARCHING}"
        yield block.problem("search_string", f"the type {kind} searches for nothing; {right}")
    yield from _inside(block)
    yield from _decided(block)


def _inside(block: Block) -> Iterator[Problem]:
    text = block.text("ip_address")
    try:
        is_inside = bool(text) and not ip_address(text).is_global
    except ValueError:
        is_inside = False
    if is_inside:
        message = f"{text} is not on the internet, where the checkers are"
        yield block.problem("ip_address", f"{message}; write a public address")


def _decided(block: Block) -> Iterator[Problem]:
    """A count that is always reached, or never."""
    count, children = block.number("child_health_threshold"), block.value("child_healthchecks")
    if count is None or not isinstance(children, list):
        return
    if not 1 <= count <= len(children):
        what = "healthy" if count < 1 else "unhealthy"
        message = f"{count:g} of {len(children)} makes it always {what}"
        right = "1" if len(children) == 1 else f"1 to {len(children)}"
        yield block.problem("child_health_threshold", f"{message}; write {right}")
