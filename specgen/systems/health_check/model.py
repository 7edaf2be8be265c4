"""The keys of a health check document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import (
    Bought,
    Charge,
    Here,
    Kind,
    Model,
    Output,
    Port,
    Published,
    Subject,
    Unordered,
    reference,
    written_name,
)

CheckerRegion = Literal[
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "eu-west-1",
    "sa-east-1",
    "us-east-1",
    "us-west-1",
    "us-west-2",
]
"""source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
(2026-11-29)
"""

MOST_CHILDREN = 256
LONGEST_PATH = LONGEST_SEARCH = 255
FAST_SECONDS = 10
USUAL_PORT = {"http": 80, "https": 443}


class HealthCheck(Model, kw_only=True):
    """A health check of Route 53: of an endpoint on the internet, or of other health checks."""

    not_built = {
        "alarm": "a health check that follows an alarm is made by `failover`; for others use raw",
        "type": "`protocol` says how it asks; `search_string` and `children` say the rest",
        "regions": "`checker_regions` says where it asks from",
    }

    load_balancer: (
        Annotated[str, reference("load_balancer", "Load balancer of the same region to ask")] | None
    ) = None
    fqdn: (
        Annotated[
            str,
            Meta(
                description="Host to ask, which resolves to an IPv4 address; also the Host header",
                max_length=255,
                examples=["api.example.com"],
            ),
            written_name(
                r"^([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+[A-Za-z][A-Za-z0-9-]*$"
            ),
        ]
        | None
    ) = None
    address: (
        Annotated[
            str,
            Meta(
                description="IP address to ask, with `fqdn` as the Host header if that is set",
                pattern=r"^[0-9A-Fa-f.:]{2,45}$",
                examples=["198.51.100.7"],
            ),
        ]
        | None
    ) = None
    children: Annotated[
        Unordered[Annotated[str, reference("health_check", "Health check", any_region=True)]],
        Meta(
            description="Health checks to count, instead of an endpoint", max_length=MOST_CHILDREN
        ),
    ] = []
    minimum_healthy: (
        Annotated[int, Meta(description="Children that must be healthy; defaults to all")] | None
    ) = None
    protocol: Annotated[
        Literal["https", "http", "tcp"],
        Meta(description="How the endpoint is asked; https does not validate its certificate"),
    ] = "https"
    port: Annotated[Port, Meta(description="Defaults to 443 for https and 80 for http")] | None = (
        None
    )
    path: Annotated[
        str,
        Meta(
            description="Path to ask for; healthy are statuses from 200 to 399",
            pattern="^/[ -~]*$",
            max_length=LONGEST_PATH,
            examples=["/healthz"],
        ),
    ] = "/"
    search_string: (
        Annotated[
            str,
            Meta(
                description="Text that must be in the first 5,120 bytes of the answer",
                min_length=1,
                max_length=LONGEST_SEARCH,
            ),
        ]
        | None
    ) = None
    interval_seconds: Annotated[
        Literal[10, 30], Meta(description="Seconds between two requests of one checker")
    ] = 30
    failure_threshold: Annotated[
        int,
        Meta(description="Results in a row that change the status", ge=1, le=10),
    ] = 3
    checker_regions: Annotated[
        Unordered[CheckerRegion],
        Meta(description="Regions of the checkers, three or more; by default all"),
    ] = []

    def charges(self, here: Here) -> Iterator[Bought]:
        asked = "aws" if self.load_balancer else "other"
        sort = "calculated" if self.children else asked
        yield Charge(f"health-check:{sort}", 1, 1, ("name",))
        options = {
            "protocol": self.protocol == "https",
            "search_string": self.search_string is not None,
            "interval_seconds": self.interval_seconds == FAST_SECONDS,
        }
        for key in (key for key, is_set in options.items() if is_set and not self.children):
            yield Charge(f"health-check-option:{asked}", 1, 1, (key,))

    @property
    def asked_port(self) -> int | None:
        return self.port or USUAL_PORT.get(self.protocol)

    def needed(self) -> int:
        """Children that must be healthy."""
        return len(self.children) if self.minimum_healthy is None else self.minimum_healthy

    def watched(self, here: Here) -> Iterator[Subject]:
        check = {"HealthCheckId": Published(here, "id")}
        yield Subject("health_check", "", check, region=GLOBAL_REGION)

    def outputs(self, here: Here) -> Iterator[Output]:
        form = "01234567-89ab-cdef-0123-456789abcdef"
        yield Output("id", form, (("aws_route53_health_check", ""),), "id")


HEALTH_CHECK: Kind[HealthCheck] = Kind("health_check")
