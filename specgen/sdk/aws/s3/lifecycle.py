"""Rules by which S3 deletes objects, or moves them to other storage classes."""

from collections.abc import Sequence

from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfigurationRule,
    S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload,
    S3BucketLifecycleConfigurationRuleExpiration,
    S3BucketLifecycleConfigurationRuleFilter,
    S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration,
    S3BucketLifecycleConfigurationRuleTransition,
)

DAYS_UNTIL_AN_UPLOAD_IS_ABORTED = 7


def expiring(
    id_: str,
    *,
    days: int | None = None,
    noncurrent_days: int | None = None,
    delete_markers: bool = False,
) -> S3BucketLifecycleConfigurationRule:
    """Of all objects; uploads that were never completed are aborted.

    delete_markers: remove those with no version left; with `days` S3 does so by itself
    source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
    """
    expiration = None
    if days or delete_markers:
        expiration = S3BucketLifecycleConfigurationRuleExpiration(
            days=days, expired_object_delete_marker=None if days else True
        )
    noncurrent = S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration
    return S3BucketLifecycleConfigurationRule(
        id=id_,
        status="Enabled",
        filter=[S3BucketLifecycleConfigurationRuleFilter(prefix="")],
        expiration=[expiration] if expiration else None,
        noncurrent_version_expiration=[noncurrent(noncurrent_days=noncurrent_days)]
        if noncurrent_days
        else None,
        abort_incomplete_multipart_upload=[
            S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload(
                days_after_initiation=DAYS_UNTIL_AN_UPLOAD_IS_ABORTED
            )
        ],
    )


def moving(
    id_: str, prefix: str, steps: Sequence[tuple[int, str]]
) -> S3BucketLifecycleConfigurationRule:
    """steps: days after creation, and the storage class from then on"""
    step = S3BucketLifecycleConfigurationRuleTransition
    return S3BucketLifecycleConfigurationRule(
        id=id_,
        status="Enabled",
        filter=[S3BucketLifecycleConfigurationRuleFilter(prefix=prefix)],
        transition=[step(days=days, storage_class=storage) for days, storage in steps],
    )
