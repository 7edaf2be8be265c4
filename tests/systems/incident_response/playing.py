"""A playbook's function with an event, on an emulator of AWS; and what people hear of it."""

import json
import sys
from types import ModuleType
from typing import Any

import boto3
import pytest
from systems.incident_response import events

from specgen.sdk import read_text

QUEUE, TOPIC = "heard", "security"


def client(service: str) -> Any:
    return boto3.client(service, events.REGION)


def load(name: str, monkeypatch: pytest.MonkeyPatch, **environment: str) -> ModuleType:
    """The function of a playbook, as its archive has it."""
    monkeypatch.setenv("PLAYBOOK", name.replace("_", "-"))
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    made = {}
    for file, text in (("playbook", f"{name}.py"), ("index", "index.py")):
        made[file] = ModuleType(file)
        monkeypatch.setitem(sys.modules, file, made[file])
        source = read_text(f"documents/incident-response/{text}")
        exec(compile(source, text, "exec"), vars(made[file]))  # noqa: S102  our own text
    return made["index"]


def outcomes(module: ModuleType, event: dict[str, Any]) -> list[str]:
    return [answer["outcome"] for answer in module.handler(event, None)]


def heard() -> list[dict[str, Any]]:
    url = client("sqs").get_queue_url(QueueName=QUEUE)["QueueUrl"]
    found = client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    for one in found:
        client("sqs").delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
    return [json.loads(one["Body"]) for one in found]
