"""Datadog: its role trusts its account alone, and no key is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-east-1/datadog"


def made(case: str, folder: Path) -> dict[str, Any]:
    return resources("datadog", case, MODULE, folder)


@pytest.mark.synth
def test_the_role_is_for_the_account_that_datadog_names(tmp_path: Path) -> None:
    module = made("good-full", tmp_path)
    (trusted,) = module["locals"]["datadog-eu-trust"]["Statement"]
    account = module["resource"]["datadog_integration_aws_account"]["eu"]

    external = "datadog_integration_aws_account.eu.auth_config.aws_auth_config_role.external_id"
    assert trusted["Condition"] == {"StringEquals": {"sts:ExternalId": f"${{{external}}}"}}
    role = account["auth_config"]["aws_auth_config_role"]["role_name"]
    assert role == module["resource"]["aws_iam_role"]["eu"]["name"]


@pytest.mark.synth
def test_the_role_reads_and_does_nothing_else(tmp_path: Path) -> None:
    (read,) = made("good-small", tmp_path)["locals"]["datadog-us-read"]["Statement"]

    verbs = {action.split(":")[1] for action in read["Action"]}
    begins = ("BatchGet", "Describe", "Get", "List", "Lookup", "View", "GET")
    assert [verb for verb in verbs if not verb.startswith(begins)] == []


@pytest.mark.synth
def test_every_block_that_the_provider_demands_is_written(tmp_path: Path) -> None:
    account = made("good-small", tmp_path)["resource"]["datadog_integration_aws_account"]["us"]

    assert {"auth_config", "aws_regions", "logs_config"} <= account.keys()
    assert {"metrics_config", "resources_config", "traces_config"} <= account.keys()


@pytest.mark.synth
def test_the_provider_asks_the_site_and_has_no_key(tmp_path: Path) -> None:
    module = made("good-full", tmp_path)

    assert module["provider"]["datadog"] == [{"api_url": "https://api.datadoghq.eu/"}]
    assert "api_key" not in json.dumps(module)


@pytest.mark.synth
def test_a_failed_test_notifies_its_channels(tmp_path: Path) -> None:
    test = made("good-full", tmp_path)["resource"]["datadog_synthetics_test"]["eu-web"]

    assert test["message"].endswith("@slack-example-warnings")
    assert [one["target"] for one in test["assertion"]] == ["204", "800"]
