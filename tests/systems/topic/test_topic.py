"""SNS topics: who may publish, and with which key."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

HOME = "prod/us-east-1"


@pytest.fixture
def topic(tmp_path: Path) -> dict[str, Any]:
    return resources("topic", "good-full", f"{HOME}/notifications", tmp_path)


def statements(module: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {s["Sid"]: s for s in module["locals"]["topic-operations-policy"]["Statement"]}


@pytest.mark.synth
def test_a_topic_is_encrypted_with_its_key(topic: dict[str, Any]) -> None:
    made = topic["resource"]["aws_sns_topic"]["operations"]

    assert "key-messaging-arn" in made["kms_master_key_id"]
    assert "policy" not in made


@pytest.mark.synth
def test_publishers_are_admitted_for_this_account_only(topic: dict[str, Any]) -> None:
    admitted = statements(topic)["AdmitCloudwatch"]

    assert admitted["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert admitted["Condition"] == {"StringEquals": {"aws:SourceAccount": "000000000000"}}


@pytest.mark.synth
def test_eventbridge_is_admitted_without_the_condition_that_would_stop_it(
    topic: dict[str, Any],
) -> None:
    assert "Condition" not in statements(topic)["AdmitEvents"]


@pytest.mark.synth
def test_the_key_of_a_topic_admits_eventbridge_without_that_condition_too(tmp_path: Path) -> None:
    keys = resources("topic", "good-full", f"{HOME}/keys", tmp_path)
    by_sid = {s["Sid"]: s for s in keys["locals"]["key-messaging-policy"]["Statement"]}

    assert "Condition" not in by_sid["AdmitEvents"]
    assert "Condition" in by_sid["AdmitCloudwatch"]


@pytest.mark.synth
def test_a_topic_without_a_key_has_the_aws_managed_one(tmp_path: Path) -> None:
    module = resources("topic", "good-small", f"{HOME}/notifications", tmp_path)

    assert module["resource"]["aws_sns_topic"]["jobs"]["kms_master_key_id"] == "alias/aws/sns"
    assert "aws_sns_topic_subscription" not in module["resource"]


@pytest.mark.synth
def test_a_phone_is_subscribed_once_its_number_is_passed(tmp_path: Path) -> None:
    module = resources("topic", "good-phones", f"{HOME}/notifications", tmp_path)
    made = module["resource"]["aws_sns_topic_subscription"]["critical-phone-on-call"]
    variable = module["variable"]["critical_phone_on_call"]

    assert made["endpoint"] == "${var.critical_phone_on_call}"
    assert made["count"] == '${nonsensitive(var.critical_phone_on_call != "") ? 1 : 0}'
    assert made["lifecycle"] == {"prevent_destroy": True}
    assert (variable["sensitive"], variable["default"]) == (True, "")
    assert "ephemeral" not in variable


@pytest.mark.synth
@pytest.mark.parametrize("sender", ["service-shop", "job-nightly"])
def test_a_sender_may_publish_to_this_topic_and_finds_it(sender: str, tmp_path: Path) -> None:
    made = resources("topic", "good-senders", f"{HOME}/compute", tmp_path)
    by_sid = {s["Sid"]: s for s in made["locals"][f"{sender}-task-policy"]["Statement"]}
    containers = made["locals"][f"{sender}-containers"]
    found = {v["name"]: v["value"] for v in containers[0]["environment"]}

    assert by_sid["PublishMessages"]["Action"] == ["sns:Publish"]
    [arn] = by_sid["PublishMessages"]["Resource"]
    through = by_sid["EncryptNotifications"]["Condition"]["StringEquals"]["kms:ViaService"]
    assert arn.endswith("-new-orders")
    assert by_sid["EncryptNotifications"]["Action"] == ["kms:Decrypt", "kms:GenerateDataKey"]
    assert through.startswith("sns.us-east-1.")
    assert "topic-new-orders-arn" in found["NEW_ORDERS_TOPIC_ARN"]
