"""Object Lock by default for every new version of an object."""

from typing import Any

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_object_lock_configuration import (
    S3BucketObjectLockConfigurationA,
    S3BucketObjectLockConfigurationRuleA,
    S3BucketObjectLockConfigurationRuleDefaultRetentionA,
)

from specgen.sdk.construct.scope import Scope


def locked(  # noqa: PLR0913  one argument for each thing that differs
    scope: Scope, role: str, bucket: S3Bucket, mode: str, days: int, after: list[Any]
) -> S3BucketObjectLockConfigurationA:
    """Not by the bucket's own argument: a change of that would replace the bucket.

    mode: governance or compliance; after: the bucket's versioning
    """
    retention = S3BucketObjectLockConfigurationRuleDefaultRetentionA(mode=mode.upper(), days=days)
    return scope.add(
        S3BucketObjectLockConfigurationA,
        role,
        bucket=bucket.id,
        rule=S3BucketObjectLockConfigurationRuleA(default_retention=retention),
        depends_on=after or None,
    )
