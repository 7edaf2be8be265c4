"""Probes of the fixes of s3."""

import json

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


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (s3.reads_conditions_of_a_denial, a_bucket_that_wants_tls_takes_objects),
)
