"""What other kinds read of firewalls, in the form of interfaces."""

from typing import Literal, Protocol

from specgen.sdk.kind import Kind

Scope = Literal["cloudfront", "regional"]
"""What WAF protects: distributions, or load balancers of a region."""


class IpSet(Protocol):
    """makes: whether there is a set of the scope in a region where the document is"""

    @property
    def family(self) -> str: ...
    @property
    def filled_elsewhere(self) -> bool: ...
    def makes(self, scope: Scope, region: str) -> bool: ...


class OriginHeader(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def secret(self) -> str: ...


class ClientIp(Protocol):
    """header: where the client's address is, because a proxy in front wrote it"""

    @property
    def header(self) -> str: ...


class WebAcl(Protocol):
    """demands_header: whether it blocks what does not come through the CDN, without the header"""

    @property
    def scope(self) -> Scope: ...
    @property
    def demands_header(self) -> bool: ...
    @property
    def origin_header(self) -> OriginHeader | None: ...
    @property
    def client_ip(self) -> ClientIp | None: ...


IP_SET: Kind[IpSet] = Kind("ip_set")
WEB_ACL: Kind[WebAcl] = Kind("web_acl")
