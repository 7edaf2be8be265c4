"""State backend document -> bucket and key, and their copies if there is a replica region."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.kms_replica_key import KmsReplicaKey

from specgen.sdk import Names
from specgen.sdk.aws.iam import document
from specgen.sdk.aws.kms import administer, by_service
from specgen.sdk.construct import Scope
from specgen.systems.state_backend.construct.kept_bucket import Kept, kept_bucket
from specgen.systems.state_backend.construct.replication import replicate
from specgen.systems.state_backend.model import StateBackend

NEVER_DESTROYED = TerraformResourceLifecycle(prevent_destroy=True)
"""In every environment, because without its state Terraform knows nothing about the rest."""


def build(scope: Scope, spec: StateBackend) -> None:
    backend, region = scope.here.account.backend, spec.replica_region
    key = _key(scope, spec)
    scope.add(KmsAlias, name=backend.kms_key_alias, target_key_id=key.key_id)
    state = kept_bucket(scope, spec, Kept("", backend.bucket, key.arn, scope.region))
    if region:
        copy_key = _replica_key(scope, spec, key)
        copy = Kept("replica", spec.replica_bucket(scope.here), copy_key.arn, region)
        replicate(scope, state, kept_bucket(scope, spec, copy))


def _key(scope: Scope, spec: StateBackend) -> KmsKey:
    return scope.add(
        KmsKey,
        description="Terraform state",
        enable_key_rotation=True,
        rotation_period_in_days=365,
        deletion_window_in_days=30,
        multi_region=True if spec.replica_region else None,
        policy=scope.json("key-policy", _policy(scope.names)),
        lifecycle=NEVER_DESTROYED,
    )


def _replica_key(scope: Scope, spec: StateBackend, key: KmsKey) -> KmsReplicaKey:
    names = Names(scope.here.platform, scope.environment, spec.replica_region)
    return scope.add(
        KmsReplicaKey,
        "replica",
        description="Copy of the Terraform state",
        primary_key_arn=key.arn,
        deletion_window_in_days=30,
        policy=scope.json("replica-key-policy", _policy(names)),
        provider=scope.provider(spec.replica_region),
        lifecycle=NEVER_DESTROYED,
    )


def _policy(names: Names) -> dict[str, object]:
    return document(administer(names), by_service(names, "AdmitS3", "s3"))
