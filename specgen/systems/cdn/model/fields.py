"""The keys of a CDN document."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts.cdn import TLS
from specgen.sdk import Model, Name, Ordered, Unordered, reference, written_name
from specgen.sdk.aws.dns.names import LABEL
from specgen.systems.cdn.model.behaviors import Behavior
from specgen.systems.cdn.model.origins import Origin, OriginGroup
from specgen.systems.cdn.model.parts import Dns, ErrorPage, Logs

DEFAULT_TLS = TLS[-1]
Alias = Annotated[
    str,
    Meta(
        max_length=253,
        examples=["app.example.com"],
    ),
    written_name(rf"^(\*\.)?({LABEL}\.)+[a-z]([a-z0-9-]{{0,61}}[a-z0-9])?$"),
]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["IE"])]


class Fields(Model, kw_only=True):
    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("default_behavior", "default_cache_behavior", "ordered_cache_behavior"),
            "all are `behaviors`, in their order; the last one has no path",
        ),
        **dict.fromkeys(
            ("custom_error_response", "custom_error_responses", "error_responses"),
            "`error_pages` say what clients get instead of errors",
        ),
        **dict.fromkeys(
            ("geo_restriction", "geo_restrictions", "restrictions"),
            "`countries` are those that are served, or `countries_except` those that are not",
        ),
        **dict.fromkeys(
            ("functions", "function_associations", "lambda_associations"),
            "no behavior runs a function; write the distribution as a `raw` resource",
        ),
        "comment": "the `description` becomes the comment",
        "default_root_object": "`root_object` is the object that / stands for",
        "enabled": "a document makes a CDN that is on; remove the document to have none",
        "logging": "`logs` names the bucket",
        "viewer_certificate": "`certificate` names its document; `minimum_tls` the oldest TLS",
    }

    aliases: Annotated[
        Unordered[Alias],
        Meta(description="Names that it answers for; without any it has one of CloudFront's"),
    ] = []
    certificate: (
        Annotated[
            str,
            reference("certificate", "Certificate of the aliases, in us-east-1", any_region=True),
        ]
        | None
    ) = None
    web_acl: (
        Annotated[
            str,
            reference("web_acl", "ACL that looks at its requests, in us-east-1", any_region=True),
        ]
        | None
    ) = None
    price_class: Annotated[
        Literal["PriceClass_All", "PriceClass_200", "PriceClass_100"],
        Meta(description="Where it has edge locations: everywhere, or in fewer places for less"),
    ] = "PriceClass_All"
    http_version: Annotated[
        Literal["http1.1", "http2", "http2and3", "http3"],
        Meta(description="Newest versions of HTTP that clients may use"),
    ] = "http2and3"
    minimum_tls: Annotated[
        str,
        Meta(
            description="Oldest TLS and ciphers that clients may use, with a certificate",
            pattern=r"^TLSv1[0-9._]*$",
            examples=[DEFAULT_TLS],
        ),
    ] = DEFAULT_TLS
    ipv6: Annotated[bool, Meta(description="Answer over IPv6, too")] = True
    dns: Annotated[
        Dns | Literal["none"] | None,
        Meta(
            description="Where the aliases become records; none if something in front of it, or "
            "another DNS, answers for them",
            examples=[{"zone": "public"}],
        ),
    ] = None
    origins: Annotated[
        dict[Name, Origin],
        Meta(description="Origin -> what it is", min_length=1),
    ]
    origin_groups: Annotated[
        dict[Name, OriginGroup], Meta(description="Group -> two origins, the second for failures")
    ] = {}
    behaviors: Annotated[
        Ordered[Behavior],
        Meta(
            description="What happens by path; the first that fits decides, the last has no path",
            min_length=1,
        ),
    ]
    root_object: Annotated[
        str,
        Meta(
            description="Object that / stands for, without a slash",
            max_length=255,
            examples=["index.html"],
        ),
    ] = ""
    error_pages: Annotated[
        Unordered[ErrorPage], Meta(description="What clients get instead of errors")
    ] = []
    countries: Annotated[
        Unordered[Country], Meta(description="Countries that are served; by default all")
    ] = []
    countries_except: Annotated[
        Unordered[Country], Meta(description="Countries that are not served")
    ] = []
    logs: Annotated[Logs | None, Meta(description="Where requests are logged")] = None
    additional_metrics: Annotated[
        bool, Meta(description="Latency of origins, cache hits and single errors; paid by month")
    ] = False
