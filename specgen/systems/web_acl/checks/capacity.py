"""Whether an ACL is small enough for WAF, and for its price."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.facts.waf_groups import GROUPS
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.web_acl.model import WebAcl
from specgen.systems.web_acl.model.capacity import least, summed, total

READ = "2026-11-29"


@check(
    "WAF118",
    "an ACL has at most 5,000 capacity units",
    also=Severity.WARNING,
    fact="AWS raises it for nobody; it may count the same change of the same part of a request "
    "only once",
    source=waf.CAPACITY,
    date=READ,
)
def fits(spec: WebAcl, here: Here) -> Iterator[Problem]:
    units = spec.capacity(here)
    if (count := total(units)) > waf.MOST_UNITS:
        message = f"{count:,} capacity units, but an ACL has at most {waf.MOST_UNITS:,}"
        right, severity = "remove a group or a rule", Severity.ERROR
        if least(units) <= waf.MOST_UNITS:
            right, severity = "ask AWS with `aws wafv2 check-capacity`", Severity.WARNING
        yield Problem(_at(spec), f"{message}; {right}", summed(units), severity=severity)


@check(
    "WAF119",
    "an ACL has the capacity units that its price includes",
    severity=Severity.INFO,
    fact="above 1,500 units each request costs more, by steps of 500 units",
    source="https://aws.amazon.com/waf/pricing/",
    date=READ,
)
def is_in_the_price(spec: WebAcl, here: Here) -> Iterator[Problem]:
    units = spec.capacity(here)
    if waf.UNITS_IN_THE_PRICE < (count := total(units)) <= waf.MOST_UNITS:
        if spec.expected_capacity_units is not None:
            return
        message = f"{count:,} capacity units: above {waf.UNITS_IN_THE_PRICE:,} requests cost more"
        if (fewer := least(units)) <= waf.UNITS_IN_THE_PRICE:
            message += f", unless AWS counts {fewer:,}"
        right = f"write expected_capacity_units: {count} if that is meant"
        yield Problem(_at(spec), f"{message}; {right}", summed(units))


@check(
    "WAF120",
    "an ACL has the capacity that the document expects",
    fact="AWS may count the same change of the same part of a request once, or for each rule",
    source=waf.CAPACITY,
    date=READ,
)
def is_expected(spec: WebAcl, here: Here) -> Iterator[Problem]:
    units, expected = spec.capacity(here), spec.expected_capacity_units
    if expected is None or any(_is_unknown(item.rule.managed) for item in spec.listed(here)):
        return
    counts = {least(units), total(units)}
    if expected not in counts:
        found = " or ".join(f"{count:,}" for count in sorted(counts))
        message = f"it has {found} capacity units, not {expected:,}"
        right = f"write {max(counts)}, or change the rules"
        yield Problem(("expected_capacity_units",), f"{message}; {right}", summed(units))


def _is_unknown(group: str | None) -> bool:
    return group is not None and group not in GROUPS


def _at(spec: WebAcl) -> tuple[str]:
    return ("rules",) if spec.rules else ("rules_of",)


CAPACITY_CHECKS = (fits, is_in_the_price, is_expected)
