"""Web ACL: whatever rules are written, the provider knows every key, and the sum is right."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TESTS, check_case, make_project, read_case

from specgen.facts import waf
from specgen.facts.waf_groups import GROUPS
from specgen.pipeline import check, render
from specgen.systems.web_acl.model.capacity import least, summed, total, units_of
from specgen.systems.web_acl.model.rule import Rate, Rule
from specgen.systems.web_acl.model.statement import (
    Client,
    Statement,
    absence_statement,
    origin_statement,
    statement_of,
)
from specgen.terraform.arguments import body_problems

CASE = TESTS / "systems" / "web_acl" / "cases" / "good-full.yaml"
WATCHED = {"cloudwatch_metrics_enabled": True, "sampled_requests_enabled": True, "metric_name": "m"}

codes = st.lists(st.sampled_from(sorted(waf.COUNTRIES)), min_size=1, max_size=5, unique=True)
paths = st.from_regex(r"/[A-Za-z0-9/_-]{0,20}", fullmatch=True)
headers = st.from_regex(r"[A-Za-z][A-Za-z-]{0,15}", fullmatch=True)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "countries": codes,
        "countries_except": codes,
        "ip_set": st.just("office"),
        "ip_set_except": st.just("partners"),
        "host": st.just("api.example.com"),
        "path_prefix": paths,
        "over_kib": st.integers(1, 64),
    },
)
rates = st.builds(
    Rate,
    limit=st.integers(10, 10**6),
    window_seconds=st.sampled_from([60, 120, 300, 600]),
    per=st.sampled_from(["client", "everyone"]),
    headers=st.lists(headers, max_size=4, unique=True),
)
groups = st.fixed_dictionaries(
    {"managed": st.sampled_from(sorted(GROUPS))},
    optional={
        "overrides": st.just({"SizeRestrictions_BODY": "count"}),
        "inspection_level": st.sampled_from(["COMMON", "TARGETED"]),
        "machine_learning": st.booleans(),
    },
)
kinds = st.one_of(groups, rates.map(lambda rate: {"rate": rate}), conditions.filter(bool))
rules = st.builds(
    lambda kind, more: Rule(name="one", **{**more, **kind}), kinds, st.one_of(conditions)
)
clients = st.sampled_from([Client(), Client("x-client", "MATCH"), Client("x-client", "NO_MATCH")])


def problems_of(statement: Statement) -> list[str]:
    rule = {"name": "one", "priority": 1, "action": {"block": {}}, "visibility_config": WATCHED}
    acl = {
        "scope": "REGIONAL",
        "default_action": {"allow": {}},
        "visibility_config": WATCHED,
        "rule": [{**rule, "statement": statement}],
    }
    return [
        f"{p.pointer} {p.message}" for p in body_problems("aws_wafv2_web_acl", acl, (), whole=True)
    ]


@settings(deadline=None)
@given(rules, clients)
def test_the_provider_knows_every_key_of_a_statement(rule: Rule, client: Client) -> None:
    """The bindings take any map, and camelCase passes until Terraform reads the file."""
    assert problems_of(statement_of(rule, client, str)) == []


@settings(deadline=None)
@given(headers, st.lists(paths, max_size=8, unique=True))
def test_the_provider_knows_the_statements_of_headers(header: str, exceptions: list[str]) -> None:
    assert problems_of(origin_statement(header, "value", exceptions)) == []
    assert problems_of(absence_statement(header, exceptions)) == []


@settings(deadline=None)
@given(rules, clients)
def test_the_sum_is_what_is_written_out(rule: Rule, client: Client) -> None:
    units = units_of(rule.name, statement_of(rule, client, str))

    numbers = re.fullmatch(r"one (\d+)(?: \((.*)\))?", units.how)
    assert numbers is not None
    parts = [int(part.rpartition(" ")[2]) for part in (numbers[2] or numbers[1]).split(", ")]
    assert int(numbers[1]) == sum(parts) == units.total > 0


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        (Rule(name="r", rate=Rate(limit=10_000)), 2),
        (Rule(name="r", countries=["KP"]), 1),
        (Rule(name="r", managed="AWSManagedRulesCommonRuleSet"), 700),
        (Rule(name="r", rate=Rate(limit=100), path_prefix="/api/auth/"), 14),
        (Rule(name="r", path_prefix="/api/admin", countries_except=["IE"]), 13),
        (Rule(name="r", path_prefix="/api/", over_kib=64), 13),
        (Rule(name="r", rate=Rate(limit=100, headers=["X-Api-Key"])), 62),
        (Rule(name="r", rate=Rate(limit=100, per="everyone", headers=["X-Api-Key"])), 32),
        (Rule(name="r", ip_set="office"), 1),
        (Rule(name="r", host="api.example.com"), 12),
    ],
)
def test_what_a_rule_costs(rule: Rule, count: int) -> None:
    assert units_of(rule.name, statement_of(rule, Client(), str)).total == count


def test_a_change_of_the_same_part_may_be_counted_once() -> None:
    both = [Rule(name=name, path_prefix=f"/{name}") for name in ("a", "b")]
    units = [units_of(rule.name, statement_of(rule, Client(), str)) for rule in both]

    assert (total(units), least(units)) == (24, 14)
    assert summed(units) == (
        "a 12 (path 2, lower-case path 10) + b 12 (path 2, lower-case path 10)"
    )


def test_a_negation_turns_the_fallback_around() -> None:
    """A header without an address matches the rule, so it must not match what is negated."""
    rule = Rule(name="r", countries_except=["IE"])
    made = statement_of(rule, Client("x-client", "MATCH"), str)

    inner = made["not_statement"]["statement"]["geo_match_statement"]
    assert inner["forwarded_ip_config"]["fallback_behavior"] == "NO_MATCH"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return render(check_case(read_case(CASE), tmp_path_factory.mktemp("acl"))).files


EDGE = "prod/us-east-1/firewall/web_acl-edge.tf.json"
REGIONAL = "prod/us-west-2/firewall/web_acl-regional.tf.json"


def _acl(files: Mapping[str, str], path: str) -> dict[str, Any]:
    acls: dict[str, Any] = json.loads(files[path])["resource"]["aws_wafv2_web_acl"]
    return next(iter(acls.values()))


@pytest.mark.synth
def test_rules_are_written_by_priority(rendered: Mapping[str, str]) -> None:
    written = [(rule["priority"], rule["name"]) for rule in _acl(rendered, EDGE)["rule"]]

    assert written == sorted(written)
    assert written[:3] == [(1, "client-header"), (10, "rate-limiting"), (20, "geo-blocking")]


@pytest.mark.synth
def test_rules_of_another_acl_keep_their_priorities(rendered: Mapping[str, str]) -> None:
    theirs = {rule["name"]: rule["priority"] for rule in _acl(rendered, EDGE)["rule"]}
    written = {rule["name"]: rule["priority"] for rule in _acl(rendered, REGIONAL)["rule"]}

    assert {"bots", "body-size"} & written.keys() == set()
    shared = written.keys() & theirs.keys()
    assert {n: written[n] for n in shared} == {n: theirs[n] for n in shared}
    assert written["own"] == 130


@pytest.mark.synth
def test_a_rule_acts_or_overrides(rendered: Mapping[str, str]) -> None:
    rules = {rule["name"]: rule for rule in _acl(rendered, EDGE)["rule"]}

    assert [n for n, r in rules.items() if ("action" in r) == ("override_action" in r)] == []
    assert rules["bots"]["override_action"] == {"count": {}}
    assert rules["common"]["override_action"] == {"none": {}}
    assert rules["office"]["action"] == {"count": {}}


@pytest.mark.synth
def test_the_value_of_the_header_is_read_where_the_acl_is(rendered: Mapping[str, str]) -> None:
    document = json.loads(rendered[REGIONAL])
    read = document["data"]["aws_secretsmanager_secret_version"]["regional-origin-header"]
    first = _acl(rendered, REGIONAL)["rule"][0]

    assert '":us-west-2:"' in read["secret_id"]
    header, path = first["statement"]["and_statement"]["statement"]
    value = header["not_statement"]["statement"]["byte_match_statement"]["search_string"]
    assert value == (
        "${data.aws_secretsmanager_secret_version.regional-origin-header.secret_string}"
    )
    assert path["not_statement"]["statement"]["byte_match_statement"]["search_string"] == "/healthz"


@pytest.mark.synth
def test_a_change_of_one_rule_is_one_change_of_the_file(tmp_path: Path) -> None:
    case = read_case(CASE)
    before = render(check_case(case, tmp_path / "a")).files[EDGE].splitlines()
    text = CASE.read_text(encoding="utf-8").replace("limit: 10000", "limit: 9000")
    root = make_project(tmp_path / "b", text, case.needs)
    after = render(check(root, root / "specs")).files[EDGE].splitlines()

    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [(a.strip(), b.strip()) for a, b in changed] == [('"limit": 10000', '"limit": 9000')]


@pytest.mark.synth
def test_what_any_rule_matched_is_logged(rendered: Mapping[str, str]) -> None:
    """Also what a rule of a managed group matched that counts by `overrides`."""
    logging = json.loads(rendered[EDGE])["resource"]["aws_wafv2_web_acl_logging_configuration"]
    (kept,) = next(iter(logging.values()))["logging_filter"]["filter"]

    actions = {one["action_condition"]["action"] for one in kept["condition"]}
    assert (kept["behavior"], kept["requirement"]) == ("KEEP", "MEETS_ANY")
    assert actions == {"BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE"}
