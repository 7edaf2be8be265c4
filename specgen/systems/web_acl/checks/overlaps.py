"""Rules that can never act, because of others or because nothing is there."""

from collections.abc import Callable, Container, Iterator, Sequence

from specgen.facts import waf
from specgen.sdk import Effective, Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import CDN, SERVICE, Cdn, Service
from specgen.systems.web_acl.checks.clients import protected
from specgen.systems.web_acl.model import Listed, WebAcl
from specgen.systems.web_acl.model.rule import TERMINATING, Rule

READ = "2026-11-29"
ORDER = f"{waf.GUIDE}/web-acl-processing.html"
PATHS = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html"
ANY = "*"
"""A path of any kind."""
UNKNOWN = "unknown"
"""The country of an address whose country WAF does not know; it is in no list."""
ALL_COUNTRIES = waf.COUNTRIES | {UNKNOWN}


@check(
    "WAF121",
    "no rule is hidden by an earlier one",
    fact="WAF stops at the first rule that allows or blocks a request",
    source=ORDER,
    date=READ,
)
def rules_are_reached(spec: WebAcl, here: Here) -> Iterator[Problem]:
    listed = list(spec.listed(here))
    hiding = {i for i, item in enumerate(listed) if _ends_plainly(item.rule)}
    for first, second in _first_pairs(listed, covers, hiding):
        message = f"`{second.rule.name}` never acts: `{first.rule.name}` {first.rule.acts}s all of"
        yield from _own(second, f"{message} it first; remove one, or put this one first")


def _ends_plainly(rule: Rule) -> bool:
    return rule.acts in TERMINATING and rule.has_conditions and not rule.rate


@check(
    "WAF122",
    "no two rules are one",
    fact="both cost capacity, and the second has nothing to do",
    source=waf.CAPACITY,
    date=READ,
)
def rules_differ(spec: WebAcl, here: Here) -> Iterator[Problem]:
    listed = list(spec.listed(here))
    for first, second in _first_pairs(listed, _repeats, range(len(listed))):
        message = f"`{second.rule.name}` is `{first.rule.name}` once more"
        one, other = first.rule.rate, second.rule.rate
        if one and other and one.limit != other.limit:
            message += f", whose lower limit of {one.limit:,} acts first"
        yield from _own(second, f"{message}; remove one of them")


@check(
    "WAF123",
    "a path of a rule is one that a service, or a CDN for it, answers",
    severity=Severity.WARNING,
    fact="what no rule of a listener matches gets its default answer, with or without this rule",
    source=PATHS,
    date=READ,
)
def paths_are_answered(spec: WebAcl, here: Here) -> Iterator[Problem]:
    answered = _answered(spec, here)
    for i, rule in enumerate(spec.rules if answered else ()):
        prefix = rule.path_prefix
        if prefix and not any(may_begin(path.lower(), prefix.lower()) for path in answered):
            message = f"nothing answers a path that begins with {prefix}"
            right = f"write the beginning of a path that is answered: {', '.join(answered)}"
            yield Problem(("rules", i, "path_prefix"), f"{message}; {right}")


def _first_pairs(
    listed: Sequence[Listed], matters: Callable[[Rule, Rule], bool], by: Container[int]
) -> Iterator[tuple[Listed, Listed]]:
    """Each rule with the first one before it that matters to it.

    by: positions of those that can
    """
    before: list[Listed] = []
    for i, second in enumerate(listed):
        first = next((one for one in before if matters(one.rule, second.rule)), None)
        if first is not None:
            yield first, second
        if i in by:
            before.append(second)


def _repeats(first: Rule, second: Rule) -> bool:
    return _same(first, second) and covers(first, second)


def _own(item: Listed, message: str) -> Iterator[Problem]:
    """Rules of another ACL are reported there."""
    if item.pointer != ("rules_of",):
        pointer: Pointer = (*item.pointer, "name")
        yield Problem(pointer, message)


