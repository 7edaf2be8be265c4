"""Who is told what happens to a bucket's objects."""

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_notification import (
    S3BucketNotification,
    S3BucketNotificationQueue,
    S3BucketNotificationTopic,
)

from specgen.sdk.aws.interfaces import QUEUE, TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.bucket.model.parts import Notifications, QueueEvents, TopicEvents


def notifications(scope: Scope, bucket: S3Bucket, told: Notifications) -> None:
    if told.topics or told.queues or told.event_bridge:
        scope.add(
            S3BucketNotification,
            bucket=bucket.id,
            topic=[_topic(scope, entry) for entry in told.topics] or None,
            queue=[_queue(scope, entry) for entry in told.queues] or None,
            eventbridge=True if told.event_bridge else None,
        )


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
