"""The keys of a web ACL document, and which rules it has in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts import waf
from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import (
    AwsName,
    Bought,
    Charge,
    Claim,
    Derived,
    Here,
    Kind,
    Model,
    Ordered,
    Output,
    Pointer,
    Subject,
    Unordered,
    Usage,
    reference,
)
from specgen.sdk.aws.firewall import Scope
from specgen.systems.web_acl.model.capacity import Units, summed, total, units_of
from specgen.systems.web_acl.model.parts import ClientIp, Logs, OriginHeader
from specgen.systems.web_acl.model.rule import Rule
from specgen.systems.web_acl.model.statement import (
    Client,
    absence_statement,
    origin_statement,
    statement_of,
)

STEP = 10
"""Between priorities, so that a rule can be tried out between two others."""
ORIGIN_RULE, CLIENT_RULE = "origin-header", "client-header"
"""Rules that keys of the document make; they come first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule at its place; pointer: in this document, also if the rule is another's"""

    rule: Rule
    priority: int
    pointer: Pointer


class WebAcl(Model, kw_only=True):
    """A web ACL of AWS WAF: rules in their order, for a CDN or for load balancers."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("resource", "resources", "protects", "associations"),
            "who is protected names the ACL: `web_acl` of a cdn or a load_balancer",
        ),
        **dict.fromkeys(
            ("rule_groups", "managed_rules", "managed_rule_groups"),
            "a managed group is one of the `rules`: {name: common, managed: ...}",
        ),
    }

    scope: Annotated[
        Scope,
        Meta(description="Whether it protects CDNs or load balancers; a CDN's is in us-east-1"),
    ]
    rules: Annotated[
        Ordered[Rule],
        Meta(description="Its rules; the first that allows or blocks a request decides"),
    ] = []
    rules_of: (
        Annotated[
            str,
            reference("web_acl", "ACL whose rules come before its own", any_region=True),
        ]
        | None
    ) = None
    without: Annotated[
        Unordered[str],
        Meta(description="Names of rules to leave out", examples=[["bots"]]),
    ] = []
    default_action: Annotated[
        Literal["allow", "block"], Meta(description="What happens to all other requests")
    ] = "allow"
    client_ip: Annotated[
        ClientIp | None,
        Meta(description="Where the client's address is; by default that of the connection"),
    ] = None
    body_inspection_kib: Annotated[
        Literal[16, 32, 48, 64] | None,
        Meta(description="Of a body, what CloudFront hands over; a load balancer hands over 8"),
    ] = None
    origin_header: Annotated[
        OriginHeader | None,
        Meta(description="Blocks requests that do not come through the CDN; a regional ACL's"),
    ] = None
    logs: Annotated[Logs | None, Meta(description="Where requests are logged")] = None
    expected_capacity_units: (
        Annotated[
            int,
            Meta(description="Its capacity in the end; checked, not set", ge=1, le=waf.MOST_UNITS),
        ]
        | None
    ) = None

    def charges(self, here: Here) -> Iterator[Bought]:
        rules = len(self.capacity(here))
        yield Charge("waf-acl", 1, 1, ("name",))
        yield Charge("waf-rule", rules, rules, ("rules",))
        yield Usage("waf_requests", "waf-request")

    @property
    def body_kib(self) -> int:
        """What the service hands over of a body."""
        if self.scope == "regional":
            return waf.BALANCER_BODY_KIB
        return self.body_inspection_kib or waf.CLOUDFRONT_BODY_KIB[0]

    @property
    def demands_header(self) -> bool:
        return self.origin_header is not None

    @property
    def client(self) -> Client:
        found = self.client_ip
        return Client(found.header.lower(), found.when_invalid.upper()) if found else Client()

    def own_rules(self) -> Iterator[tuple[Pointer, Rule]]:
        for i, rule in enumerate(self.rules):
            yield ("rules", i), rule

    def all_rules(self, here: Here) -> tuple[Listed, ...]:
        """Those of `rules_of` and its own, also those that are left out."""
        other = self._other(here)
        theirs = [(("rules_of",), rule) for rule in other.spec.rules] if other else []
        rules = (*theirs, *self.own_rules())
        return tuple(
            Listed(rule, (i + 1) * STEP, pointer) for i, (pointer, rule) in enumerate(rules)
        )

    def listed(self, here: Here) -> tuple[Listed, ...]:
        """All that it has in the end, by priority; what the other ACL leaves out, it has not."""
        other = self._other(here)
        gone = {*self.without, *(other.spec.without if other else ())}
        return tuple(item for item in self.all_rules(here) if item.rule.name not in gone)

    def _other(self, here: Here) -> "Here[WebAcl] | None":
        """None also if it names itself, which is a finding."""
        is_other = self.rules_of is not None and self.rules_of != here.name
        return WEB_ACL.find(here, str(self.rules_of)) if is_other else None

    def capacity(self, here: Here) -> tuple[Units, ...]:
        """Of each rule that it has in the end."""
        made = []
        if self.origin_header:
            header = self.origin_header
            made.append(units_of(ORIGIN_RULE, origin_statement(header.name, "", header.except_)))
        if self.client_ip and self.client_ip.when_absent == "block":
            statement = absence_statement(self.client_ip.header, self.client_ip.except_)
            made.append(units_of(CLIENT_RULE, statement))
        rules = [item.rule for item in self.listed(here)]
        return *made, *(units_of(r.name, statement_of(r, self.client, str)) for r in rules)

    def derived(self, here: Here) -> Iterator[Derived]:
        units = self.capacity(here)
        if units:
            yield Derived("capacity", total(units), "WCU", summed(units), waf.MOST_UNITS)

    def watched(self, here: Here) -> Iterator[Subject]:
        """Its metric has the name of the ACL; only regional ones have their region, too."""
        acl = {"WebACL": here.names.of(here.effective.aws_name), "Rule": "ALL"}
        if self.scope == "regional":
            yield Subject("web_acl", "", {**acl, "Region": here.region})
        else:
            yield Subject("web_acl", "", acl, region=GLOBAL_REGION)

    def outputs(self, here: Here) -> Iterator[Output]:
        place = "global" if self.scope == "cloudfront" else "regional"
        form = f"arn:{{partition}}:wafv2:{{region}}:{{account}}:{place}/webacl/{{name}}/"
        made = (("aws_wafv2_web_acl", ""),)
        yield Output("arn", f"{form}01234567-89ab-cdef-0123-456789abcdef", made, "arn")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("web_acl")

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        yield Claim("aws_wafv2_web_acl", (name, self.scope.upper()), f"web ACL {name}")


WEB_ACL: Kind[WebAcl] = Kind("web_acl")
