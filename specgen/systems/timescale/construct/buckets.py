"""Buckets of a timescale document: backups, and packages if nodes get them from a bucket."""

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)

from specgen.sdk.aws.s3.closed import bucket_name, closed
from specgen.sdk.aws.s3.lifecycle import expiring
from specgen.sdk.aws.s3.versioned import EARLIER_DAYS, versioned
from specgen.sdk.construct import Scope

BACKUPS, PACKAGES = "backups", "packages"
DAYS_AFTER_DELETION = 7
"""Days in which a deleted backup can be restored."""


def backups(scope: Scope, key_arn: str | None) -> S3Bucket:
    """Old backups are expired by pgBackRest, which knows which depend on which.

    A bucket rule by age would continue after backups stop, and delete the last ones.
    """
    bucket = scope.add(
        S3Bucket, BACKUPS, bucket=bucket_name(scope, BACKUPS), lifecycle=scope.lifecycle()
    )
    versioned(scope, BACKUPS, bucket)
    rule = expiring("deleted-before", noncurrent_days=DAYS_AFTER_DELETION)
    scope.add(S3BucketLifecycleConfiguration, BACKUPS, bucket=bucket.id, rule=[rule])
    closed(scope, BACKUPS, bucket, key_arn=key_arn)
    return bucket


def packages(scope: Scope, key_arn: str | None) -> S3Bucket:
    """Filled by templates/documents/timescale/collect-packages.sh, which can fill it again."""
    bucket = scope.add(S3Bucket, PACKAGES, bucket=bucket_name(scope, PACKAGES), force_destroy=True)
    versioned(scope, PACKAGES, bucket)
    rule = expiring("earlier", noncurrent_days=EARLIER_DAYS)
    scope.add(S3BucketLifecycleConfiguration, PACKAGES, bucket=bucket.id, rule=[rule])
    closed(scope, PACKAGES, bucket, key_arn=key_arn)
    return bucket
