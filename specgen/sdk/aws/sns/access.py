"""What a document with tasks may do with the topics that name it, and how it finds them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces.messaging import TOPIC, Topic
from specgen.sdk.aws.used import Statement, key_of, key_statement, used_by, variable


@dataclass(frozen=True, slots=True)
class Grant:
    topic: Here[Topic]

    @property
    def arn(self) -> str:
        return self.topic.spec.arn(self.topic)

    @property
    def variable(self) -> str:
        """Environment variable with the ARN."""
        return variable(self.topic, "TOPIC_ARN")


def grants(here: Here[Any]) -> list[Grant]:
    """Of the topic in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    return [Grant(topic) for topic in used_by(TOPIC, here, lambda t: t.is_sender(kind, name))]


def needed(here: Here[Any]) -> Iterator[Here[Any]]:
    """What must exist before a task starts: topics, and the keys that its role names."""
    for grant in grants(here):
        yield grant.topic
        key = key_of(grant.topic)
        yield from [key] if key else []


def statements(here: Here[Any], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """Who publishes asks KMS for a data key, and decrypts it.

    key_arn: of a key document

    source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (2026-11-30)
    """
    if found := grants(here):
        yield allow("PublishMessages", ["sns:Publish"], [grant.arn for grant in found])
        keys = [key for grant in found if (key := key_of(grant.topic))]
        actions = ["kms:Decrypt", "kms:GenerateDataKey"]
        yield from key_statement("EncryptNotifications", actions, keys, "sns", key_arn)
