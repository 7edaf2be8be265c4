"""Cloudflare zones: records on both sides, rules in its own words, a proof by its schema."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofs import found, prove, rendered
from support import TESTS, check_case, need_emulator, need_terraform, read_case
from synth import resources

from specgen.diff.model import Action, Change
from specgen.diff.wording import remarks
from specgen.facts.cloudflare import MOST_RULES, PLANS, SHORTEST_EDGE_TTL, has
from specgen.prove.part import State
from specgen.systems.cloudflare_zone.model.parts import CacheRule
from specgen.terraform.offline.prove import STEPS
from specgen.terraform.providers import CLOUDFLARE

CASES = TESTS / "systems" / "cloudflare_zone" / "cases"
MODULE = "prod/us-east-1/edge-cloudflare"
ZONE_TEXT = (TESTS / "base" / "zone.yaml").read_text(encoding="utf-8")
TEXT = f"{ZONE_TEXT}---\n" + (CASES / "good-partial.yaml").read_text(encoding="utf-8")


def made(case: str, folder: Path) -> dict[str, Any]:
    return resources("cloudflare_zone", case, MODULE, folder)


@pytest.mark.synth
def test_route53_leads_to_cloudflare_once_it_knows_the_origin(tmp_path: Path) -> None:
    module = made("good-partial", tmp_path)
    records = module["resource"]["aws_route53_record"]
    names = {r["name"]: r["records"][0] for r in records.values()}

    assert names["app.example.com"] == "app.example.com.cdn.cloudflare.net"
    assert names["cloudflare-verify.example.com"] == "${cloudflare_zone.example.verification_key}"
    assert names["_acme-challenge.example.com"].endswith(".uuid}.dcv.cloudflare.com")
    assert records["example-app-cname"]["depends_on"] == ["cloudflare_dns_record.example-app"]
    assert len(names) == 6


@pytest.mark.synth
def test_a_wildcard_is_validated_where_its_domain_is(tmp_path: Path) -> None:
    module = made("good-certificates", tmp_path)
    records = module["resource"]["aws_route53_record"].values()
    certificate = module["resource"]["cloudflare_certificate_pack"]["example"]

    assert certificate["hosts"] == ["example.com", "*.eu.example.com", "*.example.com"]
    assert certificate["lifecycle"] == {"create_before_destroy": True}
    assert sorted(r["name"] for r in records if "challenge" in r["name"]) == [
        "_acme-challenge.eu.example.com",
        "_acme-challenge.example.com",
    ]


@pytest.mark.synth
def test_the_origin_is_shown_the_certificate_that_cloudflare_has(tmp_path: Path) -> None:
    settings = made("good-partial", tmp_path)["resource"]["cloudflare_zone_setting"]

    assert settings["example-tls-client-auth"]["value"] == "on"


@pytest.mark.synth
def test_the_root_module_requires_both_providers_and_holds_no_token(tmp_path: Path) -> None:
    module = made("good-partial", tmp_path)

    assert module["terraform"]["required_providers"].keys() == {"aws", CLOUDFLARE.name}
    assert module["provider"][CLOUDFLARE.name] == [{}]


@pytest.mark.synth
def test_cloudflare_answers_for_a_full_zone_itself(tmp_path: Path) -> None:
    module = made("good-full", tmp_path)
    records = module["resource"]["cloudflare_dns_record"]
    outputs = module["resource"]["aws_ssm_parameter"]

    assert "aws_route53_record" not in module["resource"]
    assert records["example"]["content"] == "www.example.net"
    assert records["example-app"]["content"].endswith("dns_name.insecure_value}")
    assert outputs["cloudflare_zone-example-name_servers"]["type"] == "StringList"


def test_a_version_without_quotes_is_advised_with_quotes(tmp_path: Path) -> None:
    case = read_case(CASES / "good-minimal.yaml")
    written = tmp_path / "case.yaml"
    written.write_text(case.path.read_text("utf-8") + "tls: {minimum_version: 1.2}\n", "utf-8")
    (found,) = check_case(replace(case, path=written), tmp_path / "project").findings

    assert found.code == "SHAPE001"
    assert found.message.endswith('write it in quotes: "1.2"')


@pytest.mark.synth
def test_a_wildcard_is_a_record_like_any_other(tmp_path: Path) -> None:
    records = made("good-wildcards", tmp_path)["resource"]["cloudflare_dns_record"].values()

    assert {(r["name"], r["content"], r["proxied"]) for r in records} == {
        ("*.example.com", "a.example.net", True),
        ("*.eu.example.com", "b.example.net", True),
        ("example.com", "a.example.net", True),
    }


@pytest.mark.synth
def test_rules_keep_their_order_and_have_an_identity(tmp_path: Path) -> None:
    rules = made("good-partial", tmp_path)["resource"]["cloudflare_ruleset"]["example-cache"][
        "rules"
    ]

    assert [rule["ref"] for rule in rules] == ["all", "static"]
    assert rules[0]["expression"] == "true"
    assert rules[1]["action_parameters"] == {
        "cache": True,
        "edge_ttl": {"mode": "override_origin", "default": 60},
    }


HOSTS = st.lists(st.from_regex(r"[a-z]{1,8}\.example\.com", fullmatch=True), unique=True)
PATHS = st.none() | st.from_regex(r'/[^\s"\\?#]{0,20}', fullmatch=True)


@given(HOSTS, PATHS)
def test_an_expression_names_each_condition_once(hosts: list[str], path: str | None) -> None:
    text = CacheRule(name="a", cache=False, hosts=hosts, path_prefix=path).expression

    assert text.count('"') == 2 * (len(hosts) + (path is not None))
    assert all(f'"{host}"' in text for host in hosts)
    assert (text == "true") == (not hosts and path is None)


RULES = st.builds(CacheRule, name=st.just("a"), cache=st.booleans(), hosts=HOSTS, path_prefix=PATHS)


@given(RULES, RULES, st.sampled_from(["", "x", "/b"]))
def test_what_a_rule_covers_it_matches(one: CacheRule, other: CacheRule, rest: str) -> None:
    every = ["www.example.com", *one.hosts, *other.hosts]
    requests = [(host, (r.path_prefix or "/") + rest) for host in every for r in (one, other)]

    if one.covers(other):
        assert all(_matches(one, *r) for r in requests if _matches(other, *r))
    assert one.covers(one)


def _matches(rule: CacheRule, host: str, path: str) -> bool:
    return (not rule.hosts or host in rule.hosts) and path.startswith(rule.path_prefix or "/")


def test_a_plan_has_what_the_one_before_has() -> None:
    assert [has("business", plan) for plan in PLANS] == [True, True, True, False]
    assert MOST_RULES.keys() == SHORTEST_EDGE_TTL.keys() == set(PLANS)
    assert sorted(MOST_RULES.values()) == [MOST_RULES[plan] for plan in PLANS]


def test_it_is_applied_after_the_zone_that_leads_to_it(tmp_path: Path) -> None:
    case = read_case(CASES / "good-partial.yaml")
    needs = {m.id: m.needs for m in check_case(case, tmp_path).modules}

    assert needs[MODULE] == ("prod/us-east-1/dns",)


@pytest.mark.terraform
@pytest.mark.synth
def test_terraform_plans_it_with_a_provider_made_of_its_schema(tmp_path: Path) -> None:
    need_terraform()
    parts = prove(rendered(tmp_path, TEXT), tmp_path, *STEPS, only=lambda id_: id_ == MODULE)

    assert found(parts) == []
    units = [unit for part in parts for unit in part.units]
    assert [unit.state for unit in units] == [State.PASSED] * len(STEPS)
    assert {key: n for unit in units for key, n in unit.schema_only.items()} == {
        f"{CLOUDFLARE.source} {CLOUDFLARE.version}": 13
    }


@pytest.mark.prove
@pytest.mark.terraform
@pytest.mark.synth
def test_it_is_applied_and_destroyed_again(tmp_path: Path) -> None:
    need_terraform()
    need_emulator()
    text = TEXT.replace("{environments: [prod]", "{environments: [dev]")

    (part,) = prove(rendered(tmp_path, text), tmp_path, "apply")

    assert part.findings == ()
    assert {unit.state for unit in part.units} == {State.PASSED}


@pytest.mark.parametrize(
    ("address", "action", "is_told"),
    [
        ("cloudflare_zone_setting.example-ssl", Action.DESTROY, True),
        ("cloudflare_bot_management.example", Action.DESTROY, True),
        ("cloudflare_zone_setting.example-ssl", Action.UPDATE, False),
        ("cloudflare_ruleset.example-cache", Action.DESTROY, False),
    ],
)
def test_a_diff_tells_what_stays_in_force(address: str, action: Action, *, is_told: bool) -> None:
    said = remarks(Change(address, action, "cloudflare_zone/example"))

    assert ("the last value stays" in " ".join(said)) is is_told
