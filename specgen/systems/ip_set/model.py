"""The keys of an IP set document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import waf
from specgen.sdk import AwsName, Claim, Here, Model, Output, Unordered
from specgen.sdk.aws.firewall import Scope

CLOUDFRONT: Scope = "cloudfront"
"""Also the role of the set that ACLs of CDNs look at."""

SETS: tuple[tuple[Scope, str, str, str], ...] = (
    ("regional", "", "arn", "regional"),
    (CLOUDFRONT, CLOUDFRONT, "cloudfront_arn", "global"),
)
"""Scope, role of the set, output, and its part in an ARN."""


class IpSet(Model, kw_only=True):
    """Addresses that rules of web ACLs name."""

    scopes: Annotated[
        Unordered[Scope],
        Meta(
            description="Of the ACLs that look at it; the set for CDNs is made in us-east-1 only",
            min_length=1,
        ),
    ]
    family: Annotated[Literal["ipv4", "ipv6"], Meta(description="Of all its addresses")] = "ipv4"
    addresses: Annotated[
        Unordered[Annotated[str, Meta(max_length=50)]],
        Meta(
            description="Blocks of addresses; one address is a block with /32, or /128",
            max_length=10_000,
            examples=[["192.0.2.0/24", "198.51.100.7/32"]],
        ),
    ] = []
    filled_elsewhere: Annotated[
        bool,
        Meta(description="Something else fills it; Terraform leaves its addresses as they are"),
    ] = False

    def makes(self, scope: Scope, region: str) -> bool:
        """Whether there is a set of the scope in a region where the document is."""
        return scope in self.scopes and (scope == "regional" or region == waf.CLOUDFRONT_REGION)

    def outputs(self, here: Here) -> Iterator[Output]:
        for scope, role, name, place in SETS:
            if self.makes(scope, here.region):
                form = f"arn:{{partition}}:wafv2:{{region}}:{{account}}:{place}/ipset/{{name}}/"
                made = (("aws_wafv2_ip_set", role),)
                yield Output(name, f"{form}01234567-89ab-cdef-0123-456789abcdef", made, "arn")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ip_set", CLOUDFRONT if CLOUDFRONT in self.scopes else "")

    def claims(self, here: Here) -> Iterator[Claim]:
        for scope, role, _, _ in SETS:
            if self.makes(scope, here.region):
                name = here.names.of(here.effective.aws_name, role)
                yield Claim("aws_wafv2_ip_set", (name, scope.upper()), f"IP set {name}")
