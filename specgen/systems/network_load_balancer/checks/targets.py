"""Whether the tasks behind a network load balancer get connections, and have room."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import SERVICE
from specgen.sdk.aws.network import reach
from specgen.systems.network_load_balancer.checks.place import GUIDE, READ
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

MOST_IN_ALL_ZONES = 500


@check(
    "NLB117",
    "a listener leads to one service",
    severity=Severity.WARNING,
    fact="a listener has one target group, whose connections go to any of its tasks; a container "
    "of ECS has a port for TCP or for UDP, so that a listener of tcp_udp may need two services",
    source="https://github.com/aws/amazon-ecs-agent/issues/3428",
    date=READ,
)
def listeners_have_one_service(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    for name, services in sorted(_behind(here).items()):
        most = 2 if name in spec.listeners and spec.listeners[name].protocol == "tcp_udp" else 1
        if name in spec.listeners and len(services) > most:
            names = " and ".join(services)
            message = f"{names} are all behind {name}, and any of them gets a connection"
            right = "give each a listener of its own"
            yield Problem(("listeners", name), f"{message}; {right}", at_key=True)


@check(
    "NLB118",
    "a network load balancer has room for the tasks of its services",
    severity=Severity.WARNING,
    fact="across zones a network load balancer takes 500 targets until AWS raises the quota; a "
    "task counts once for each target group",
    source=f"{GUIDE}/load-balancer-limits.html",
    date=READ,
)
def targets_have_room(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    if not spec.cross_zone:
        return
    tasks = {service.name: service.spec.tasks.maximum for service in SERVICE.near(here)}
    ways = Counter(name for services in _behind(here).values() for name in services)
    if sum(tasks[name] * count for name, count in ways.items()) > MOST_IN_ALL_ZONES:
        words = [_targets(name, tasks[name], count) for name, count in sorted(ways.items())]
        message = f"{', '.join(words)}, but {MOST_IN_ALL_ZONES} are allowed"
        hint = "if AWS has raised the quota, record a decision"
        right = "give some services another load balancer, or write cross_zone: false"
        yield Problem(("name",), f"{message}; {right}", hint)


@check(
    "NLB124",
    "the clients of tasks that see their addresses are others than the tasks",
    severity=Severity.WARNING,
    fact="a connection that leads back to the task it comes from times out, because AWS supports "
    "no NAT loopback if targets see the addresses of clients",
    source=f"{GUIDE}/load-balancer-troubleshooting.html",
    date=READ,
)
def clients_are_others(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    services = {service.name: service for service in SERVICE.near(here)}
    for name, behind in sorted(_behind(here).items()):
        one = spec.listeners.get(name)
        if one is None or not one.preserve_client_ip or one.has_udp:
            continue
        for each in dict.fromkeys(behind):
            clients = _clients(spec, here, one.port)
            mine = set(services[each].spec.used_groups(services[each]))
            if clients and clients <= mine and not _others_in(here, clients, each):
                words = " and ".join(sorted(clients))
                message = f"port {one.port} admits {words} alone, which only {each} itself is in: "
                message += "a connection that leads back to the same task times out"
                right = "write preserve_client_ip: false, and proxy_protocol: true if it must know"
                pointer = ("listeners", name, "preserve_client_ip")
                yield Problem(pointer, f"{message}; {right}", "or admit other clients")


def _clients(spec: NetworkLoadBalancer, here: Here, port: int) -> set[str]:
    """Groups that reach the port; empty if others may, too."""
    found = [r for r in reach.rules(here, spec.security_groups, "ingress") if reach.fits(r, port)]
    groups = {rule.group for rule in found}
    return {name for name in groups if name} if None not in groups else set()


def _others_in(here: Here, groups: set[str], service: str) -> bool:
    """Whether another document has members of the groups."""
    return any(
        groups & set(getattr(other.spec, "security_groups", ()))
        for other in here.project.effectives
        if (other.environment, other.region) == (here.environment, here.region)
        and other.id != f"service/{service}"
    )


def _targets(service: str, tasks: int, ways: int) -> str:
    how = f" ({tasks:,} tasks in {ways} listeners)" if ways > 1 else ""
    return f"{service} has up to {tasks * ways:,} targets{how}"


def _behind(here: Here) -> dict[str, list[str]]:
    """Listener -> names of its services, one for each way in."""
    found: dict[str, list[str]] = defaultdict(list)
    for service in sorted(SERVICE.near(here), key=lambda one: one.name):
        for way in service.spec.network_ingresses:
            if way.load_balancer == here.name:
                found[way.listener].append(service.name)
    return found


TARGETS = (listeners_have_one_service, targets_have_room, clients_are_others)
