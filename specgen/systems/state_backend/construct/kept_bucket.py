"""A bucket that loses no state: versioned, encrypted, private, never destroyed."""

from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA

from specgen.sdk.aws.s3.closed import closed
from specgen.sdk.aws.s3.lifecycle import expiring
from specgen.sdk.aws.s3.versioned import versioned
from specgen.sdk.construct import Scope
from specgen.systems.state_backend.model import StateBackend


@dataclass(frozen=True, slots=True)
class Kept:
    """role: of its addresses; name: the bucket's"""

    role: str
    name: str
    key_arn: str
    region: str


@dataclass(frozen=True, slots=True)
class Made:
    """versioning: must be on before anything is replicated"""

    kept: Kept
    bucket: S3Bucket
    versioning: S3BucketVersioningA


def kept_bucket(scope: Scope, spec: StateBackend, kept: Kept) -> Made:
    provider = scope.provider(kept.region)
    bucket = scope.add(
        S3Bucket,
        kept.role,
        bucket=kept.name,
        provider=provider,
        lifecycle=TerraformResourceLifecycle(prevent_destroy=True),
    )
    versioning = versioned(scope, kept.role, bucket, provider)
    scope.add(
        S3BucketLifecycleConfiguration,
        kept.role,
        bucket=bucket.id,
        rule=[expiring("earlier-versions", noncurrent_days=spec.noncurrent_days)],
        provider=provider,
        depends_on=[versioning],
    )
    closed(scope, kept.role, bucket, key_arn=kept.key_arn, name=kept.name, provider=provider)
    return Made(kept, bucket, versioning)
