"""Endpoints that checkers do not reach, and load balancers that do not answer them."""

import ipaddress
from collections.abc import Iterator
from fnmatch import fnmatchcase

from specgen.facts import elb
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws import public_names
from specgen.sdk.aws.dns.known import is_delegated, leads_somewhere, zone_of
from specgen.sdk.aws.interfaces import LOAD_BALANCER, SERVICE, LoadBalancer
from specgen.systems.health_check.model import HealthCheck

DATE = "2026-11-29"
CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html"
HEALTH = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html"
VALUES = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html"
)
FEWEST_REGIONS = 3


@check(
    "DNS108",
    "a load balancer answers its health checks with 200 to 399",
    fact="checkers send its own name as the Host header, so that rules for other hosts do not "
    "match; the listener's default answer is 404. They speak TLS 1.0 to 1.2",
    source=HEALTH,
    date=DATE,
)
def balancer_answers(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    balancer = LOAD_BALANCER.find(here, spec.load_balancer) if spec.load_balancer else None
    if balancer is None or spec.protocol == "tcp":
        return
    pointer = ("load_balancer",)
    if spec.protocol == "https" and balancer.spec.ssl_policy in elb.tls13_only_policies():
        message = f"load_balancer/{balancer.name} accepts TLS 1.3 only, and checkers speak TLS 1.2"
        yield Problem(pointer, f"{message}; write an `ssl_policy` there that accepts TLS 1.2")
    if here.project.is_whole and spec.protocol == "https" and not _answers(spec, here):
        message = f"no rule of load_balancer/{balancer.name} is for {spec.path} of any host"
        hint = "or check a service at its own host with `fqdn`"
        right = "so that it answers 404; write protocol: tcp with port: 443"
        yield Problem(pointer, f"{message}, {right}", hint)


def _answers(spec: HealthCheck, here: Here) -> bool:
    """Whether a service behind the load balancer takes the path for any host."""
    for service in SERVICE.near(here):
        ingress = service.spec.ingress
        if ingress and ingress.load_balancer == spec.load_balancer and ingress.host in {"", "*.*"}:
            patterns = ingress.path_patterns or ["/*"]
            if any(fnmatchcase(spec.path, pattern) for pattern in patterns):
                return True
    return False


@check(
    "DNS109",
    "checkers reach what they ask",
    fact="they are on the internet: Route 53 refuses private and reserved addresses, and an "
    "internal load balancer has no others; it refuses fewer than three regions",
    source=VALUES,
    date=DATE,
)
def checkers_reach_it(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    if spec.address:
        yield from _address(spec.address)
    elif spec.fqdn and public_names.is_private(spec.fqdn.lower()):
        message = f"{spec.fqdn} is not in public DNS, which checkers ask"
        yield Problem(("fqdn",), f"{message}; write a public host")
    balancer = LOAD_BALANCER.find(here, spec.load_balancer) if spec.load_balancer else None
    if balancer is not None and _is_internal(balancer.spec):
        message = f"load_balancer/{balancer.name} is internal, and checkers are on the internet"
        right = "check an internet-facing one, or use `evaluate_target_health` of a name"
        yield Problem(("load_balancer",), f"{message}; {right}")
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


def _is_internal(balancer: LoadBalancer) -> bool:
    return balancer.scheme == "internal"


@check(
    "DNS129",
    "a host of ours that is checked has an address",
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


REACH_CHECKS = (balancer_answers, checkers_reach_it, host_exists)
