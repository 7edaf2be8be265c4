"""Public zones: records as Route 53 takes them, and what other zones and regions get."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import TESTS, check_case, read_case
from synth import resources

from specgen.sdk.aws.dns.names import is_covered, role_of
from specgen.sdk.aws.dns.values import LONGEST_STRING, as_strings, authority, fits, target

CASE = TESTS / "systems" / "public_zone" / "cases" / "good-full.yaml"
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=1000)


def module(name: str, folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = resources("public_zone", "good-full", f"{name}/us-east-1/dns", folder)
    return made


@pytest.mark.synth
def test_the_query_log_waits_until_it_may_be_written(tmp_path: Path) -> None:
    made = module("prod", tmp_path)
    log = made["resource"]["aws_route53_query_log"]["public-queries"]
    policy = made["locals"]["public_zone-public-queries-policy"]["Statement"][0]
    group = made["resource"]["aws_cloudwatch_log_group"]["public-queries"]["name"]

    assert log["depends_on"] == ["aws_cloudwatch_log_resource_policy.public-queries"]
    assert policy["Resource"] == [f"arn:aws:logs:us-east-1:000000000000:log-group:{group}:*"]


@pytest.mark.synth
def test_a_zone_makes_its_records_in_its_parent(tmp_path: Path) -> None:
    made = module("dev", tmp_path)
    records = made["resource"]["aws_route53_record"]
    path = made["data"]["aws_ssm_parameter"]["public_zone-public-zone_id-prod"]["name"]

    assert records["public-parent-ns"]["records"] == "${aws_route53_zone.public.name_servers}"
    assert records["public-parent-ds"]["type"] == "DS"
    assert records["public-parent-ds"]["depends_on"] == ["aws_route53_hosted_zone_dnssec.public"]
    assert path == "/shop/prod/us-east-1/dns/public_zone/public/zone_id"


def test_a_zone_is_applied_after_its_parent(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert "prod/us-east-1/dns" in needs["dev/us-east-1/dns"]


@pytest.mark.synth
def test_expressions_in_a_text_stay_text(tmp_path: Path) -> None:
    text = module("prod", tmp_path)["resource"]["aws_route53_record"]["public-txt"]["records"]

    assert r"say \"no\" to \\ and $${this}" in text


def strings_of(value: str) -> list[str]:
    """What Route 53 keeps of a value, read by the rules of zone files."""
    found = re.findall(r'"((?:[^"\\]|\\.)*)"', f'"{value}"')
    return [re.sub(r"\\(.)", r"\1", part) for part in found]


@given(PRINTABLE)
def test_no_string_is_too_long_and_nothing_is_lost(text: str) -> None:
    parts = strings_of(as_strings(text))

    assert max(map(len, parts)) <= LONGEST_STRING
    assert "".join(parts) == text


LABEL = st.from_regex(r"[a-z0-9_]([ab_-]{0,2}[ab_])?", fullmatch=True)
NAME = st.builds(
    lambda star, labels: ".".join((["*"] if star else []) + labels),
    st.booleans(),
    st.lists(LABEL, max_size=3),
)
RECORD = st.tuples(NAME, st.sampled_from(["A", "AAAA", "TXT"]))


@given(RECORD, RECORD)
def test_each_record_has_a_role_of_its_own(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (role_of(*one) == role_of(*other)) == (one == other)


@pytest.mark.parametrize(
    ("domains", "name", "covered"),
    [
        (["*.example.com"], "a.example.com", True),
        (["*.example.com"], "a.b.example.com", False),
        (["*.example.com"], "example.com", False),
        (["example.com"], "example.com", True),
        (["*.b.example.com", "example.com"], "a.b.example.com", True),
    ],
)
def test_a_wildcard_stands_for_one_label(domains: list[str], name: str, *, covered: bool) -> None:
    assert is_covered(name, domains) is covered


@pytest.mark.parametrize(
    ("kind", "value", "fit"),
    [
        ("A", "192.0.2.1", True),
        ("A", "192.0.2.256", False),
        ("A", "192.0.2.0/24", False),
        ("AAAA", "::1", True),
        ("AAAA", "fe80::1%eth0", False),
        ("CNAME", "a.example.com.", True),
        ("CNAME", "a..example.com", False),
        ("CNAME", "192.0.2.1", False),
        ("CNAME", "1.2.0.192.in-addr.arpa", True),
        ("CNAME", "a.example.com b", False),
        ("MX", "0 .", True),
        ("CNAME", ".", False),
        ("MX", "65536 mail.example.com", False),
        ("SRV", "1 10 5060 sip.example.com", True),
        ("SRV", "-1 10 5060 sip.example.com", False),
        ("CAA", '0 issue ";"', True),
        ("CAA", '128 issuemail ";"', True),
        ("CAA", '256 issue "amazon.com"', False),
        ("CAA", "0 issue amazon.com", False),
        ("TXT", "grüße", False),
        ("TXT", 'say "no"', True),
        ("NS", "ns-1.awsdns-01.co.uk.", True),
    ],
)
def test_values_fit_their_type(kind: str, value: str, *, fit: bool) -> None:
    assert fits(kind, value) is fit


def test_targets_and_authorities() -> None:
    assert target("MX", "10 Mail.Example.com.") == "mail.example.com"
    assert target("TXT", "mail.example.com") == ""
    assert authority('0 issue "amazon.com; accounturi=x"') == ("issue", "amazon.com")
    assert authority('0 issue ";"') == ("issue", "")
