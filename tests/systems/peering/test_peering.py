"""Peering: each side is made with the provider of its own region, and answers come back."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-east-1/network-mesh"


def made(tmp_path: Path, case: str = "good-defaults") -> dict[str, Any]:
    return resources("peering", case, MODULE, tmp_path)


@pytest.mark.synth
def test_who_accepts_is_the_other_region(tmp_path: Path) -> None:
    found = made(tmp_path)["resource"]
    request = found["aws_vpc_peering_connection"]["mesh-use1-usw2"]
    accepter = found["aws_vpc_peering_connection_accepter"]["mesh-use1-usw2"]

    assert "provider" not in request
    assert request["peer_region"] == "us-west-2"
    assert accepter["provider"] == "aws.usw2"
    assert accepter["auto_accept"] is True


@pytest.mark.synth
def test_options_of_each_side_wait_until_the_connection_is_accepted(tmp_path: Path) -> None:
    options = made(tmp_path)["resource"]["aws_vpc_peering_connection_options"]

    accepted = "${aws_vpc_peering_connection_accepter.mesh-use1-usw2.id}"
    assert {o["vpc_peering_connection_id"] for o in options.values()} == {accepted}
    assert options["mesh-use1-usw2-use1"]["requester"]["allow_remote_vpc_dns_resolution"] is True
    assert options["mesh-use1-usw2-usw2"]["accepter"]["allow_remote_vpc_dns_resolution"] is True
    assert options["mesh-use1-usw2-usw2"]["provider"] == "aws.usw2"


@pytest.mark.synth
def test_each_routed_table_leads_to_the_other_block(tmp_path: Path) -> None:
    routes = made(tmp_path)["resource"]["aws_route"]

    there = {n: r for n, r in routes.items() if n.endswith("-to-usw2")}
    back = {n: r for n, r in routes.items() if n.endswith("-to-use1")}
    assert len(there) == len(back) == len(["private-a", "private-b", "private-c", "isolated"])
    assert {r["destination_cidr_block"] for r in there.values()} == {"10.1.0.0/16"}
    assert {r["destination_cidr_block"] for r in back.values()} == {"10.0.0.0/16"}
    assert {r["provider"] for r in back.values()} == {"aws.usw2"}


@pytest.mark.synth
def test_a_pair_is_asked_for_by_its_first_region(tmp_path: Path) -> None:
    found = made(tmp_path, "good-one-pair")["resource"]

    request = found["aws_vpc_peering_connection"]["mesh-usw2-use1"]
    assert (request["provider"], request["peer_region"]) == ("aws.usw2", "us-east-1")
    assert "aws_vpc_peering_connection_options" not in found
    assert not [name for name in found["aws_route"] if "private" in name]
