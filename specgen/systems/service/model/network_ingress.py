"""The keys of a service's way in through a network load balancer."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Protocol

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Here, Part, Pointer, Port, reference
from specgen.sdk.aws.ecs.containers import ContainerName
from specgen.sdk.aws.interfaces import NETWORK_LOAD_BALANCER
from specgen.sdk.aws.interfaces.balancers import NetworkListener


class NetworkIngress(Part, kw_only=True):
    """Tasks get all connections of the listener: no host, no path, no priority."""

    load_balancer: Annotated[
        str, reference("network_load_balancer", "The network load balancer in front of it")
    ]
    listener: Annotated[
        str, Meta(description="Its listener whose connections come here", pattern=NAME_PATTERN)
    ]
    container: Annotated[
        ContainerName | None,
        Meta(description="Entry of `containers` that gets them; by default the main one"),
    ] = None
    port: Annotated[
        Port | None, Meta(description="Its port; defaults to `container_port` of the service")
    ] = None


class Reached(Protocol):
    """Keys of a service that say where connections go."""

    @property
    def container_port(self) -> int | None: ...
    @property
    def network_ingresses(self) -> Sequence[NetworkIngress]: ...


def listener_of(here: Here, way: NetworkIngress) -> NetworkListener | None:
    """None if there is none of that name, which CMP191 reports."""
    balancer = NETWORK_LOAD_BALANCER.find(here, way.load_balancer)
    return balancer.spec.listeners.get(way.listener) if balancer else None


def network_port(spec: Reached, way: NetworkIngress) -> int | None:
    own = spec.container_port if way.container is None else None
    return own if way.port is None else way.port


def main_network_ports(spec: Reached, here: Here) -> Iterator[tuple[Pointer, int, str]]:
    """Place, port and protocol of those that the main container has; TCP if it has both.

    ECS takes a port of a container once, for one protocol.
    source: https://github.com/aws/amazon-ecs-agent/issues/3428 (2026-11-30)
    """
    for i, way in enumerate(spec.network_ingresses):
        port, listener = network_port(spec, way), listener_of(here, way)
        if way.container is None and port is not None and listener is not None:
            key = "listener" if way.port is None else "port"
            yield ("network_ingresses", i, key), port, listener.transports[0]
