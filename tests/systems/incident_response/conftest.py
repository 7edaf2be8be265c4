"""An emulator of AWS with a topic, and a queue that hears it."""

from collections.abc import Iterator

import pytest
from moto import mock_aws
from systems.incident_response import events
from systems.incident_response.playing import QUEUE, TOPIC, client


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", events.REGION)
    with mock_aws():
        topic = client("sns").create_topic(Name=TOPIC)["TopicArn"]
        client("sqs").create_queue(QueueName=QUEUE)
        arn = f"arn:aws:sqs:{events.REGION}:{events.ACCOUNT}:{QUEUE}"
        client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        monkeypatch.setenv("TOPIC", topic)
        monkeypatch.setenv("DRY_RUN", "false")
        yield
