"""What kinds read of the kinds of public DNS; part of specgen.sdk.aws.interfaces."""

from collections.abc import Sequence
from typing import Any, Protocol

from specgen.project.here import Here
from specgen.sdk.aws.dns.fields import Record
from specgen.sdk.kind import Kind


class PublicZone(Protocol):
    @property
    def domain(self) -> str: ...
    @property
    def records(self) -> Sequence[Record]: ...


class HealthCheck(Protocol):
    """fqdn, address: what is asked, if it is neither a load balancer nor other health checks

    path: that is asked for, unless the protocol is tcp
    """

    @property
    def load_balancer(self) -> str | None: ...
    @property
    def fqdn(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...
    @property
    def protocol(self) -> str: ...
    @property
    def path(self) -> str: ...


class GlobalName(Protocol):
    """host: the whole name; regions: those whose load balancers it leads to"""

    @property
    def zone(self) -> str: ...
    @property
    def load_balancer(self) -> str: ...
    def host(self, here: Here[Any]) -> str: ...
    def regions(self) -> Sequence[str]: ...


PUBLIC_ZONE: Kind[PublicZone] = Kind("public_zone")
HEALTH_CHECK: Kind[HealthCheck] = Kind("health_check")
GLOBAL_NAME: Kind[GlobalName] = Kind("global_name")
