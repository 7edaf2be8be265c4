"""SQS: policies of dead-letter queues."""

import json
from typing import Any

from moto.sqs.models import SQSBackend

from specgen.prove.emulator.fixes.fix import fix

NAME = "RedriveAllowPolicy"


@fix(SQSBackend, "get_queue_attributes")
def tells_who_may_redrive(self: Any, original: Any, queue_name: str, names: list[str]) -> Any:
    """RedriveAllowPolicy is accepted but never returned, so the provider waits for it in vain."""
    attributes: dict[str, Any] = original(self, queue_name, [n for n in names if n != NAME])
    policy = getattr(self.get_queue(queue_name), "redrive_allow_policy", None)
    if policy and {NAME, "All"} & set(names):
        attributes[NAME] = policy
    return attributes


@fix(SQSBackend, "get_queue_attributes")
def tells_redrive_without_blanks(
    self: Any, original: Any, queue_name: str, names: list[str]
) -> Any:
    """RedrivePolicy is returned with added blanks: a different text for the provider."""
    attributes: dict[str, Any] = original(self, queue_name, names)
    if policy := attributes.get("RedrivePolicy"):
        attributes["RedrivePolicy"] = json.dumps(json.loads(policy), separators=(",", ":"))
    return attributes


FIXES = (tells_who_may_redrive, tells_redrive_without_blanks)
