"""Where functions tell people what they did."""

from dataclasses import dataclass
from typing import Any

from specgen.sdk.aws.chat import is_posted
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.incident_response.model import IncidentResponse


@dataclass(frozen=True, slots=True)
class Messages:
    environment: dict[str, str]
    statements: list[dict[str, Any]]


def messages(scope: Scope, spec: IncidentResponse) -> Messages:
    topic = TOPIC.get(scope.here, spec.topic)
    arn = topic.spec.arn(topic)
    statements = [allow("Tell", ["sns:Publish"], [arn])]
    if topic.spec.key:
        key = scope.read("key", topic.spec.key, "arn")
        statements.append(allow("EncryptMessages", ["kms:Decrypt", "kms:GenerateDataKey"], [key]))
    posted = {"CHAT": "true"} if is_posted(topic) else {}
    return Messages({"TOPIC": arn, **posted}, statements)
