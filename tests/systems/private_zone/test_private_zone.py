"""Private zones: one zone, seen from the networks of every region."""

from pathlib import Path

import pytest
from support import TESTS, check_case, read_case
from synth import resources

CASE = TESTS / "systems" / "private_zone" / "cases" / "good-minimal.yaml"


@pytest.mark.synth
def test_a_zone_is_seen_from_the_networks_of_all_regions(tmp_path: Path) -> None:
    module = resources("private_zone", "good-minimal", "prod/us-east-1/dns", tmp_path)
    zone = module["resource"]["aws_route53_zone"]["internal"]
    far = module["data"]["aws_ssm_parameter"]["network-main-vpc_id-usw2"]

    assert {vpc["vpc_region"] for vpc in zone["vpc"]} == {"us-east-1", "us-west-2"}
    assert far["name"] == "/shop/prod/us-west-2/network/network/main/vpc_id"
    assert zone["lifecycle"] == {"prevent_destroy": True}


def test_the_networks_of_all_regions_are_applied_before(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert needs["prod/us-east-1/dns"] == ("prod/us-east-1/network", "prod/us-west-2/network")


def test_a_network_of_a_global_region_sees_it_too(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE.with_stem("good-network-in-a-global-region")), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert needs["prod/eu-west-1/dns"] == ("prod/eu-west-1/network", "prod/us-east-1/network")
