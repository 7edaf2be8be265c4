"""Global names: one policy for each name, and a name of its own for each pair."""

from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case
from synth import resources


def records(case: str, folder: Path) -> dict[str, Any]:
    made = resources("global_name", case, "prod/us-east-1/edge", folder)["resource"]
    found: dict[str, Any] = made["aws_route53_record"]
    return found


@pytest.mark.synth
def test_a_pair_stands_behind_a_name_of_its_own(tmp_path: Path) -> None:
    made = records("good-weighted", tmp_path)

    assert {r["name"] for r in made.values()} == {"app.example.com", "usw2.app.example.com"}
    assert made["app-use1"]["weighted_routing_policy"] == {"weight": 90}
    assert made["app-usw2"]["alias"]["name"] == "${aws_route53_record.app-usw2-primary.fqdn}"
    assert "health_check_id" not in made["app-usw2"]
    assert made["app-usw2-secondary"]["alias"]["name"].endswith("dns_name.insecure_value}")


@pytest.mark.synth
def test_each_place_is_a_record(tmp_path: Path) -> None:
    made = records("good-geolocation", tmp_path)
    places = {role: r["geolocation_routing_policy"] for role, r in made.items()}

    assert places == {
        "app-use1-continent-na": {"continent": "NA"},
        "app-use1-continent-sa": {"continent": "SA"},
        "app-use1-default": {"country": "*"},
        "app-usw2-continent-as": {"continent": "AS"},
        "app-usw2-continent-oc": {"continent": "OC"},
        "app-usw2-country-na": {"country": "NA"},
        "app-usw2-country-sa": {"country": "SA"},
    }
    assert len({r["set_identifier"] for r in made.values()}) == len(made)


@pytest.mark.synth
def test_a_failover_needs_no_second_name(tmp_path: Path) -> None:
    made = records("good-failover", tmp_path)

    assert {r["name"] for r in made.values()} == {"app.example.com"}
    assert made["app-primary"]["failover_routing_policy"] == {"type": "PRIMARY"}
    assert "health_check_id" in made["app-primary"]
    assert made["app-primary"]["alias"]["evaluate_target_health"] is False


@pytest.mark.synth
def test_a_name_of_one_region_has_no_policy(tmp_path: Path) -> None:
    made = records("good-simple", tmp_path)

    assert list(made) == ["app-use1"]
    assert "set_identifier" not in made["app-use1"]


def test_the_load_balancers_of_all_regions_are_applied_before(tmp_path: Path) -> None:
    case = read_case(TESTS / "systems" / "global_name" / "cases" / "good-latency.yaml")
    needs = {m.id: m.needs for m in check_case(case, tmp_path).modules}

    assert needs["prod/us-east-1/edge"] == (
        "prod/us-east-1/dns",
        "prod/us-east-1/ingress",
        "prod/us-west-2/ingress",
    )
