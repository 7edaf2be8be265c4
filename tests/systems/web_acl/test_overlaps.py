"""What the checks of overlapping rules say is so for every request that can be made up."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from hypothesis import given, settings
from hypothesis import strategies as st

from specgen.systems.web_acl.checks.overlaps import covers, may_begin
from specgen.systems.web_acl.model.rule import Rule

COUNTRIES = ("IE", "GB", "US", "KP")
SETS = ("office", "partners")


@dataclass(frozen=True)
class Request:
    """country: also none that WAF knows; sets: those that hold its address"""

    country: str
    path: str
    host: str
    sets: frozenset[str]
    kib: int


def matches(rule: Rule, request: Request) -> bool:
    """As WAF would decide, for the conditions of a rule."""
    return (
        (not rule.countries or request.country in rule.countries)
        and (not rule.countries_except or request.country not in rule.countries_except)
        and (rule.ip_set is None or rule.ip_set in request.sets)
        and (rule.ip_set_except is None or rule.ip_set_except not in request.sets)
        and (rule.host is None or rule.host == request.host)
        and request.path.lower().startswith((rule.path_prefix or "").lower())
        and request.kib > (rule.over_kib or -1)
    )


paths = st.text("/aB", max_size=4).map(lambda rest: f"/{rest}")
countries = st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=3)
rules = st.builds(
    Rule,
    name=st.just("rule"),
    countries=countries,
    countries_except=countries,
    ip_set=st.sampled_from([None, *SETS]),
    ip_set_except=st.sampled_from([None, *SETS]),
    host=st.sampled_from([None, "app.example.com", "api.example.com"]),
    path_prefix=st.none() | paths,
    over_kib=st.none() | st.integers(1, 3),
)
requests = st.builds(
    Request,
    country=st.sampled_from((*COUNTRIES, "unknown")),
    path=paths,
    host=st.sampled_from(["app.example.com", "api.example.com"]),
    sets=st.frozensets(st.sampled_from(SETS)),
    kib=st.integers(0, 4),
)


@settings(deadline=None)
@given(rules, rules, st.lists(requests, min_size=1, max_size=20))
def test_what_a_hidden_rule_matches_the_earlier_one_matches(
    first: Rule, second: Rule, made: list[Request]
) -> None:
    if covers(first, second):
        assert [r for r in made if matches(second, r) and not matches(first, r)] == []


@settings(deadline=None)
@given(rules)
def test_a_rule_covers_itself(rule: Rule) -> None:
    assert covers(rule, rule)


patterns = st.text("/ab*?", max_size=6).map(lambda rest: f"/{rest}")


@settings(deadline=None)
@given(patterns, st.text("/abA", max_size=6).map(lambda rest: f"/{rest}"), st.integers(1, 7))
def test_a_path_that_a_pattern_answers_is_reached_by_its_beginnings(
    pattern: str, path: str, length: int
) -> None:
    if fnmatchcase(path, pattern):
        assert may_begin(pattern, path[:length])


@settings(deadline=None)
@given(st.text("/ab", min_size=1, max_size=6), st.text("/ab", min_size=1, max_size=6))
def test_a_pattern_without_wildcards_answers_its_own_beginnings_only(
    pattern: str, prefix: str
) -> None:
    assert may_begin(pattern, prefix) == pattern.startswith(prefix)
