"""Where a domain is, and its name in AWS."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import names
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import SECURITY_GROUP
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.sdk.aws.network.rules import covers
from specgen.sdk.aws.network.tiers import (
    public_tier,
    strange_groups,
    tier_of,
    unknown_tier,
    zones_of,
)
from specgen.systems.opensearch.model import READ, OpenSearch

GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
VPC = f"{GUIDE}/vpc.html"
HTTPS = 443


@check(
    "PLT006",
    "the name of a domain in AWS is valid",
    fact="3 to 28 lower-case letters, digits and hyphens, a letter first; naming.pattern counts",
    source="https://docs.aws.amazon.com/opensearch-service/latest/APIReference/"
    "API_CreateDomain.html",
    topics=("names",),
    date=READ,
)
def name_fits(_spec: OpenSearch, here: Here) -> Iterator[Problem]:
    name = here.names.of(here.effective.aws_name)
    wrong = names.problem("opensearch_domain", name)
    if wrong:
        hint = "shorten the document's name, or the platform's naming.pattern"
        yield Problem(("name",), f"invalid domain name: {wrong}", hint)


@check(
    "SRC104",
    "a domain is in a tier that its network has, that is not public, and that has all its zones",
    fact="AWS wants one subnet for each zone of the domain (NET003); a subnet with a route to an "
    "internet gateway is one wrong rule away from the internet (NET018)",
    source=VPC,
    date=READ,
)
def tier_fits(spec: OpenSearch, here: Here) -> Iterator[Problem]:
    yield from unknown_tier(here, spec.network, spec.tier, ("tier",))
    tier = tier_of(here, spec.network, spec.tier)
    if tier is None:
        return
    for message in public_tier(here, spec.network, spec.tier):
        yield Problem(("tier",), message, code="NET018")
    zones = zones_of(here, spec.network, spec.tier)
    if zones < spec.zones:
        message = (
            f"opensearch/{here.name} needs {_zones(spec.zones)}, but the tier `{spec.tier}` has "
        )
        instead = f"add zones to network/{spec.network}, or write `zones: {zones}`"
        yield Problem(("zones",), f"{message}{zones}; {instead}", code="NET003")


def _zones(count: int) -> str:
    return f"{count} zone" if count == 1 else f"{count} zones"


@check(
    "SRC105",
    "the security groups of a domain and of its function belong to its network",
    fact="AWS refuses groups of another VPC",
    source=VPC,
    date=READ,
)
def groups_are_near(spec: OpenSearch, here: Here) -> Iterator[Problem]:
    yield from strange_groups(here, spec.network, spec.security_groups, ("security_groups",))
    if spec.bootstrap:
        pointer = ("bootstrap", "security_groups")
        yield from strange_groups(here, spec.network, spec.bootstrap.security_groups, pointer)


@check(
    "SRC109",
    "the domain admits its own function",
    fact="the function reaches the domain on 443, like any client inside the network",
    source=VPC,
    date=READ,
)
def function_is_admitted(spec: OpenSearch, here: Here) -> Iterator[Problem]:
    if spec.bootstrap is None:
        return
    carried = spec.bootstrap.security_groups
    if any(_admits(rule, carried) for rule in _rules(spec, here)):
        return
    admitted = sorted({r.group for r in _rules(spec, here) if r.group and _has_port(r)})
    guess = f"write {' or '.join(admitted)}" if admitted else "let a group of the domain admit it"
    domain = ", ".join(f"security_group/{name}" for name in spec.security_groups)
    message = f"{domain} does not admit {' or '.join(carried)} on {HTTPS}; {guess}"
    yield Problem(("bootstrap", "security_groups"), message)


@check(
    "SRC127",
    "the domain's own function may open connections to it",
    fact="by default security groups let out only replies; the function waits until its timeout, "
    "and makes no index",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    date=READ,
)
def function_may_go_out(spec: OpenSearch, here: Here) -> Iterator[Problem]:
    if spec.bootstrap is None:
        return
    carried = spec.bootstrap.security_groups
    known = reach.known(here, (*carried, *spec.security_groups))
    if known and not reach.lets_out_to(here, carried, HTTPS, spec.security_groups):
        names = " or ".join(spec.security_groups)
        message = f"no rule of {' or '.join(carried)} lets the function out to the domain"
        right = f"add an egress rule for port {HTTPS} to {names}"
        yield Problem(("bootstrap", "security_groups"), f"{message}; {right}")


def _rules(spec: OpenSearch, here: Here) -> Iterator[Any]:
    for name in spec.security_groups:
        group = SECURITY_GROUP.find(here, name)
        if group is not None:
            yield from group.spec.ingress


def _has_port(rule: Any) -> bool:
    return rule.protocol == "all" or (rule.protocol == "tcp" and covers(rule.ports, HTTPS))


def _admits(rule: Any, groups: list[str]) -> bool:
    """A block is assumed to hold the function's addresses."""
    return _has_port(rule) and (
        rule.group in groups or (rule.cidr is not None and not is_ipv6(rule.cidr))
    )


NETWORK_CHECKS = (name_fits, tier_fits, groups_are_near, function_is_admitted, function_may_go_out)
