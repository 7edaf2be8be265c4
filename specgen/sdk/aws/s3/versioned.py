"""Buckets that keep the earlier versions of their objects."""

from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_versioning import (
    S3BucketVersioningA,
    S3BucketVersioningVersioningConfiguration,
)

from specgen.sdk.construct.scope import Scope

EARLIER_DAYS = 30
"""Days in which an object that was deleted, or written over, can be restored."""


def versioned(
    scope: Scope, role: str, bucket: S3Bucket, provider: AwsProvider | None = None
) -> S3BucketVersioningA:
    return scope.add(
        S3BucketVersioningA,
        role,
        bucket=bucket.id,
        versioning_configuration=S3BucketVersioningVersioningConfiguration(status="Enabled"),
        provider=provider,
    )
