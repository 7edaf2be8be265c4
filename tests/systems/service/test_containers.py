"""Containers next to the main one: what they wait for, where their output goes, what they use."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

PLACE = "prod/us-east-1/compute"


def containers(case: str, service: str, folder: Path) -> dict[str, dict[str, Any]]:
    module = resources("service", case, PLACE, folder)
    return {one["name"]: one for one in module["locals"][f"service-{service}-containers"]}


@pytest.mark.synth
def test_the_main_container_comes_first_and_waits(tmp_path: Path) -> None:
    made = containers("good-CMP153-collector", "orders", tmp_path)

    assert next(iter(made)) == "orders"
    assert made["orders"]["dependsOn"] == [
        {"condition": "HEALTHY", "containerName": "collector"},
        {"condition": "SUCCESS", "containerName": "migrate"},
    ]
    assert made["orders"]["healthCheck"]["command"] == ["CMD", "/app/healthz", "--quiet"]
    assert "mountPoints" not in made["migrate"]
    assert [point["sourceVolume"] for point in made["orders"]["mountPoints"]] == ["assets"]


@pytest.mark.synth
def test_routed_output_goes_to_the_router_and_its_own_to_the_group(tmp_path: Path) -> None:
    made = containers("good-CMP158-log-router", "api", tmp_path)
    route, own = (made[name]["logConfiguration"] for name in ("api", "logs"))

    assert route["logDriver"] == "awsfirelens"
    assert route["options"]["dd_tags"] == "env:prod,region:us-east-1"
    assert [one["name"] for one in route["secretOptions"]] == ["apikey"]
    assert own["logDriver"] == "awslogs"
    assert made["logs"]["firelensConfiguration"]["type"] == "fluentbit"


@pytest.mark.synth
def test_containers_on_hosts_share_the_size_of_the_task(tmp_path: Path) -> None:
    made = containers("good-CMP158-log-router", "to-a-bucket", tmp_path)

    assert sum(one["memory"] for one in made.values()) == 8 * 1024
