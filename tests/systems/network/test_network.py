"""Networks: what must stand before what, so that the first apply does not depend on luck."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-east-1/network"


def made(tmp_path: Path) -> dict[str, Any]:
    return dict(resources("network", "good-full", MODULE, tmp_path)["resource"])


@pytest.mark.synth
def test_nat_gateways_wait_for_the_internet_gateway(tmp_path: Path) -> None:
    gateways = made(tmp_path)["aws_nat_gateway"]

    assert {tuple(g["depends_on"]) for g in gateways.values()} == {("aws_internet_gateway.main",)}


@pytest.mark.synth
def test_flow_logs_wait_for_the_policy_of_their_bucket(tmp_path: Path) -> None:
    log = made(tmp_path)["aws_flow_log"]["main"]

    assert log["depends_on"] == ["aws_s3_bucket_policy.main-flow-logs"]


@pytest.mark.synth
def test_another_description_replaces_no_security_group(tmp_path: Path) -> None:
    group = made(tmp_path)["aws_security_group"]["endpoints"]

    assert group["lifecycle"] == {"ignore_changes": ["description"]}
