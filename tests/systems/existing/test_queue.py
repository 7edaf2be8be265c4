"""A queue that others made: what its users get, what its owner is asked for, who is alarmed."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render
from specgen.project.here import Here

CASES = TESTS / "systems" / "existing" / "cases"
ARN = "arn:aws:sqs:us-east-1:000000000000:orders"
FAILED = "arn:aws:sqs:us-east-1:000000000000:failed"


def _resources(case: str, folder: Path) -> dict[str, Any]:
    """Type -> name -> arguments, of all root modules, and their locals."""
    files = render(check_case(read_case(CASES / case), folder)).files
    found: dict[str, Any] = {}
    for name, text in files.items():
        if name.endswith(".tf.json"):
            parsed = json.loads(text)
            for kind, made in parsed.get("resource", {}).items():
                found.setdefault(kind, {}).update(made)
            found.setdefault("locals", {}).update(parsed.get("locals", {}))
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _resources("good-queue.yaml", tmp_path_factory.mktemp("queue"))


@pytest.mark.synth
def test_nothing_is_made_of_it(made: dict[str, Any]) -> None:
    assert set(made["aws_sqs_queue"]) == {"payments"}


@pytest.mark.synth
def test_tasks_find_it_and_may_use_it(made: dict[str, Any]) -> None:
    text = json.dumps(made)

    assert "ORDERS_QUEUE_URL" in text
    assert "https://sqs.us-east-1.amazonaws.com/000000000000/orders" in text
    assert "sqs:ReceiveMessage" in text
    assert "sqs:SendMessage" in text


@pytest.mark.synth
def test_a_function_a_bucket_a_topic_and_dead_letters_reach_it(made: dict[str, Any]) -> None:
    (mapping,) = made["aws_lambda_event_source_mapping"].values()
    (told,) = made["aws_s3_bucket_notification"].values()
    subscription = made["aws_sns_topic_subscription"]["changes-queue-orders"]

    assert mapping["event_source_arn"] == ARN
    assert told["queue"][0]["queue_arn"] == ARN
    assert (subscription["endpoint"], subscription["protocol"]) == (ARN, "sqs")
    assert subscription["raw_message_delivery"] is True
    assert FAILED in json.dumps(made["locals"]["queue-payments-redrive"])
    (schedule,) = made["aws_scheduler_schedule"].values()
    assert FAILED in json.dumps(schedule)


def test_its_owner_is_asked_to_admit_topics_buckets_and_rules(tmp_path: Path) -> None:
    project = check_case(read_case(CASES / "good-queue.yaml"), tmp_path).project
    assert project is not None
    orders = next(e for e in project.adopted if e.name == "orders" and e.kind == "queue")

    (command,) = orders.spec.commands(Here(project, orders))
    statements = {s["Sid"]: s for s in json.loads(command.text)}

    assert set(statements) == {"AdmitTopics", "AdmitBuckets", "AdmitEvents"}
    assert all(s["Resource"] == [ARN] for s in statements.values())
    assert statements["AdmitTopics"]["Condition"]["ArnLike"]["aws:SourceArn"].endswith("changes")
    assert statements["AdmitBuckets"]["Condition"]["StringEquals"] == {
        "aws:SourceAccount": "000000000000"
    }


@pytest.mark.synth
def test_it_has_the_alarms_of_a_queue(tmp_path: Path) -> None:
    alarms = _resources("good-queue-is-watched.yaml", tmp_path)["aws_cloudwatch_metric_alarm"]
    names = {a["metric_name"]: a["dimensions"] for a in alarms.values() if "SQS" in a["namespace"]}

    assert names == {
        "ApproximateAgeOfOldestMessage": {"QueueName": "orders.fifo"},
        "ApproximateNumberOfMessagesVisible": {"QueueName": "failed.fifo"},
    }
