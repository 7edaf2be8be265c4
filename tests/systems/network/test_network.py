"""Networks: what must stand before what, so that the first apply does not depend on luck."""

from pathlib import Path
from typing import Any

import pytest
from support import TESTS
from synth import resources

from specgen.pipeline import check
from specgen.project.here import Here

MODULE = "prod/us-east-1/network"


def made(tmp_path: Path) -> dict[str, Any]:
    return dict(resources("network", "good-full", MODULE, tmp_path)["resource"])


@pytest.mark.synth
def test_nat_gateways_wait_for_the_internet_gateway(tmp_path: Path) -> None:
    gateways = made(tmp_path)["aws_nat_gateway"]

    assert {tuple(g["depends_on"]) for g in gateways.values()} == {("aws_internet_gateway.main",)}


@pytest.mark.synth
def test_a_gateway_stays_in_its_tier_and_zone(tmp_path: Path) -> None:
    """The tier `edge` and the zone `a` sort first."""
    made = resources("network", "good-nat-in-a-named-place", MODULE, tmp_path)["resource"]

    gateways = {name: g["subnet_id"] for name, g in made["aws_nat_gateway"].items()}
    assert gateways == {"main-b": "${aws_subnet.main-public-b.id}"}
    assert set(made["aws_eip"]) == {"main-nat-b"}


@pytest.mark.synth
def test_the_interface_endpoint_of_s3_waits_for_its_gateway_endpoint(tmp_path: Path) -> None:
    found = resources("network", "good-s3-beside-its-gateway", MODULE, tmp_path)["resource"]

    made = found["aws_vpc_endpoint"]
    assert made["main-s3"]["vpc_endpoint_type"] == "Gateway"
    assert made["main-s3-interface"]["depends_on"] == ["aws_vpc_endpoint.main-s3"]
    assert "depends_on" not in made["main-email-smtp"]


@pytest.mark.synth
def test_flow_logs_wait_for_the_policy_of_their_bucket(tmp_path: Path) -> None:
    log = made(tmp_path)["aws_flow_log"]["main"]

    assert log["depends_on"] == ["aws_s3_bucket_policy.main-flow-logs"]


@pytest.mark.synth
def test_another_description_replaces_no_security_group(tmp_path: Path) -> None:
    group = made(tmp_path)["aws_security_group"]["endpoints"]

    assert group["lifecycle"] == {"ignore_changes": ["description"]}


def test_addresses_are_counted_for_the_tiers_that_share_them() -> None:
    project = check(TESTS.parent, TESTS.parent / "specs").project
    assert project is not None
    network = project.find("network", "main", "prod", "us-east-1")
    assert network is not None

    rows = {row.name: row for row in network.spec.derived(Here(project, network))}

    assert rows["usable in private"].value == 753
    assert rows["usable in private"].how == "3 x (256 - 5)"
    needed = rows["needed in private and workload"]
    # three /24 and three /20, of each AWS keeps five; tasks at their most, half as many again
    assert needed.limit == 753 + 3 * (4096 - 5)
    assert 200 + 50 + (50 + 100 + 200 + 50 + 80) * 1.5 <= needed.value <= needed.limit
    # what lives in one tier only is not told again together with another one
    assert not [name for name in rows if "public and" in name]
