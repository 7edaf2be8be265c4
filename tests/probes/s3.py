"""Probes of the fixes of s3."""

import json
from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import s3
from specgen.prove.emulator.fixes.fix import Fix


def a_bucket_that_wants_tls_takes_objects(aws: Clients) -> bool:
    client, name = aws("s3"), {"Bucket": "bucket-with-a-policy"}
    client.create_bucket(**name)
    condition = {"Bool": {"aws:SecureTransport": "false"}}
    denied = {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "*"}
    policy = {"Version": "2012-10-17", "Statement": [denied | {"Condition": condition}]}
    client.put_bucket_policy(**name, Policy=json.dumps(policy))
    client.put_object(**name, Key="key", Body=b"text")
    return client.get_object(**name, Key="key")["Body"].read() == b"text"


def _logged(aws: Clients) -> tuple[Any, str]:
    """A bucket whose requests are logged in another, which admits S3 by a list of resources."""
    client, logs = aws("s3"), "bucket-of-logs"
    client.create_bucket(Bucket=logs)
    writer = {"Service": "logging.s3.amazonaws.com"}
    allowed = {"Effect": "Allow", "Principal": writer, "Action": ["s3:PutObject"]}
    statement = allowed | {"Resource": [f"arn:aws:s3:::{logs}/*"]}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    client.put_bucket_policy(Bucket=logs, Policy=json.dumps(policy))
    client.create_bucket(Bucket="logged-bucket")
    target = {"TargetBucket": logs, "TargetPrefix": "logged/"}
    status = {"LoggingEnabled": target}
    client.put_bucket_logging(Bucket="logged-bucket", BucketLoggingStatus=status)
    return client, logs


def a_list_of_resources_lets_s3_write_logs(aws: Clients) -> bool:
    client, logs = _logged(aws)
    found = client.get_bucket_logging(Bucket="logged-bucket")["LoggingEnabled"]
    return bool(found["TargetBucket"] == logs)


def requests_write_no_log_at_once(aws: Clients) -> bool:
    client, logs = _logged(aws)
    client.list_objects_v2(Bucket="logged-bucket")
    return "Contents" not in client.list_objects_v2(Bucket=logs)


def event_bridge_is_read_back(aws: Clients) -> bool:
    client, name = aws("s3"), {"Bucket": "bucket-that-tells"}
    client.create_bucket(**name)
    wanted: dict[str, Any] = {"EventBridgeConfiguration": {}}
    client.put_bucket_notification_configuration(**name, NotificationConfiguration=wanted)
    return "EventBridgeConfiguration" in client.get_bucket_notification_configuration(**name)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (s3.reads_conditions_of_a_denial, a_bucket_that_wants_tls_takes_objects),
    (s3.reads_lists_of_resources, a_list_of_resources_lets_s3_write_logs),
    (s3.writes_no_access_logs, requests_write_no_log_at_once),
    (s3.tells_of_event_bridge, event_bridge_is_read_back),
)
