"""What AWS refuses in the listeners of a network load balancer."""

from collections.abc import Iterator

from specgen.sdk import Pointer, Problem, Severity, check
from specgen.sdk.aws.elb.health import waits_too_long
from specgen.systems.network_load_balancer.checks.place import API, GUIDE, READ
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer
from specgen.systems.network_load_balancer.model.listeners import Health, Listener

ATTRIBUTES = f"{API}/API_TargetGroupAttribute.html"
HEALTH_GUIDE = f"{GUIDE}/target-group-health-checks.html"


@check(
    "NLB108",
    "the listeners of a network load balancer have different ports",
    fact="Elastic Load Balancing refuses a second listener on a port (DuplicateListener), also of "
    "another protocol; a listener of TCP_UDP takes both",
    source="https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4405",
    date=READ,
)
def ports_differ(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    owners: dict[int, str] = {}
    for name, one in sorted(spec.listeners.items()):
        first = owners.setdefault(one.port, name)
        if first != name:
            both = {spec.listeners[first].protocol, one.protocol} == {"tcp", "udp"}
            right = "write another port"
            if both:
                right += f", or one listener with `protocol: tcp_udp` instead of {first} and {name}"
            message = f"the listener {first} has port {one.port} already; {right}"
            yield Problem(("listeners", name, "port"), message)


@check(
    "NLB109",
    "a listener has attributes of its protocol",
    fact="AWS always keeps the clients' addresses for UDP, and refuses to turn that off; TLS "
    "has a fixed idle timeout, and Terraform's provider ignores that of TCP_UDP; connections that "
    "are TLS on both sides cannot stick",
    source=ATTRIBUTES,
    date=READ,
)
def attributes_fit_the_protocol(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        for key, message in _misfits(one):
            yield Problem(("listeners", name, key), message)


def _misfits(one: Listener) -> Iterator[tuple[str, str]]:
    if one.has_udp and one.preserve_client_ip is False:
        message = f"tasks behind a listener of {one.protocol} always see the clients' addresses"
        yield "preserve_client_ip", f"{message}; remove it"
    if one.idle_timeout_seconds is not None and one.protocol != "tcp":
        why = (
            "Terraform's provider ignores the idle timeout of a listener of tcp_udp"
            if one.protocol == "tcp_udp"
            else f"AWS sets the idle timeout of a listener of {one.protocol}"
        )
        yield "idle_timeout_seconds", f"{why}; remove it"
    if one.sticky and one.encrypted_targets and one.is_tls:
        message = "connections that are TLS on both sides do not stick"
        yield "sticky", f"{message}; remove it, or `encrypted_targets`"


@check(
    "NLB110",
    "a health check has what its protocol needs, and ends before the next one begins",
    fact="a check of TCP has no path and no status; Elastic Load Balancing refuses a timeout that "
    "is not below the interval",
    source=f"{API}/API_CreateTargetGroup.html",
    date=READ,
)
def health_checks_are_whole(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        yield from _about_health(one.health_check, ("listeners", name, "health_check"))


def _about_health(health: Health, pointer: Pointer) -> Iterator[Problem]:
    texts = {"path": health.path, "healthy_status": health.healthy_status}
    for key, text in texts.items() if health.protocol == "tcp" else ():
        if text:
            message = f"a health check of tcp has no {key}"
            right = "write `protocol: http` too, or remove it"
            yield Problem((*pointer, key), f"{message}; {right}")
    yield from waits_too_long(health.timeout_seconds, health.interval_seconds, pointer)


@check(
    "NLB111",
    "a listener of UDP says which port its health check asks",
    severity=Severity.WARNING,
    fact="health checks never use UDP: a task that answers no TCP on the port that is asked stays "
    "unhealthy",
    source=HEALTH_GUIDE,
    date=READ,
)
def udp_is_checked_by_tcp(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        if one.protocol == "udp" and one.health_check.port is None:
            message = "the health check asks the port of the task by TCP, but clients use UDP"
            right = "write `health_check: {port: PORT}` with a TCP port that the task answers"
            hint = "write the port of the task itself if it answers TCP there, too"
            yield Problem(("listeners", name), f"{message}; {right}", hint, at_key=True)


LISTENERS = (
    ports_differ,
    attributes_fit_the_protocol,
    health_checks_are_whole,
    udp_is_checked_by_tcp,
)
