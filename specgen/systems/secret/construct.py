"""Secret document -> secret in Secrets Manager, with its replicas; never a value."""

from cdktf_cdktf_provider_aws.secretsmanager_secret import (
    SecretsmanagerSecret,
    SecretsmanagerSecretReplica,
)

from specgen.sdk.aws.rotation.fields import AUTOMATIC
from specgen.sdk.construct import Scope
from specgen.systems.secret.model import Secret


def build(scope: Scope, spec: Secret) -> None:
    scope.add(
        SecretsmanagerSecret,
        name=spec.name_in_aws(scope.here),
        description=scope.description,
        kms_key_id=scope.read("key", spec.key, "arn") if spec.key else None,
        recovery_window_in_days=spec.recovery_window_days,
        replica=[_replica(scope, spec, region) for region in sorted(spec.replicas)] or None,
        tags=_tags(spec) or None,
        lifecycle=scope.lifecycle(),
    )


def _tags(spec: Secret) -> dict[str, str]:
    """`Rotation` is what the rules of AWS Config look for that expect a rotation."""
    category = {"SecretCategory": spec.category} if spec.category else {}
    rotates = spec.rotation is not None and spec.rotation.way in AUTOMATIC
    return {**category, **({"Rotation": spec.rotation.way} if rotates and spec.rotation else {})}


def _replica(scope: Scope, spec: Secret, region: str) -> SecretsmanagerSecretReplica:
    """The key's ARN, not its alias, because the provider compares with what AWS returns."""
    key = scope.read("key", spec.key, "arn", region=region) if spec.key else None
    return SecretsmanagerSecretReplica(region=region, kms_key_id=key)
