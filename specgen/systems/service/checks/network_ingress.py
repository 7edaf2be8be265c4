"""Whether connections of a network load balancer arrive at the tasks."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.interfaces import NETWORK_LOAD_BALANCER
from specgen.sdk.aws.network import reach
from specgen.systems.service.model import Service
from specgen.systems.service.model.network_ingress import (
    NetworkIngress,
    listener_of,
    main_network_ports,
    network_port,
)

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network"
READ = "2026-11-30"


def _ways(spec: Service) -> Iterator[tuple[Pointer, NetworkIngress]]:
    for i, way in enumerate(spec.network_ingresses):
        yield ("network_ingresses", i), way


@check(
    "CMP191",
    "a service joins listeners that a network load balancer has",
    fact="ECS refuses a service whose target group belongs to no load balancer",
    source=f"{ECS}/developerguide/nlb.html",
    date=READ,
)
def listeners_exist(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, way in _ways(spec):
        balancer = NETWORK_LOAD_BALANCER.find(here, way.load_balancer)
        if balancer is not None and way.listener not in balancer.spec.listeners:
            known = sorted(balancer.spec.listeners)
            guess = did_you_mean(way.listener, known)
            message = f"network_load_balancer/{balancer.name} has no listener `{way.listener}`"
            hint = f"its listeners: {', '.join(known)}"
            yield Problem((*pointer, "listener"), f"{message}{guess}", hint)


@check(
    "CMP192",
    "connections go to a port that a container of the task has",
    fact="ECS refuses a load balancer whose container or port the task definition has not; all "
    "containers of a task share one network interface",
    source=f"{ECS}/APIReference/API_LoadBalancer.html",
    date=READ,
)
def containers_listen(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, way in _ways(spec):
        listener, port = listener_of(here, way), network_port(spec, way)
        one = spec.containers.get(way.container) if way.container else None
        if way.container and one is None:
            known = sorted(spec.containers)
            message = f"`containers` has no {way.container}{did_you_mean(way.container, known)}"
            hint = f"it has {', '.join(known) or 'none'}; the main one needs no `container`"
            yield Problem((*pointer, "container"), message, hint)
        elif port is None:
            whose = f" of {way.container}" if way.container else ""
            message = f"connections need a port{whose}; write `port: 8080`"
            yield Problem((*pointer, "listener"), message)
        elif one is not None and listener is not None:
            key = "ports" if "tcp" in listener.transports else "udp_ports"
            if port not in getattr(one, key):
                message = f"{way.container} does not list port {port}"
                right = f"add it to containers.{way.container}.{key}"
                yield Problem((*pointer, "port"), f"{message}; {right}")
    tcp = {port for _, port in spec.main_ports()}
    for pointer, port, protocol in main_network_ports(spec, here):
        key = "ports" if protocol == "tcp" else "udp_ports"
        owners = [n for n, one in sorted(spec.containers.items()) if port in getattr(one, key)]
        if owners:
            message = f"port {port} belongs to the container {owners[0]}"
            right = f"write `container: {owners[0]}`, or another port"
            yield Problem(pointer, f"{message}; {right}")
        elif protocol == "udp" and port in tcp:
            message = f"port {port} of the main container is for TCP already"
            hint = "ECS takes a port of a container once, for TCP or for UDP"
            yield Problem(pointer, f"{message}; write another port", hint)


@check(
    "CMP193",
    "the network load balancer reaches the tasks",
    fact="a target's group that admits the load balancer's group accepts its connections, also "
    "those with the addresses of clients, and its health checks, which are of TCP",
    source=f"{NLB}/load-balancer-security-groups.html",
    date=READ,
)
def tasks_admit_the_load_balancer(spec: Service, here: Here) -> Iterator[Problem]:
    mine = spec.used_groups(here)
    for pointer, way in _ways(spec):
        balancer = NETWORK_LOAD_BALANCER.find(here, way.load_balancer)
        port, listener = network_port(spec, way), listener_of(here, way)
        if balancer is None or listener is None or port is None or not mine:
            continue
        theirs = balancer.spec.security_groups
        asked = ("tcp", listener.health_check.port or port)
        for protocol, number in dict.fromkeys([*((t, port) for t in listener.transports), asked]):
            is_way = number == port and protocol in listener.transports
            what = "connection" if is_way else "health check"
            words = f"{protocol} at port {number}"
            message = f"no {what} of network_load_balancer/{balancer.name} reaches {here.name} "
            message += f"by {words}"
            if not reach.admits(here, mine, number, theirs, protocol):
                hint = (
                    f"add an ingress rule for {words} from {' or '.join(theirs)}, "
                    f"in {' or '.join(mine)}"
                )
                fault = f"{message}: none of {', '.join(mine)} admits it"
                yield Problem((*pointer, "listener"), fault, hint)
            elif not reach.lets_out_to(here, theirs, number, mine, protocol):
                hint = (
                    f"add an egress rule for {words} to {' or '.join(mine)}, "
                    f"in {' or '.join(theirs)}"
                )
                fault = f"{message}: its groups do not let that out"
                yield Problem((*pointer, "listener"), fault, hint)


@check(
    "CMP194",
    "each zone of a network load balancer has a task, if it sends to its own zone only",
    severity=Severity.WARNING,
    fact="without cross-zone load balancing a zone sends to its own tasks; one without any leaves "
    "DNS, and clients that keep its address fail",
    source=f"{NLB}/network-load-balancers.html",
    date=READ,
)
def zones_have_tasks(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, way in _ways(spec):
        balancer = NETWORK_LOAD_BALANCER.find(here, way.load_balancer)
        if balancer is None or balancer.spec.cross_zone:
            continue
        zones = len(balancer.spec.zones(balancer))
        if spec.tasks.minimum < zones:
            message = f"network_load_balancer/{balancer.name} is in {zones} zones, but "
            fault = f"{message}{here.name} may have {spec.tasks.minimum} tasks"
            right = f"write tasks.minimum: {zones}, or cross_zone: true there"
            yield Problem((*pointer, "load_balancer"), f"{fault}; {right}")


NETWORK_INGRESS = (
    listeners_exist,
    containers_listen,
    tasks_admit_the_load_balancer,
    zones_have_tasks,
)
