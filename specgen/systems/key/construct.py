"""Key document -> KMS key (or replica), alias, and a policy for exactly the services it admits."""

from typing import Any

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.kms_replica_key import KmsReplicaKey

from specgen.facts.kms import SERVICES
from specgen.sdk.aws.iam import document
from specgen.sdk.aws.key_uses import accounts_of, uses
from specgen.sdk.aws.kms import administer, admit
from specgen.sdk.construct import Scope
from specgen.systems.key.model import Key


def build(scope: Scope, spec: Key) -> None:
    policy = scope.json("policy", _policy(scope, spec))
    key = (
        _replica(scope, spec, policy) if spec.is_replica(scope.here) else _key(scope, spec, policy)
    )
    scope.add(KmsAlias, name=f"alias/{scope.aws_name()}", target_key_id=key.key_id)


def _key(scope: Scope, spec: Key, policy: str) -> KmsKey:
    return scope.add(
        KmsKey,
        description=scope.description,
        enable_key_rotation=True,
        rotation_period_in_days=spec.rotation_days,
        deletion_window_in_days=spec.deletion_window_days,
        multi_region=spec.multi_region or None,
        policy=policy,
        lifecycle=scope.lifecycle(),
    )


def _replica(scope: Scope, spec: Key, policy: str) -> KmsReplicaKey:
    """A replica rotates with its primary key."""
    primary = scope.here.platform.primary_region
    return scope.add(
        KmsReplicaKey,
        description=scope.description,
        primary_key_arn=scope.read("key", scope.name, "arn", region=primary),
        deletion_window_in_days=spec.deletion_window_days,
        policy=policy,
        lifecycle=scope.lifecycle(),
    )


def _policy(scope: Scope, spec: Key) -> dict[str, Any]:
    """The account administers the key; the services in `admits` use it."""
    admitted = [s for name in spec.admits for s in admit(scope.names, name, _abroad(scope, name))]
    return document(administer(scope.names), *admitted)


def _abroad(scope: Scope, service: str) -> list[str]:
    """Other accounts in which a service uses the key: who does, is asked only if one may."""
    if SERVICES[service].way != "abroad":
        return []
    return accounts_of(uses(scope.here), service)
