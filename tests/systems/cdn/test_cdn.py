"""CDNs: paths that hide others, roles of policies, and what a distribution is made of."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TESTS, check_case, make_project, read_case
from synth import resources

from specgen.facts import cdn
from specgen.pipeline import check, render
from specgen.systems.cdn.checks.behaviors import covers
from specgen.systems.cdn.model.behaviors import Behavior

CASES = TESTS / "systems" / "cdn" / "cases"
MODULE = "prod/us-east-1/edge"

patterns = st.text("ab/?*", max_size=6).map("/".__add__)
texts = st.text("ab/", max_size=8)


def fits(pattern: str, path: str) -> bool:
    """Another way to say what a pattern takes: as a regular expression."""
    marks = {"*": ".*", "?": "."}
    form = "".join(marks.get(c, re.escape(c)) for c in pattern.removeprefix("/"))
    return re.fullmatch(form, path, re.DOTALL) is not None


@settings(deadline=None)
@given(patterns, patterns, texts)
def test_what_a_hidden_path_takes_the_earlier_one_takes(wide: str, narrow: str, path: str) -> None:
    if covers(wide, narrow) and fits(narrow, path):
        assert fits(wide, path)


@settings(deadline=None)
@given(patterns)
def test_a_path_hides_itself_and_a_star_hides_all(pattern: str) -> None:
    assert covers(pattern, pattern)
    assert covers("*", pattern)
    assert covers(pattern, pattern.removeprefix("/")) or pattern.startswith("//")


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [("/api/*", "/api"), ("/v?/*", "/v*/x"), ("*.jpg", "/img/*"), ("/a?", "/a"), ("/a", "/a*")],
)
def test_a_path_that_is_wider_is_not_hidden(wide: str, narrow: str) -> None:
    assert not covers(wide, narrow)


paths = st.from_regex(r"\A[/*][A-Za-z0-9_.*$/~@:+&?-]{0,12}\Z")


@settings(deadline=None)
@given(st.lists(paths, unique=True, min_size=2, max_size=6))
def test_each_path_has_a_role_of_its_own(found: list[str]) -> None:
    behaviors = [Behavior(path=p, origin="app", cache="CachingDisabled") for p in (None, *found)]
    roles = [behavior.role for behavior in behaviors]

    assert len(set(roles)) == len(roles)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", role) for role in roles)


def made(case: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = resources("cdn", case, MODULE, folder)["resource"]
    return found


@pytest.mark.synth
def test_a_group_asks_its_first_member_first(tmp_path: Path) -> None:
    text = (CASES / "good-full.yaml").read_text().replace("[app, standby]", "[standby, app]")
    root = make_project(tmp_path, text, ("network", "edge"))
    files = render(check(root, root / "specs")).files
    body = files[f"{MODULE}/cdn-web.tf.json"]

    assert body.index('"origin_id": "standby"') < body.index('"origin_id": "app"', body.index("}"))
    assert re.search(r'"member": \[\s*{\s*"origin_id": "standby"', body)


@pytest.mark.synth
def test_a_bucket_is_asked_in_its_own_name_and_signed(tmp_path: Path) -> None:
    found = made("good-only-a-bucket", tmp_path)
    web = found["aws_cloudfront_distribution"]["web"]
    (origin,) = web["origin"]

    assert "custom_origin_config" not in origin
    assert origin["origin_access_control_id"].endswith("access_control.web-files-access.id}")
    assert web["viewer_certificate"] == {"cloudfront_default_certificate": True}
    assert web["restrictions"]["geo_restriction"] == {
        "restriction_type": "whitelist",
        "locations": ["GB", "IE"],
    }
    assert "aws_route53_record" not in found


@pytest.mark.synth
def test_a_load_balancer_is_asked_inside_its_vpc(tmp_path: Path) -> None:
    found = made("good-vpc-origin", tmp_path)
    (origin,) = found["aws_cloudfront_distribution"]["web"]["origin"]
    inside = found["aws_cloudfront_vpc_origin"]["web-app-vpc"]
    (endpoint,) = inside["vpc_origin_endpoint_config"]

    assert origin["domain_name"] == "origin.example.com"
    assert "custom_origin_config" not in origin
    assert origin["vpc_origin_config"] == {
        "vpc_origin_id": "${aws_cloudfront_vpc_origin.web-app-vpc.id}",
        "origin_read_timeout": 30,
        "origin_keepalive_timeout": 5,
    }
    assert endpoint["origin_protocol_policy"] == "https-only"
    assert "load_balancer-inner-arn" in endpoint["arn"]
    assert inside["lifecycle"] == {"create_before_destroy": True}


@pytest.mark.synth
def test_what_a_rename_of_an_origin_moves(tmp_path: Path) -> None:
    text = (CASES / "good-only-a-bucket.yaml").read_text()
    text = text.replace("{files: {bucket: files}}", "{site: {bucket: files, renamed_from: files}}")
    text = text.replace("origin: files", "origin: site")
    root = make_project(tmp_path, text, ("network",))
    files = render(check(root, root / "specs")).files
    body = "".join(text for path, text in files.items() if path.startswith(f"{MODULE}/"))

    assert '"from": "aws_cloudfront_origin_access_control.web-files-access"' in body
    assert '"name": "shop-prod-use1-web-files-access"' in body
    assert '"target_origin_id": "files"' in body
    assert '"target_origin_id": "site"' not in body


@pytest.mark.synth
def test_what_is_in_us_east_1_for_a_company_elsewhere(tmp_path: Path) -> None:
    module = resources("cdn", "good-company-elsewhere", "prod/eu-west-1/edge", tmp_path)
    found, read = module["resource"], module["data"]["aws_ssm_parameter"]
    providers = {
        kind: body.get("provider")
        for kind, bodies in found.items()
        for body in bodies.values()
        if kind != "aws_ssm_parameter"
    }

    assert {kind for kind, provider in providers.items() if provider == "aws.use1"} == {
        "aws_cloudwatch_log_delivery",
        "aws_cloudwatch_log_delivery_destination",
        "aws_cloudwatch_log_delivery_source",
    }
    paths = {name: body["name"] for name, body in read.items()}
    assert paths["certificate-web-arn-use1"] == "/shop/prod/us-east-1/ingress/certificate/web/arn"
    assert paths["web_acl-edge-arn-use1"] == "/shop/prod/us-east-1/firewall/web_acl/edge/arn"


def test_certificates_and_load_balancers_are_applied_before(tmp_path: Path) -> None:
    case = read_case(CASES / "good-full.yaml")
    needs = {m.id: m.needs for m in check_case(case, tmp_path).modules}

    assert set(needs[MODULE]) == {
        "prod/us-east-1/dns",
        "prod/us-east-1/firewall",
        "prod/us-east-1/ingress",
        "prod/us-east-1/secrets",
        "prod/us-east-1/storage",
        "prod/us-west-2/ingress",
    }


@pytest.mark.parametrize("known", [cdn.CACHES, cdn.FORWARDS, cdn.HEADERS])
def test_policies_of_aws_have_ids(known: dict[str, str]) -> None:
    form = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

    assert all(re.fullmatch(form, id_) for id_ in known.values())
    assert len(set(known.values())) == len(known)
