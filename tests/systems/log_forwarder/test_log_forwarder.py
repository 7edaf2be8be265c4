"""Log forwarders: the key stays a secret, and roles are complete before they are used."""

import json
from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.facts.datadog import INTAKE


def made(folder: Path) -> dict[str, Any]:
    return resources("log_forwarder", "good-full", "prod/us-west-2/log-forwarding", folder)


@pytest.mark.synth
def test_the_stream_has_the_secret_of_its_region_and_no_key(tmp_path: Path) -> None:
    module = made(tmp_path)
    stream = module["resource"]["aws_kinesis_firehose_delivery_stream"]["logs"]
    secret = stream["http_endpoint_configuration"]["secrets_manager_configuration"]

    assert '":us-west-2:"' in secret["secret_arn"]
    assert secret["enabled"] is True
    assert "access_key" not in json.dumps(module)


@pytest.mark.synth
def test_roles_are_complete_before_they_are_used(tmp_path: Path) -> None:
    module = made(tmp_path)["resource"]
    stream = module["aws_kinesis_firehose_delivery_stream"]["logs"]
    filters = module["aws_cloudwatch_log_subscription_filter"].values()

    assert "aws_iam_role_policy.logs-deliver" in stream["depends_on"]
    assert [f["depends_on"] for f in filters] == [["aws_iam_role_policy.logs-subscribe"]] * 2


@pytest.mark.synth
def test_what_is_kept_and_the_key_are_decrypted_with_their_keys(tmp_path: Path) -> None:
    statements = made(tmp_path)["locals"]["log_forwarder-logs-deliver"]["Statement"]

    assert [s["Sid"] for s in statements] == [
        "KeepFailures",
        "ReadKey",
        "EncryptFailures",
        "DecryptKey",
    ]


@pytest.mark.synth
def test_an_alarm_comes_before_a_delivery_is_given_up(tmp_path: Path) -> None:
    module = resources("log_forwarder", "good-watched", "prod/us-east-1/observability", tmp_path)
    alarms = module["resource"]["aws_cloudwatch_metric_alarm"]
    alarm = alarms["all-log_forwarder-logs-forwarder-late-warning"]

    gathered, tried = 60, 600
    assert gathered < alarm["threshold"] < gathered + tried
    assert alarm["dimensions"] == {"DeliveryStreamName": "shop-prod-use1-logs"}


def test_later_sites_of_datadog_have_another_path() -> None:
    host = "https://aws-kinesis-http-intake.logs."
    assert INTAKE["datadoghq.eu"] == f"{host}datadoghq.eu/v1/input"
    assert INTAKE["us5.datadoghq.com"] == (
        f"{host}us5.datadoghq.com/api/v2/logs?dd-protocol=aws-kinesis-firehose"
    )
