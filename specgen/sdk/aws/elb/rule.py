"""The keys of a rule at the HTTPS listener of a load balancer."""

from typing import Annotated

from msgspec import Meta

from specgen.documents.schema.fields import Unordered, reference, written_name

MOST_CONDITIONS = 5
LARGEST_PRIORITY = 50_000
"""source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
(2026-11-29)
"""

HOST = r"^([A-Za-z0-9*?.-]+\.[A-Za-z*?]+)?$"
"""With a dot, and no digit after the last one.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HostHeaderConditionConfig.html
(2026-11-29)
"""

Balancer = Annotated[str, reference("load_balancer", "The load balancer in front of it")]
Priority = Annotated[
    int,
    Meta(
        description="Priority of its rule at the listener; the lowest is tried first",
        ge=1,
        le=LARGEST_PRIORITY,
    ),
]
Host = Annotated[
    str,
    Meta(
        description="Host name of its requests, with * and ? as wildcards; by default any",
        max_length=128,
        examples=["api.example.com"],
    ),
    written_name(HOST),
]
Paths = Annotated[
    Unordered[Annotated[str, Meta(pattern=r"^/[A-Za-z0-9_.$/~\"'@:+&*?-]*$", max_length=128)]],
    Meta(description="Paths of its requests; by default any", examples=[["/api/*"]]),
]
