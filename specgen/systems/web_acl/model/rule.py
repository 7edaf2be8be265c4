"""Rules of a web ACL: a managed group or a rate, narrowed by conditions, or conditions alone."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import waf
from specgen.sdk import Name, Part, Unordered, reference, written_name

Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["IE"])]
HeaderName = Annotated[
    str,
    Meta(pattern="^[A-Za-z0-9-]+$", max_length=64, examples=["CF-Connecting-IP"]),
]
Path = Annotated[
    str, Meta(pattern="^/[!-~]*$", max_length=waf.LONGEST_TEXT, examples=["/api/auth/"])
]
Action = Literal["block", "allow", "count", "captcha", "challenge"]

TERMINATING = frozenset({"allow", "block"})
"""Actions after which no other rule looks at the request."""


class Rate(Part):
    """Requests above a number in a window."""

    limit: Annotated[
        int, Meta(description="Requests in the window that are let through", ge=10, le=2 * 10**9)
    ]
    window_seconds: Annotated[
        Literal[60, 120, 300, 600], Meta(description="How far back requests are counted")
    ] = 300
    per: Annotated[
        Literal["client", "everyone"],
        Meta(description="Whether each client address is counted by itself, or all requests"),
    ] = "client"
    headers: Annotated[
        Unordered[HeaderName],
        Meta(description="Headers by whose values requests are counted apart", max_length=4),
    ] = []

    @property
    def keys(self) -> int:
        """Number of custom keys; none for addresses alone, or for all requests."""
        return len(self.headers) + (self.per == "client") if self.headers else 0


class Rule(Part):
    """One rule; conditions that are written together must all be met."""

    name: Annotated[Name, Meta(description="Its name in the ACL, and that of its metric")]
    action: (
        Annotated[
            Action,
            Meta(description="What happens to requests that match; defaults to block"),
        ]
        | None
    ) = None
    managed: (
        Annotated[
            str,
            Meta(
                description="Group of rules that AWS keeps; its rules have actions of their own",
                pattern="^[A-Za-z0-9_-]+$",
                max_length=128,
                examples=["AWSManagedRulesCommonRuleSet"],
            ),
        ]
        | None
    ) = None
    mode: (
        Annotated[Literal["count"], Meta(description="The managed group counts instead of acting")]
        | None
    ) = None
    overrides: Annotated[
        dict[Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$", max_length=128)], Action],
        Meta(
            description="Rule of the managed group -> its action instead of AWS's",
            examples=[{"SizeRestrictions_BODY": "count"}],
        ),
    ] = {}
    inspection_level: (
        Annotated[
            Literal["COMMON", "TARGETED"],
            Meta(description="Of Bot Control; TARGETED costs more and wants tokens of clients"),
        ]
        | None
    ) = None
    machine_learning: (
        Annotated[bool, Meta(description="TARGETED Bot Control learns from the traffic")] | None
    ) = None
    rate: Annotated[Rate | None, Meta(description="Matches what exceeds a rate")] = None
    countries: Annotated[
        Unordered[Country],
        Meta(description="Requests from these countries", examples=[["KP", "SY"]]),
    ] = []
    countries_except: Annotated[
        Unordered[Country], Meta(description="Requests from all countries but these")
    ] = []
    ip_set: Annotated[str, reference("ip_set", "Requests from its addresses")] | None = None
    ip_set_except: (
        Annotated[str, reference("ip_set", "Requests from all addresses but its own")] | None
    ) = None
    host: (
        Annotated[
            str,
            Meta(
                description="Requests to this host name",
                max_length=waf.LONGEST_TEXT,
                examples=["api.example.com"],
            ),
            written_name("^[a-z0-9.-]+$"),
        ]
        | None
    ) = None
    path_prefix: (
        Annotated[
            Path, Meta(description="Requests whose path begins so, in letters of either case")
        ]
        | None
    ) = None
    over_kib: (
        Annotated[int, Meta(description="Requests with a larger body", ge=1, le=64)] | None
    ) = None

    @property
    def acts(self) -> str:
        """What it does; groups have many actions."""
        return "" if self.managed else self.action or "block"

    @property
    def has_conditions(self) -> bool:
        return any(getattr(self, key) not in (None, []) for key in CONDITIONS)

    @property
    def asks_for_the_client(self) -> bool:
        """Whether it looks at the client's address."""
        by_rate = self.rate is not None and self.rate.per == "client"
        return by_rate or any(getattr(self, key) not in (None, []) for key in BY_CLIENT)

    @property
    def misses_the_unknown(self) -> bool:
        """Whether it never matches a request that does not say whose it is.

        A statement about an absent header does not match, so that one in a `not` does.
        source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
        (2026-11-29)
        """
        by_rate = self.rate is not None and self.rate.per == "client"
        return by_rate or bool(self.countries) or self.ip_set is not None


BY_CLIENT = ("countries", "countries_except", "ip_set", "ip_set_except")
CONDITIONS = (*BY_CLIENT, "host", "path_prefix", "over_kib")
OF_BOTS = ("inspection_level", "machine_learning")
OF_GROUPS = ("mode", "overrides", "inspection_level", "machine_learning")