def covers(first: Rule, second: Rule) -> bool:
    """Whether all that meets the conditions of the second meets those of the first."""
    return (
        (second.path_prefix or "").lower().startswith((first.path_prefix or "").lower())
        and (second.over_kib or 0) >= (first.over_kib or 0)
        and all(
            getattr(first, key) in (None, getattr(second, key))
            for key in ("ip_set", "ip_set_except", "host")
        )
        and (_is_of_any(first) or _countries(second) <= _countries(first))
    )


def _is_of_any(rule: Rule) -> bool:
    return not rule.countries and not rule.countries_except


def _countries(rule: Rule) -> frozenset[str]:
    return (frozenset(rule.countries) or ALL_COUNTRIES) - frozenset(rule.countries_except)


def _same(first: Rule, second: Rule) -> bool:
    """Whether the first, which meets at least as much, does what the second does."""
    if first.managed or second.managed:
        return first.managed == second.managed and _settings(first) == _settings(second)
    if first.acts != second.acts:
        return False
    one, other = first.rate, second.rate
    if one is None or other is None:
        return one is other and first.acts not in TERMINATING
    keys = ("window_seconds", "per", "headers")
    if any(getattr(one, key) != getattr(other, key) for key in keys):
        return False
    # a lower limit that comes later acts before the first one does
    return one.limit <= other.limit


def _settings(rule: Rule) -> tuple[object, ...]:
    return rule.mode, rule.overrides, rule.inspection_level, rule.machine_learning


def _answered(spec: WebAcl, here: Here) -> list[str]:
    """Patterns of the paths that somebody behind the ACL answers; none if it cannot be told."""
    services = [rule for s in _services(spec, here) for rule in s.spec.ways_in()]
    cdns = [path for cdn in _cdns(spec, here) for path in cdn.spec.paths()]
    paths = {path for path, by_services in cdns if not (by_services and services)}
    for ingress in services:
        paths.update(ingress.path_patterns or [ANY])
    return sorted(paths)


def _services(spec: WebAcl, here: Here) -> list[Effective[Service]]:
    found = [s for s in SERVICE.all(here.project) if s.environment == here.environment]
    if spec.scope == "cloudfront":
        return found
    names = {balancer.name for balancer in protected(here)}
    near = [s for s in found if s.region == here.region]
    return [s for s in near if names & {rule.load_balancer for rule in s.spec.ways_in()}]


def _cdns(spec: WebAcl, here: Here) -> list[Here[Cdn]]:
    """The CDNs that name this ACL."""
    near = CDN.near(here) if spec.scope == "cloudfront" else ()
    return [cdn for cdn in near if cdn.spec.web_acl == here.name]


def may_begin(pattern: str, prefix: str) -> bool:
    """Whether a path can match the pattern, and begin with the prefix."""
    if not prefix:
        return True
    if not pattern:
        return False
    if pattern[0] == "*":
        return True
    return pattern[0] in ("?", prefix[0]) and may_begin(pattern[1:], prefix[1:])


@check(
    "WAF132",
    "a rate that counts by headers is not escaped by leaving them out",
    severity=Severity.WARNING,
    fact="a request that lacks one of the keys is not counted at all",
    source=f"{waf.API}/API_RateBasedStatementCustomKey.html",
    date=READ,
)
def rates_are_not_escaped(spec: WebAcl, here: Here) -> Iterator[Problem]:
    rules = [item.rule for item in spec.listed(here)]
    plain = [rule for rule in rules if rule.rate and not rule.rate.headers]
    for pointer, rule in spec.own_rules():
        headers = rule.rate.headers if rule.rate else []
        if headers and not any(covers(other, rule) for other in plain):
            message = f"a request without {' or '.join(headers)} is not counted by `{rule.name}`"
            right = "add a rate without `headers` for the same requests"
            yield Problem((*pointer, "rate", "headers"), f"{message}; {right}")


OVERLAP_CHECKS = (rules_are_reached, rules_differ, paths_are_answered, rates_are_not_escaped)
