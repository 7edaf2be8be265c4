"""Who gets the events of a bucket's objects."""

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_notification import (
    S3BucketNotification,
    S3BucketNotificationQueue,
    S3BucketNotificationTopic,
)

from specgen.sdk.aws.existing import in_same_module
from specgen.sdk.aws.interfaces import QUEUE, TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.bucket.model.parts import Notifications, QueueEvents, TopicEvents


def notifications(scope: Scope, bucket: S3Bucket, sent: Notifications) -> None:
    if not (sent.topics or sent.queues or sent.event_bridge):
        return
    made = scope.add(
        S3BucketNotification,
        bucket=bucket.id,
        topic=[_topic(scope, entry) for entry in sent.topics] or None,
        queue=[_queue(scope, entry) for entry in sent.queues] or None,
        eventbridge=True if sent.event_bridge else None,
    )
    # S3 sends a test message at once, which the policies must admit.
    if first := [*_topic_policies(scope, sent), *_queue_policies(scope, sent)]:
        made.add_override("depends_on", first)


def _topic_policies(scope: Scope, sent: Notifications) -> list[str]:
    topics = (TOPIC.get(scope.here, entry.topic) for entry in sent.topics)
    return in_same_module(scope, "aws_sns_topic_policy", topics)


def _queue_policies(scope: Scope, sent: Notifications) -> list[str]:
    queues = (QUEUE.get(scope.here, entry.queue) for entry in sent.queues)
    return in_same_module(scope, "aws_sqs_queue_policy", queues)


def _topic(scope: Scope, entry: TopicEvents) -> S3BucketNotificationTopic:
    topic = TOPIC.get(scope.here, entry.topic)
    return S3BucketNotificationTopic(
        id=entry.id,
        topic_arn=topic.spec.arn(topic),
        events=list(entry.events),
        filter_prefix=entry.prefix or None,
        filter_suffix=entry.suffix or None,
    )


def _queue(scope: Scope, entry: QueueEvents) -> S3BucketNotificationQueue:
    queue = QUEUE.get(scope.here, entry.queue)
    return S3BucketNotificationQueue(
        id=entry.id,
        queue_arn=queue.spec.arn(queue),
        events=list(entry.events),
        filter_prefix=entry.prefix or None,
        filter_suffix=entry.suffix or None,
    )
