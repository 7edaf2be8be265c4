"""The bucket of a trail's log files."""

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3.closed import closed
from specgen.sdk.aws.s3.lifecycle import expiring, moving
from specgen.sdk.aws.s3.locked import locked
from specgen.sdk.aws.s3.versioned import versioned
from specgen.sdk.construct import Scope
from specgen.systems.trail.model import Trail
from specgen.systems.trail.model.parts import Store

NONCURRENT_DAYS = 30
"""What somebody deletes is kept this long, or until its lock ends."""


def store(scope: Scope, spec: Trail, key_arn: str | None) -> S3BucketPolicy:
    """Its policy: CloudTrail must be admitted before the trail is made."""
    name, keeps = spec.bucket(scope.here), spec.store
    bucket = scope.add(S3Bucket, bucket=name, lifecycle=scope.lifecycle())
    versions = versioned(scope, "", bucket)
    if keeps.lock != "none":
        locked(scope, "", bucket, keeps.lock, keeps.retention_days, [versions])
    rule = expiring("expire", days=keeps.retention_days + 1, noncurrent_days=NONCURRENT_DAYS)
    steps = _steps(keeps)
    scope.add(
        S3BucketLifecycleConfiguration,
        bucket=bucket.id,
        rule=[rule, *([moving("move", "", steps)] if steps else [])],
        depends_on=[versions],
    )
    admitted = _admitted(scope, spec)
    return closed(scope, "", bucket, statements=admitted, key_arn=key_arn, name=name)


def _steps(keeps: Store) -> list[tuple[int, str]]:
    wanted = (
        (keeps.to_ia_after_days, "STANDARD_IA"),
        (keeps.to_deep_archive_after_days, "DEEP_ARCHIVE"),
    )
    return [(days, storage) for days, storage in wanted if days is not None]


def _admitted(scope: Scope, spec: Trail) -> list[dict[str, object]]:
    """The trail itself, below its account only.

    source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    (2026-11-29)
    """
    arn, service = spec.bucket_arn(scope.here), {"Service": "cloudtrail.amazonaws.com"}
    own = {"aws:SourceArn": spec.arn(scope.here)}
    owned = {**own, "s3:x-amz-acl": "bucket-owner-full-control"}
    below = [f"{arn}/AWSLogs/{scope.names.account}/*"]
    return [
        allow(
            "TrailAclCheck",
            ["s3:GetBucketAcl"],
            [arn],
            principals=service,
            conditions={"StringEquals": own},
        ),
        allow(
            "TrailWrite",
            ["s3:PutObject"],
            below,
            principals=service,
            conditions={"StringEquals": owned},
        ),
    ]
