"""Nested maps of a web ACL."""

from typing import Annotated, Literal

from msgspec import Meta, field

from specgen.sdk import Part, Unordered, reference
from specgen.systems.web_acl.model.rule import HeaderName, Path

Keep = Literal["all", "matched", "blocked"]


class ClientIp(Part):
    header: Annotated[
        HeaderName, Meta(description="Header in which a proxy in front writes the address")
    ]
    when_invalid: Annotated[
        Literal["match", "no_match"],
        Meta(description="Whether rules match a request whose header has no valid address"),
    ] = "match"
    when_absent: Annotated[
        Literal["pass", "block"],
        Meta(description="Requests without the header, which no rate, country or set matches"),
    ] = "pass"
    except_: Annotated[
        Unordered[Path],
        Meta(description="Paths that need no header, such as that of a health check", max_length=8),
    ] = field(default_factory=list, name="except")


class OriginHeader(Part):
    name: Annotated[
        HeaderName,
        Meta(description="Header that only the CDN sends", examples=["X-Origin-Verify"]),
    ]
    secret: Annotated[
        str,
        reference(
            "secret", "Secret whose whole value is the header's; put it in first", any_region=True
        ),
    ]
    except_: Annotated[
        Unordered[Path],
        Meta(description="Paths that need no header, such as that of a health check", max_length=8),
    ] = field(default_factory=list, name="except")


class Logs(Part):
    bucket: (
        Annotated[str, reference("bucket", "Bucket that receives waf_logs; or log_group")] | None
    ) = None
    log_group: (
        Annotated[
            str,
            reference("log_group", "Log group whose name begins with aws-waf-logs-; or bucket"),
        ]
        | None
    ) = None
    redact_headers: Annotated[
        Unordered[HeaderName], Meta(description="Headers whose values are not logged")
    ] = []
    keep: Annotated[
        Keep,
        Meta(
            description="Which requests: all; matched: those that a rule counted, challenged or "
            "blocked; blocked"
        ),
    ] = "all"
