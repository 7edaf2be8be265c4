"""Private S3 buckets: encrypted, TLS only; log buckets expire their objects."""

from collections.abc import Sequence
from typing import Any

from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy
from cdktf_cdktf_provider_aws.s3_bucket_public_access_block import S3BucketPublicAccessBlock
from cdktf_cdktf_provider_aws.s3_bucket_server_side_encryption_configuration import (
    S3BucketServerSideEncryptionConfigurationA,
    S3BucketServerSideEncryptionConfigurationRuleA,
    S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA,
)

from specgen.sdk.aws.iam import deny, document
from specgen.sdk.aws.s3.lifecycle import expiring
from specgen.sdk.aws.s3.names import arn_of, name_of
from specgen.sdk.aws.s3.versioned import EARLIER_DAYS, versioned
from specgen.sdk.construct.scope import Scope


def log_bucket(  # noqa: PLR0913  one keyword for each thing that differs
    scope: Scope,
    role: str,
    *,
    retention_days: int,
    statements: Sequence[dict[str, Any]],
    key_arn: str | None = None,
    earlier_days: int | None = EARLIER_DAYS,
) -> S3BucketPolicy:
    """Makes the bucket and all that belongs to it; returns its policy: delivery waits for that.

    statements: who may write, with Resource as `bucket_arn()` gives it
    key_arn: SSE-KMS with this key; SSE-S3 if None
    earlier_days: in which a log that somebody deleted can be restored, and by which it outlasts its
    retention; None keeps no versions
    """
    name = bucket_name(scope, role)
    bucket = scope.add(S3Bucket, role, bucket=name, lifecycle=scope.lifecycle())
    if earlier_days:
        versioned(scope, role, bucket)
    rule = expiring("expire", days=retention_days, noncurrent_days=earlier_days)
    scope.add(S3BucketLifecycleConfiguration, role, bucket=bucket.id, rule=[rule])
    return closed(scope, role, bucket, statements=statements, key_arn=key_arn)


def closed(  # noqa: PLR0913  one keyword for each thing that differs
    scope: Scope,
    role: str,
    bucket: S3Bucket,
    *,
    statements: Sequence[dict[str, Any]] = (),
    key_arn: str | None = None,
    name: str = "",
    provider: AwsProvider | None = None,
) -> S3BucketPolicy:
    """Makes a bucket private, encrypted and TLS only; statements and key_arn as for log_bucket().

    name: the bucket's, if it is not bucket_name(); provider: of its region, if another
    """
    _private(scope, role, bucket, provider)
    _encrypted(scope, role, bucket, key_arn, provider)
    arn = arn_of(scope.names, name) if name else bucket_arn(scope, role)
    tls_only = deny(
        "TlsOnly",
        ["s3:*"],
        [arn, f"{arn}/*"],
        principals={"AWS": "*"},
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )
    text = scope.json(f"{role}-policy" if role else "policy", document(*statements, tls_only))
    return scope.add(S3BucketPolicy, role, bucket=bucket.id, policy=text, provider=provider)


def bucket_name(scope: Scope, role: str) -> str:
    return name_of(scope.names, scope.first_name, role)


def bucket_arn(scope: Scope, role: str) -> str:
    """Made from the name, so that a policy is known before the bucket exists."""
    return arn_of(scope.names, bucket_name(scope, role))


def _private(scope: Scope, role: str, bucket: S3Bucket, provider: AwsProvider | None) -> None:
    scope.add(
        S3BucketPublicAccessBlock,
        role,
        bucket=bucket.id,
        block_public_acls=True,
        block_public_policy=True,
        ignore_public_acls=True,
        restrict_public_buckets=True,
        provider=provider,
    )


def _encrypted(
    scope: Scope,
    role: str,
    bucket: S3Bucket,
    key_arn: str | None,
    provider: AwsProvider | None,
) -> None:
    default = S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA(
        sse_algorithm="aws:kms" if key_arn else "AES256", kms_master_key_id=key_arn
    )
    rule = S3BucketServerSideEncryptionConfigurationRuleA(
        apply_server_side_encryption_by_default=default,
        bucket_key_enabled=True if key_arn else None,
    )
    scope.add(
        S3BucketServerSideEncryptionConfigurationA,
        role,
        bucket=bucket.id,
        rule=[rule],
        provider=provider,
    )
