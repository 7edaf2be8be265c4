"""The nested maps of a service document for ways in: a load balancer's rule and target group."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, get_type_hints

import msgspec
from msgspec import Meta

from specgen.sdk import Part, Port, Renamable, Unordered, together, written_name
from specgen.sdk.aws.ecs.containers import ContainerName
from specgen.sdk.aws.elb.health import (
    USUAL_TIMEOUT,
    Healthy,
    Interval,
    Path,
    Timeout,
    Unhealthy,
)
from specgen.sdk.aws.elb.rule import HOST, Balancer, Host, Paths, Priority
from specgen.systems.service.model.login import Login

HeaderName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", max_length=40)]
Pattern = Annotated[str, Meta(min_length=1, max_length=128)]
QueryKey = Annotated[str, Meta(min_length=1, max_length=128)]
"""source: HttpHeaderConditionConfig and QueryStringConditionConfig in the API model of botocore
1.44.5 (2026-11-30)
"""


class Stickiness(Part):
    """A client's requests go to the same task, by a cookie."""

    cookie: Annotated[
        str,
        Meta(
            description="Cookie of the application that a client keeps its task with; by default "
            "one of the load balancer's own",
            pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]*$",
        ),
    ] = ""
    seconds: Annotated[
        int, Meta(description="Time that a client keeps its task", ge=1, le=604_800)
    ] = 86_400


class TargetHealth(Part):
    path: Annotated[
        Path, Meta(description="Path that is asked; defaults to the service's `health_check_path`")
    ] = ""
    interval_seconds: Interval = 15
    timeout_seconds: Timeout = USUAL_TIMEOUT
    healthy_threshold: Healthy = 2
    unhealthy_threshold: Unhealthy = 3


class Ingress(Part):
    load_balancer: Balancer
    priority: Priority
    host: Host = ""
    hosts: Annotated[
        Unordered[Annotated[str, Meta(min_length=1, max_length=128), written_name(HOST)]],
        Meta(description="More host names of its requests, as `host`"),
    ] = []
    path_patterns: Paths = []
    headers: Annotated[
        dict[HeaderName, Unordered[Pattern]],
        Meta(
            description="Headers that its requests have, each with one of these values; * and ? "
            "are wildcards",
            examples=[{"X-Tenant": ["acme"]}],
        ),
    ] = {}
    query: Annotated[
        dict[QueryKey, Unordered[Pattern]],
        Meta(
            description="Parameters in the address of its requests, each with one of these values; "
            "* and ? are wildcards",
            examples=[{"version": ["2"]}],
        ),
    ] = {}
    container: Annotated[
        ContainerName | None,
        Meta(description="Entry of `containers` that gets the requests; by default the main one"),
    ] = None
    port: Annotated[
        Port | None, Meta(description="Its port; defaults to `container_port` of the service")
    ] = None
    deregistration_delay_seconds: Annotated[
        int,
        Meta(description="Time that open requests have when a task stops", ge=0, le=3600),
    ] = 60
    slow_start_seconds: Annotated[
        int,
        Meta(description="Time until a new task gets its full share; 0 is none", ge=0, le=900),
    ] = 0
    login: Annotated[
        Login | None, Meta(description="People sign in before requests get through (OIDC)")
    ] = None
    stickiness: Annotated[
        Stickiness | None, Meta(description="Keeps a client at one task; by default none is kept")
    ] = None
    protocol_version: Annotated[
        Literal["HTTP1", "HTTP2", "GRPC"],
        Meta(description="Protocol between load balancer and tasks"),
    ] = "HTTP1"
    healthy_status: Annotated[
        str,
        Meta(
            description="Status codes with which a healthy task answers",
            pattern=r"^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$",
        ),
    ] = "200"
    health_check: Annotated[
        TargetHealth, Meta(description="How the load balancer checks the tasks")
    ] = TargetHealth()

    @property
    def group_role(self) -> str:
        """What the target group's name contains in addition to the service's."""
        return "" if self.protocol_version == "HTTP1" else self.protocol_version.lower()

    @property
    def every_host(self) -> Sequence[str]:
        return tuple(dict.fromkeys((*([self.host] if self.host else []), *self.hosts)))

    @property
    def host_patterns(self) -> Sequence[str]:
        """In small letters; * if it takes any host."""
        return tuple(host.lower() for host in self.every_host) or ("*",)

    @property
    def asks_more(self) -> bool:
        """Whether it takes only some of the requests of its hosts and paths."""
        return bool(self.headers or self.query)

    @property
    def values(self) -> Sequence[str]:
        """Of all conditions of the rule."""
        more = [v for values in (*self.headers.values(), *self.query.values()) for v in values]
        return (*self.every_host, *self.path_patterns, *more)

    @property
    def conditions(self) -> int:
        return len(self.values)


def group_role(name: str, ingress: "Ingress") -> str:
    """Role of its target group in AWS. name: of the ingress, empty for the one of `ingress`"""
    return together(name, ingress.group_role) if name else ingress.group_role


if TYPE_CHECKING:

    class NamedIngress(Ingress):
        """An ingress whose key in a map is part of addresses: its `renamed_from`, too."""

else:
    # a struct cannot inherit the fields of two: these are those of Ingress on top of Renamable
    _hints = get_type_hints(Ingress, include_extras=True)
    _made = {
        "__module__": __name__,
        **{k: v for k, v in vars(Ingress).items() if isinstance(v, property)},
    }
    _fields = [
        (f.name, _hints[f.name])
        if f.required
        else (
            f.name,
            _hints[f.name],
            f.default
            if f.default is not msgspec.NODEFAULT
            else msgspec.field(default_factory=f.default_factory),
        )
        for f in msgspec.structs.fields(Ingress)
    ]
    NamedIngress = msgspec.defstruct(
        "NamedIngress",
        _fields,
        bases=(Renamable,),
        namespace=_made,
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
