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
    assert found[5] == "web_acl/regional finds the header X-Origin-Verify"
    assert found[-1].endswith("the listener answers 404")


def test_a_firewall_blocks_what_comes_past_the_cdn(tmp_path: Path) -> None:
    root = make_project(tmp_path, GUARDED.read_bytes(), ("network", "certificate", "edge"))
    code, text = asked(root, "https://origin.example.com/orders", "--format", "json")
    found = [step["words"] for step in json.loads(text)]

    assert code == 1
    assert found[0] == "cdn/web makes origin.example.com"
    assert found[-1] == "web_acl/regional blocks it without the header X-Origin-Verify"


def changed(folder: Path, old: str, new: str) -> Path:
    """Acme with another text in its edge."""
    shutil.copytree(ACME, folder / "acme")
    edge = folder / "acme" / "specs" / "edge.yaml"
    text = edge.read_text()
    assert old in text
    edge.write_text(text.replace(old, new))
    return folder / "acme"


@pytest.mark.parametrize(
    ("rule", "code", "last"),
    [
        ("path_prefix: /api/, action: block", 1, "web_acl/edge: rule old blocks it"),
        ("path_prefix: /api/, countries: [KP], action: block", 0, "service/api answers"),
    ],
)
def test_what_a_rule_decides_by_path_alone(rule: str, code: int, last: str, tmp_path: Path) -> None:
    acl = f"kind: web_acl\nname: edge\nscope: cloudfront\nrules: [{{name: old, {rule}}}]\n---\n"
    cdn = "kind: cdn\nname: web\n"
    root = changed(tmp_path, cdn, f"{acl}{cdn}web_acl: edge\n")
    found, text = asked(root, "https://acme.io/api/v1", "--format", "json")

    assert (found, json.loads(text)[-1]["words"].startswith(last)) == (code, True)


@pytest.mark.parametrize(
    ("way", "code", "words"),
    [
        ("redirect", 0, "which redirects it to https"),
        ("refuse", 1, "which refuses it without https"),
    ],
)
def test_requests_without_tls(way: str, code: int, words: str, tmp_path: Path) -> None:
    root = changed(tmp_path, "path: /api/*,", f"path: /api/*, plain_http: {way},")
    found, text = asked(root, "http://acme.io/api/v1", "--format", "json")

    assert (found, words in text) == (code, True)


def test_a_record_leads_out_of_the_documents(tmp_path: Path) -> None:
    record = "domain: acme.io\nrecords: [{name: blog, type: CNAME, values: [acme.example.net]}]"
    code, text = asked(changed(tmp_path, "domain: acme.io", record), "https://blog.acme.io/")

    assert code == 0
    assert "public_zone/public of prod leads blog.acme.io to acme.example.net" in text


@pytest.mark.parametrize(
    ("old", "new", "path", "why"),
    [
        ("origin: api,", "origin: apis,", "/api/v1", "there is no origin apis"),
        ("{origin: site,", "{path: /w/*, origin: site,", "/x", "no behavior takes /x"),
    ],
)
def test_documents_with_errors_are_followed_as_far_as_they_go(
    old: str, new: str, path: str, why: str, tmp_path: Path
) -> None:
    code, text = asked(changed(tmp_path, old, new), f"https://acme.io{path}")

    assert (code, why in text) == (1, True)


def test_groups_and_servers_outside(tmp_path: Path) -> None:
    root = make_project(tmp_path, FULL.read_bytes(), ("network", "edge"))
    catalog = words(root, "https://cart.shop.example.com/catalog/1")
    partner = words(root, "https://example.com/partner/1")
    both = words(root, "https://example.com/both/1")

    assert catalog[0].startswith("cart.shop.example.com is an alias of cdn/web")
    assert "if it fails (502, 503), standby is asked" in catalog
    assert partner[-1].startswith("www.example.org, which no document describes, gets the request")
    assert "load_balancer/public in us-east-1 or us-west-2 gets it" in both
