"""`show --path`: what a request passes, each step with its line."""

import json
import shutil
from pathlib import Path

import pytest
from support import TESTS, make_project
from typer.testing import CliRunner

from specgen.cli import app

ACME = TESTS / "projects" / "acme"
GUARDED = TESTS / "systems" / "cdn" / "cases" / "good-in-front-of-a-guarded-balancer.yaml"
FULL = TESTS / "systems" / "cdn" / "cases" / "good-full.yaml"


def asked(folder: Path, url: str, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["show", str(folder), "--path", url, *more])
    return result.exit_code, result.output


def words(folder: Path, url: str) -> list[str]:
    steps = json.loads(asked(folder, url, "--format", "json")[1])
    return [step["words"] for step in steps]


def test_a_file_comes_from_the_bucket() -> None:
    code, text = asked(ACME, "https://www.acme.io/")

    assert code == 0
    assert "www.acme.io is an alias of cdn/web of prod; public_zone/public leads there" in text
    assert "bucket/site has the answer as index.html" in text


def test_each_step_has_its_document_and_line() -> None:
    _, text = asked(ACME, "https://acme.io/api/v1?page=2", "--format", "json")
    steps = json.loads(text)

    assert [step["document"] for step in steps] == [
        "cdn/web",
        "cdn/web",
        "cdn/web",
        "load_balancer/api",
        "service/api",
    ]
    assert all(step["file"].endswith(".yaml") and step["line"] for step in steps)
    assert steps[1]["words"].startswith("/api/v1 fits /api/*: api answers DELETE, GET")


@pytest.mark.parametrize(
    ("url", "code", "why"),
    [
        ("https://other.acme.io/", 1, "no document answers for other.acme.io"),
        ("acme.io", 2, "acme.io is no URL"),
    ],
)
def test_what_is_said_if_nothing_answers(url: str, code: int, why: str) -> None:
    found, text = asked(ACME, url)

    assert (found, why in text) == (code, True)


def test_a_path_that_no_rule_takes_is_said(tmp_path: Path) -> None:
    shutil.copytree(ACME, tmp_path / "acme")
    api = tmp_path / "acme" / "specs" / "api.yaml"
    api.write_text(api.read_text().replace("[/api/*]", "[/api/v2/*]"))
    code, text = asked(tmp_path / "acme", "https://acme.io/api/v1")

    assert code == 1
    assert "no rule of a service fits acme.io/api/v1: the listener answers 404" in text


def test_firewalls_are_passed_in_their_order(tmp_path: Path) -> None:
    root = make_project(tmp_path, GUARDED.read_bytes(), ("network", "certificate", "edge"))
    found = words(root, "https://app.example.com/orders")

    assert found[1] == "web_acl/cdn: rule common lets AWSManagedRulesCommonRuleSet judge it"
    assert found[3].endswith("with the header x-origin-verify of secret/origin-verify")
    assert found[5] == "web_acl/regional blocks it without the header X-Origin-Verify"
    assert found[-1].endswith("the listener answers 404")


def test_groups_and_servers_outside(tmp_path: Path) -> None:
    root = make_project(tmp_path, FULL.read_bytes(), ("network", "edge"))
    catalog = words(root, "https://cart.shop.example.com/catalog/1")
    partner = words(root, "https://example.com/partner/1")
    both = words(root, "https://example.com/both/1")

    assert catalog[0].startswith("cart.shop.example.com is an alias of cdn/web")
    assert "if it fails (502, 503), standby is asked" in catalog
    assert partner[-1].startswith("www.example.org, which no document describes, gets the request")
    assert "load_balancer/public in us-east-1 or us-west-2 gets it" in both
