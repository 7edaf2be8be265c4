"""Traces to Datadog: where the agent gets its key from, and what it leaves the application."""

from typing import Any

import pytest
from synth import resources

CASE, PLACE = "good-tracing", "prod/us-west-2/compute"


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("service", CASE, PLACE, tmp_path_factory.mktemp("tracing"))


def containers(module: dict[str, Any], service: str) -> dict[str, dict[str, Any]]:
    return {c["name"]: c for c in module["locals"][f"service-{service}-containers"]}


def variables(container: dict[str, Any]) -> dict[str, str]:
    return {entry["name"]: entry["value"] for entry in container["environment"]}


@pytest.mark.synth
def test_application_and_agent_have_the_same_names(module: dict[str, Any]) -> None:
    made = containers(module, "web")
    names = {"DD_ENV": "prod", "DD_SERVICE": "web", "DD_VERSION": "v1"}

    assert names.items() <= variables(made["web"]).items()
    assert names.items() <= variables(made["datadog-agent"]).items()
    assert variables(made["web"])["DD_AGENT_HOST"] == "localhost"


@pytest.mark.synth
def test_the_agent_knows_where_it_runs(module: dict[str, Any]) -> None:
    fargate = variables(containers(module, "web")["datadog-agent"])
    hosts = variables(containers(module, "batch")["datadog-agent"])

    assert fargate["ECS_FARGATE"] == "true"
    assert "ECS_FARGATE" not in hosts
    assert hosts["DD_HOSTNAME_TRUST_UTS_NAMESPACE"] == "true"


@pytest.mark.synth
def test_the_key_is_the_copy_of_the_region(module: dict[str, Any]) -> None:
    read = containers(module, "web")["datadog-agent"]["secrets"]
    policy = {s["Sid"]: s for s in module["locals"]["service-web-execution-policy"]["Statement"]}

    assert [entry["name"] for entry in read] == ["DD_API_KEY"]
    assert read[0]["valueFrom"].endswith('":us-west-2:")}:api_key::')
    [allowed] = policy["ReadSecrets"]["Resource"]
    assert read[0]["valueFrom"] == f"{allowed}:api_key::"
    assert policy["DecryptSecrets"]["Action"] == ["kms:Decrypt"]


@pytest.mark.synth
def test_the_agent_uses_part_of_the_task(module: dict[str, Any]) -> None:
    made = containers(module, "batch")

    assert sum(c.get("cpu", 0) for c in made.values()) == 4 * 1024
    assert sum(c["memoryReservation"] for c in made.values()) == 8 * 1024


@pytest.mark.synth
def test_the_application_goes_on_without_the_agent(module: dict[str, Any]) -> None:
    made = containers(module, "web")

    assert [name for name, c in made.items() if c["essential"]] == ["web"]
    assert "dependsOn" not in made["web"]
