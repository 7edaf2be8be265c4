"""What kinds read of network load balancers; part of specgen.sdk.aws.interfaces."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from specgen.project.here import Here


class HealthOfTargets(Protocol):
    """port: None for the one that connections go to"""

    @property
    def port(self) -> int | None: ...


class NetworkListener(Protocol):
    """transports: tcp, udp or both; sees_clients: whether tasks see the addresses of clients"""

    @property
    def port(self) -> int: ...
    @property
    def protocol(self) -> str: ...
    @property
    def transports(self) -> Sequence[str]: ...
    @property
    def sees_clients(self) -> bool: ...
    @property
    def health_check(self) -> HealthOfTargets: ...


class NetworkLoadBalancer(Protocol):
    """certificate_names: of all listeners; group_output: with the target group of a listener"""

    @property
    def network(self) -> str: ...
    @property
    def scheme(self) -> str: ...
    @property
    def security_groups(self) -> Sequence[str]: ...
    @property
    def listeners(self) -> Mapping[str, NetworkListener]: ...
    @property
    def cross_zone(self) -> bool: ...
    @property
    def certificate_names(self) -> Sequence[str]: ...
    def zones(self, here: Here[Any]) -> Sequence[str]: ...
    def group_output(self, listener: str) -> str: ...
