"""Endpoints that checkers do not reach."""

import ipaddress
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws import public_names
from specgen.sdk.aws.dns.known import is_delegated, leads_somewhere, zone_of
from specgen.sdk.aws.interfaces import RAW, LoadBalancer
from specgen.sdk.aws.network import reach
from specgen.systems.health_check.checks.asked import balancers, key_of
from specgen.systems.health_check.model import USUAL_PORT, HealthCheck

DATE = "2026-11-29"
CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html"
VALUES = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html"
)
FEWEST_REGIONS = 3
CHECKERS = "com.amazonaws.{}.route53-healthchecks"
"""Name of the list of their addresses that AWS keeps.

source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
(2026-11-29)
"""
LISTENERS = ("aws_lb_listener", "aws_alb_listener")


@check(
    "DNS109",
    "checkers reach what they ask",
    fact="they are on the internet: Route 53 refuses private and reserved addresses, and an "
    "internal load balancer has no others; it refuses fewer than three regions. They need a rule "
    "of a security group, as other clients do",
    source=VALUES,
    date=DATE,
)
def checkers_reach_it(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    if spec.address:
        yield from _address(spec.address)
    elif spec.fqdn and public_names.is_private(spec.fqdn.lower()):
        message = f"{spec.fqdn} is not in public DNS, which checkers ask"
        yield Problem(("fqdn",), f"{message}; write a public host")
    for balancer in balancers(spec, here):
        if found := next(_closed(spec, balancer), None):
            yield found
            break
    if 0 < len(spec.checker_regions) < FEWEST_REGIONS:
        message = f"Route 53 checks from {FEWEST_REGIONS} regions or more"
        right = "write more of them, or none for all"
        yield Problem(("checker_regions",), f"{message}, got {len(spec.checker_regions)}; {right}")


def _address(text: str) -> Iterator[Problem]:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        yield Problem(("address",), f"{text} is no IP address; write one, or `fqdn` for a host")
        return
    if not address.is_global:
        message = f"{text} is not on the internet, where the checkers are"
        yield Problem(("address",), f"{message}; write a public address")


def _closed(spec: HealthCheck, balancer: Here[LoadBalancer]) -> Iterator[Problem]:
    known, groups = f"load_balancer/{balancer.name}", balancer.spec.security_groups
    key, port = key_of(spec), spec.asked_port
    if balancer.spec.scheme == "internal":
        message = f"{known} is internal, and checkers are on the internet"
        right = "check an internet-facing one, or use `evaluate_target_health` of a name"
        yield Problem((key,), f"{message}; {right}")
    elif port is None or _has_listeners_by_hand(balancer):
        return
    elif port not in _ports(spec):
        right = "remove `port`" if spec.protocol in USUAL_PORT else "write port: 443"
        yield Problem(("port",), f"{known} does not speak {spec.protocol} on {port}; {right}")
    elif groups:
        rules = [r for r in reach.rules(balancer, groups, "ingress") if reach.fits(r, port)]
        if not any(reach.is_public(rule) for rule in rules):
            message = f"no security group of {known} admits checkers at port {port}"
            right = "add an ingress rule with cidr 0.0.0.0/0, or with their prefix_list"
            hint = f"`prefix_list` is the id of {CHECKERS.format(balancer.region)}"
            yield Problem((key,), f"{message}; {right}", hint)


def _has_listeners_by_hand(balancer: Here[LoadBalancer]) -> bool:
    return any(kind in raw.spec.resource for raw in RAW.near(balancer) for kind in LISTENERS)


def _ports(spec: HealthCheck) -> tuple[int, ...]:
    """Where a load balancer understands the protocol."""
    usual = USUAL_PORT.get(spec.protocol)
    return (usual,) if usual else tuple(USUAL_PORT.values())


@check(
    "DNS129",
    "a host in a zone of the project that is checked has an address",
    severity=Severity.WARNING,
    fact="without an A record the check fails (DNS resolution failed)",
    source=CONFIG,
    date=DATE,
)
def host_exists(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    host = (spec.fqdn or "").lower()
    if not host or spec.address or not here.project.is_whole:
        return
    if not leads_somewhere(here.project, host) and not is_delegated(here.project, host):
        zone = zone_of(here.project, host)
        message = f"{host} has no address in {zone.id if zone else 'any zone'}"
        hint = "if something else makes it, record a decision"
        yield Problem(("fqdn",), f"{message}; write a record for it, or another host", hint)


REACH_CHECKS = (checkers_reach_it, host_exists)
