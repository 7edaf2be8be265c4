"""When objects of a bucket move, and when they are deleted."""

from collections import defaultdict

from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfigurationRule,
)

from specgen.sdk.aws.s3.lifecycle import expiring, moving
from specgen.sdk.aws.s3.names import rule_id
from specgen.systems.bucket.model import Bucket


def rules(spec: Bucket) -> list[S3BucketLifecycleConfigurationRule]:
    steps: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for move in spec.transitions:
        steps[move.prefix].append((move.days, move.storage_class))
    objects = expiring(
        "objects",
        days=spec.expire_days,
        noncurrent_days=spec.noncurrent_days if spec.versioning else None,
        delete_markers=spec.versioning,
    )
    moved = (moving(rule_id("move", prefix), prefix, sorted(s)) for prefix, s in steps.items())
    return [objects, *moved]
