"""Queue document -> SQS queue, its dead-letter queue, and the subscriptions to topics."""

from typing import Any

from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.aws.existing import existing_topic
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.sqs.names import DEAD_LETTERS
from specgen.sdk.aws.sqs.queue import Settings, queue, redrive, redrive_allow
from specgen.sdk.construct import Scope
from specgen.systems.queue.model import Queue, sources
from specgen.systems.queue.model.policy import admitted

KIB = 1024


def build(scope: Scope, spec: Queue) -> None:
    settings = Settings(spec.key, spec.fifo, key_reuse_seconds=spec.key_reuse_seconds)
    made = queue(
        scope,
        settings,
        retention_days=spec.retention_days,
        statements=admitted(scope.here),
        visibility_timeout_seconds=spec.visibility_timeout_seconds,
        delay_seconds=spec.delay_seconds or None,
        receive_wait_time_seconds=spec.receive_wait_seconds,
        max_message_size=spec.largest_message_kib * KIB,
        **_order(spec),
        **_dead_letters(scope, spec, settings),
    )
    _subscribed(scope, spec, made)


def _order(spec: Queue) -> dict[str, Any]:
    if not spec.fifo:
        return {}
    grouped = spec.high_throughput
    return {
        "fifo_queue": True,
        "content_based_deduplication": spec.content_based_deduplication,
        "deduplication_scope": "messageGroup" if grouped else "queue",
        "fifo_throughput_limit": "perMessageGroupId" if grouped else "perQueue",
    }


def _dead_letters(scope: Scope, spec: Queue, settings: Settings) -> dict[str, Any]:
    """Where the queue's own dead letters go, and whose it gets."""
    others = [other.spec.arn(other) for other in sources(scope.here)]
    allowed = {"redrive_allow_policy": redrive_allow(scope, settings, others)}
    if spec.dead_letters == "none":
        return allowed
    own = spec.own_dead_letters
    target = (
        _own(scope, spec, settings, own.own_days)
        if own
        else scope.read("queue", spec.foreign_dead_letters, "arn")
    )
    most = spec.dead_letters.max_receive_count
    return {**allowed, "redrive_policy": redrive(scope, settings, target, most)}


def _own(scope: Scope, spec: Queue, settings: Settings, days: float) -> str:
    """ARN of the dead-letter queue that this document makes."""
    allowed = redrive_allow(scope, settings, [spec.arn(scope.here)], role=DEAD_LETTERS)
    made = queue(
        scope,
        settings,
        DEAD_LETTERS,
        retention_days=days,
        redrive_allow_policy=allowed,
        fifo_queue=spec.fifo or None,
    )
    return str(made.arn)


def _subscribed(scope: Scope, spec: Queue, made: SqsQueue) -> None:
    """Without a dead-letter queue of their own: SNS retries for 23 days."""
    for entry in spec.subscribes_to:
        topic = TOPIC.get(scope.here, entry.topic)
        scope.add(
            SnsTopicSubscription,
            topic.effective.aws_name,
            topic_arn=existing_topic(scope, topic),
            protocol="sqs",
            endpoint=made.arn,
            raw_message_delivery=entry.raw or None,
        )
