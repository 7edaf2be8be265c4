"""Secret document -> secret in Secrets Manager, with its replicas; never a value."""

from cdktf_cdktf_provider_aws.secretsmanager_secret import (
    SecretsmanagerSecret,
    SecretsmanagerSecretReplica,
)

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
        tags={"SecretCategory": spec.category} if spec.category else None,
        lifecycle=scope.lifecycle(),
    )


def _replica(scope: Scope, spec: Secret, region: str) -> SecretsmanagerSecretReplica:
    """The key's ARN, not its alias, because the provider compares with what AWS returns."""
    key = scope.read("key", spec.key, "arn", region=region) if spec.key else None
    return SecretsmanagerSecretReplica(region=region, kms_key_id=key)
