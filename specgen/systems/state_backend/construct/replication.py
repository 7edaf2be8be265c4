"""Copies every written state to the other region, encrypted with that region's key."""

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.s3_bucket_replication_configuration import (
    S3BucketReplicationConfigurationA,
    S3BucketReplicationConfigurationRule,
    S3BucketReplicationConfigurationRuleDeleteMarkerReplication,
    S3BucketReplicationConfigurationRuleDestination,
    S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration,
    S3BucketReplicationConfigurationRuleFilter,
    S3BucketReplicationConfigurationRuleSourceSelectionCriteria,
    S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects,
)

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope
from specgen.systems.state_backend.construct.kept_bucket import Made

ROLE = "replication"


def replicate(scope: Scope, state: Made, copy: Made) -> None:
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description="Copies the Terraform state to another region",
        assume_role_policy=scope.json(f"{ROLE}-trust", trust("s3.amazonaws.com")),
    )
    policy = scope.json(f"{ROLE}-policy", _may(scope, state, copy))
    permission = scope.add(IamRolePolicy, ROLE, name="replicate", role=role.name, policy=policy)
    scope.add(
        S3BucketReplicationConfigurationA,
        bucket=state.bucket.id,
        role=role.arn,
        rule=[_rule(copy)],
        depends_on=[permission, state.versioning, copy.versioning],
    )


def _rule(copy: Made) -> S3BucketReplicationConfigurationRule:
    encryption = S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration(
        replica_kms_key_id=copy.kept.key_arn
    )
    encrypted = S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects(
        status="Enabled"
    )
    return S3BucketReplicationConfigurationRule(
        id="state",
        status="Enabled",
        filter=S3BucketReplicationConfigurationRuleFilter(prefix=""),
        delete_marker_replication=S3BucketReplicationConfigurationRuleDeleteMarkerReplication(
            status="Enabled"
        ),
        source_selection_criteria=S3BucketReplicationConfigurationRuleSourceSelectionCriteria(
            sse_kms_encrypted_objects=encrypted
        ),
        destination=S3BucketReplicationConfigurationRuleDestination(
            bucket=copy.bucket.arn, encryption_configuration=encryption
        ),
    )


def _may(scope: Scope, state: Made, copy: Made) -> dict[str, object]:
    """source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html"""
    read, write = (_arn(scope, made) for made in (state, copy))
    return document(
        allow("FindStates", ["s3:GetReplicationConfiguration", "s3:ListBucket"], [read]),
        allow(
            "ReadStates",
            [
                "s3:GetObjectVersionAcl",
                "s3:GetObjectVersionForReplication",
                "s3:GetObjectVersionTagging",
            ],
            [f"{read}/*"],
        ),
        allow(
            "WriteCopies",
            ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
            [f"{write}/*"],
        ),
        allow("Decrypt", ["kms:Decrypt"], [state.kept.key_arn]),
        allow("Encrypt", ["kms:Encrypt"], [copy.kept.key_arn]),
    )


def _arn(scope: Scope, made: Made) -> str:
    return f"arn:{scope.names.partition}:s3:::{made.kept.name}"
