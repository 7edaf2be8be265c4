"""Copies of everything that is written to a bucket, in a bucket of another region."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.s3_bucket_replication_configuration import (
    S3BucketReplicationConfigurationA,
    S3BucketReplicationConfigurationRule,
    S3BucketReplicationConfigurationRuleDeleteMarkerReplication,
    S3BucketReplicationConfigurationRuleDestination,
    S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration,
    S3BucketReplicationConfigurationRuleDestinationMetrics,
    S3BucketReplicationConfigurationRuleFilter,
    S3BucketReplicationConfigurationRuleSourceSelectionCriteria,
    S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects,
)

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct.scope import Scope

ROLE = "replication"


@dataclass(frozen=True, slots=True)
class Side:
    """arn: made of the bucket's name; key_arn: None for SSE-S3"""

    arn: str
    key_arn: str | None


@dataclass(frozen=True, slots=True)
class Copying:
    """what: is copied, in one word; destination: the target's ARN as the rule refers to it

    prefix: of the objects that are copied; storage_class: of the copies, if another
    deletions: whether delete markers are copied; metrics: whether CloudWatch sees delays
    locked: whether the source has Object Lock
    """

    source: Side
    target: Side
    what: str
    destination: str
    prefix: str = ""
    storage_class: str | None = None
    deletions: bool = True
    metrics: bool = False
    locked: bool = False


def replicated(
    scope: Scope, bucket: Any, copying: Copying, *, description: str, after: Sequence[Any]
) -> None:
    """after: what both buckets need before, which is versioning"""
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description=description,
        assume_role_policy=scope.json(f"{ROLE}-trust", trust("s3.amazonaws.com")),
    )
    policy = scope.json(f"{ROLE}-policy", document(*_may(copying)))
    permission = scope.add(IamRolePolicy, ROLE, name="replicate", role=role.name, policy=policy)
    scope.add(
        S3BucketReplicationConfigurationA,
        bucket=bucket.id,
        role=role.arn,
        rule=[_rule(copying)],
        depends_on=[permission, *after],
    )


def _rule(copying: Copying) -> S3BucketReplicationConfigurationRule:
    return S3BucketReplicationConfigurationRule(
        id=copying.what.lower(),
        status="Enabled",
        filter=S3BucketReplicationConfigurationRuleFilter(prefix=copying.prefix),
        delete_marker_replication=S3BucketReplicationConfigurationRuleDeleteMarkerReplication(
            status="Enabled" if copying.deletions else "Disabled"
        ),
        source_selection_criteria=_encrypted_too() if copying.source.key_arn else None,
        destination=_destination(copying),
    )


def _encrypted_too() -> S3BucketReplicationConfigurationRuleSourceSelectionCriteria:
    objects = S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects
    return S3BucketReplicationConfigurationRuleSourceSelectionCriteria(
        sse_kms_encrypted_objects=objects(status="Enabled")
    )


def _destination(copying: Copying) -> S3BucketReplicationConfigurationRuleDestination:
    encrypted = S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration
    key = copying.target.key_arn if copying.source.key_arn else None
    metrics = S3BucketReplicationConfigurationRuleDestinationMetrics(status="Enabled")
    return S3BucketReplicationConfigurationRuleDestination(
        bucket=copying.destination,
        storage_class=copying.storage_class,
        encryption_configuration=encrypted(replica_kms_key_id=key) if key else None,
        metrics=metrics if copying.metrics else None,
    )


READ = ("GetObjectVersionAcl", "GetObjectVersionForReplication", "GetObjectVersionTagging")
READ_LOCKS = ("GetObjectLegalHold", "GetObjectRetention")
WRITE = ("ReplicateDelete", "ReplicateObject", "ReplicateTags")
"""source: setting-repl-config-perm-overview.html, object-lock-managing.html in
https://docs.aws.amazon.com/AmazonS3/latest/userguide/ (2026-11-29)
"""

USE_TARGET_KEY = ("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey")
"""What replication fails without (DstPutObjectNotPermitted), besides kms:Encrypt.

source: replication-config-for-kms-objects.html, replication-failure-codes.html in the same guide
"""


def _may(copying: Copying) -> Iterator[dict[str, Any]]:
    source, target = copying.source, copying.target
    plural = f"{copying.what}s"
    find = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    read = (*READ, *READ_LOCKS) if copying.locked else READ
    yield allow(f"Find{plural}", find, [source.arn])
    yield allow(f"Read{plural}", [f"s3:{action}" for action in read], [f"{source.arn}/*"])
    yield allow("WriteCopies", [f"s3:{action}" for action in WRITE], [f"{target.arn}/*"])
    if source.key_arn:
        yield allow("Decrypt", ["kms:Decrypt"], [source.key_arn])
    if target.key_arn:
        yield allow("Encrypt", USE_TARGET_KEY, [target.key_arn])
