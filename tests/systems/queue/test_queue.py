"""Queues: open to exactly whom documents name, and never without a way for dead letters."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

PLACE = "prod/us-west-2"
ARN = "arn:aws:sqs:us-west-2:000000000000:shop-prod-usw2"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("queue", "good-full", f"{PLACE}/messaging", tmp_path_factory.mktemp("full"))


def policy(module: dict[str, Any], queue: str) -> dict[str, dict[str, Any]]:
    return {s["Sid"]: s for s in module["locals"][f"queue-{queue}-policy"]["Statement"]}


@pytest.mark.synth
def test_topics_and_rules_may_send_and_nobody_else(full: dict[str, Any]) -> None:
    found = policy(full, "orders")

    assert set(found) == {"AdmitTopics", "AdmitEvents", "TlsOnly"}
    topics = found["AdmitTopics"]["Condition"]["ArnLike"]["aws:SourceArn"]
    assert [arn.rpartition("-")[2] for arn in topics] == ["news", "prices"]
    assert found["AdmitEvents"]["Condition"]["ArnLike"]["aws:SourceArn"].endswith(":rule/*")


@pytest.mark.synth
def test_a_bucket_that_tells_a_queue_is_admitted_by_name_and_account(full: dict[str, Any]) -> None:
    found = policy(full, "uploaded")["AdmitBuckets"]["Condition"]

    assert found == {
        "ArnLike": {"aws:SourceArn": "arn:aws:s3:::shop-prod-usw2-files-000000000000"},
        "StringEquals": {"aws:SourceAccount": "000000000000"},
    }


@pytest.mark.synth
def test_each_queue_admits_only_its_own_dead_letters(full: dict[str, Any]) -> None:
    local = full["locals"]

    assert local["queue-orders-redrive-allow"] == {"redrivePermission": "denyAll"}
    assert local["queue-failed-redrive-allow"]["sourceQueueArns"] == [f"{ARN}-uploaded"]
    own = local["queue-orders-dead-letters-redrive-allow"]["sourceQueueArns"]
    assert own == [f"{ARN}-orders"]


@pytest.mark.synth
def test_a_queue_in_a_protected_environment_is_never_destroyed(full: dict[str, Any]) -> None:
    queues = full["resource"]["aws_sqs_queue"]

    assert set(queues) == {"orders", "orders-dead-letters", "uploaded", "failed"}
    assert all(queue["lifecycle"] == {"prevent_destroy": True} for queue in queues.values())


@pytest.mark.synth
def test_tasks_may_do_what_the_queue_says_of_them(tmp_path: Path) -> None:
    module = resources("queue", "good-full", f"{PLACE}/compute", tmp_path)
    sends = {s["Sid"]: s for s in module["locals"]["service-web-task-policy"]["Statement"]}
    receives = {s["Sid"]: s for s in module["locals"]["service-worker-task-policy"]["Statement"]}

    assert set(sends) == {"SendMessages", "DecryptMessages", "EncryptMessages"}
    assert sends["SendMessages"]["Resource"] == [f"{ARN}-orders"]
    assert set(receives) == {"ReceiveMessages", "DecryptMessages"}
    assert receives["ReceiveMessages"]["Resource"] == [f"{ARN}-orders", f"{ARN}-uploaded"]
    variables = module["locals"]["service-worker-containers"][0]["environment"]
    assert [v["name"] for v in variables] == ["ORDERS_QUEUE_URL", "UPLOADED_QUEUE_URL"]
