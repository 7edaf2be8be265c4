"""Who is told what happens to a bucket's objects."""

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_notification import (
    S3BucketNotification,
    S3BucketNotificationTopic,
)

from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.bucket.model.parts import Notifications, TopicEvents


def notifications(scope: Scope, bucket: S3Bucket, told: Notifications) -> None:
    if told.topics or told.event_bridge:
        scope.add(
            S3BucketNotification,
            bucket=bucket.id,
            topic=[_topic(scope, entry) for entry in told.topics] or None,
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
