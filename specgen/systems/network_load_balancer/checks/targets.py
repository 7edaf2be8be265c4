"""Whether the tasks behind a network load balancer get connections, and have room."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import SERVICE
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
    behind = [name for services in _behind(here).values() for name in services]
    most = {service.name: service.spec.tasks.maximum for service in SERVICE.near(here)}
    count = sum(most[name] for name in behind)
    if spec.cross_zone and count > MOST_IN_ALL_ZONES:
        names = ", ".join(dict.fromkeys(behind))
        message = f"{names} have up to {count:,} tasks, but {MOST_IN_ALL_ZONES} targets are allowed"
        hint = "if AWS has raised the quota, record a decision"
        right = "give some services another load balancer, or write cross_zone: false"
        yield Problem(("name",), f"{message}; {right}", hint)


def _behind(here: Here) -> dict[str, list[str]]:
    """Listener -> names of its services, one for each way in."""
    found: dict[str, list[str]] = defaultdict(list)
    for service in sorted(SERVICE.near(here), key=lambda one: one.name):
        for way in service.spec.network_ingresses:
            if way.load_balancer == here.name:
                found[way.listener].append(service.name)
    return found


TARGETS = (listeners_have_one_service, targets_have_room)
