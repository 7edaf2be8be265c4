"""Parameters: their names, and what the services that read them may do."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

HOME = "prod/us-east-1"
PREFIX = "/shop/prod/settings/trading/limits"
ARN = f"arn:aws:ssm:us-east-1:000000000000:parameter{PREFIX}"


@pytest.fixture
def parameters(tmp_path: Path) -> dict[str, Any]:
    found = resources("parameter", "good-full", f"{HOME}/parameters", tmp_path)
    made: dict[str, Any] = found["resource"]["aws_ssm_parameter"]
    return made


@pytest.fixture
def service(tmp_path: Path) -> dict[str, Any]:
    return resources("parameter", "good-full", f"{HOME}/compute", tmp_path)


@pytest.mark.synth
def test_a_list_is_one_text_with_commas(parameters: dict[str, Any]) -> None:
    made = parameters["trading-cors-origins"]

    assert made["type"] == "StringList"
    assert made["insecure_value"] == "https://app.example.com,https://www.example.com"


@pytest.mark.synth
def test_terraform_leaves_alone_what_changes_at_run_time(parameters: dict[str, Any]) -> None:
    assert parameters["trading-new-order-router"]["lifecycle"] == {
        "ignore_changes": ["insecure_value"],
        "prevent_destroy": True,
    }
    assert "lifecycle" not in parameters["trading-max-order-size"]


@pytest.mark.synth
def test_only_large_values_are_of_the_advanced_tier(tmp_path: Path) -> None:
    large = resources("parameter", "good-PRM102-advanced", f"{HOME}/parameters", tmp_path)

    made = large["resource"]["aws_ssm_parameter"]["trading-limits"]
    assert made["tier"] == "Advanced"


@pytest.mark.synth
def test_a_task_gets_values_at_its_start_and_names_for_later(service: dict[str, Any]) -> None:
    container = service["locals"]["service-orders-containers"][0]

    assert container["secrets"] == [
        {"name": "CORS_ORIGINS", "valueFrom": f"{ARN}/cors-origins"},
        {"name": "MAX_ORDER_SIZE", "valueFrom": f"{ARN}/max-order-size"},
    ]
    named = {"name": "ORDER_ROUTER", "value": f"{PREFIX}/new-order-router"}
    assert named in container["environment"]


@pytest.mark.synth
def test_each_role_reads_only_what_it_needs(service: dict[str, Any]) -> None:
    def read(role: str) -> list[str]:
        statements = service["locals"][f"service-orders-{role}-policy"]["Statement"]
        found = next(s for s in statements if s["Sid"] == "ReadParameters")
        resources: list[str] = found["Resource"]
        return resources

    assert read("execution") == [f"{ARN}/cors-origins", f"{ARN}/max-order-size"]
    assert read("task") == [f"{ARN}/new-order-router"]
