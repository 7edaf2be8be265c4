"""Secrets Manager: keys of replicas, and the owner of a secret."""

from typing import Any

from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

from specgen.prove.emulator.fixes.fix import fix

_VERSION = "01234567-89ab-4def-8123-456789abcdef"


@fix(FakeSecret, "create_replicas")
def keeps_the_keys_of_replicas(
    self: Any, original: Any, replica_regions: list[dict[str, str]], force_overwrite: bool
) -> Any:
    """Every replica reads as encrypted with the key of AWS, whichever key was requested."""
    replicas = original(self, replica_regions, force_overwrite)
    keys = {asked["Region"]: asked.get("KmsKeyId") for asked in replica_regions}
    for replica in replicas:
        if key := keys.get(replica.region):
            replica.config["KmsKeyId"] = key
    return replicas


@fix(SecretsManagerBackend, "get_secret_value")
def has_an_owner_who_puts_in_a_value(
    self: Any, original: Any, secret_id: str, version_id: str, version_stage: str
) -> Any:
    """A secret that Terraform made stays without a value; elsewhere its owner puts one in."""
    secret = self.secrets.get(secret_id)
    if secret is not None and not secret.versions:
        home = getattr(secret, "source", secret)
        about = {"createdate": 0, "version_id": _VERSION, "version_stages": ["AWSCURRENT"]}
        home.versions[_VERSION] = about | {"secret_string": "offline"}
        home.set_default_version_id(_VERSION)
    return original(self, secret_id, version_id, version_stage)


@fix(SecretsManagerBackend, "rotate_secret")
def is_switched_on_without_rotating(  # noqa: PLR0913  moto's own
    self: Any,
    original: Any,
    secret_id: str,
    client_request_token: str | None = None,
    rotation_lambda_arn: str | None = None,
    rotation_rules: dict[str, Any] | None = None,
    rotate_immediately: bool = True,
) -> Any:
    """A rotation that is to come makes a version at once, and fails if there is no value."""
    secret = self.secrets.get(secret_id)
    if secret is None or rotate_immediately:
        return original(
            self,
            secret_id,
            client_request_token,
            rotation_lambda_arn,
            rotation_rules,
            rotate_immediately,
        )
    secret.rotation_requested = secret.rotation_enabled = True
    secret.rotation_lambda_arn = rotation_lambda_arn or ""
    secret.rotation_rules = rotation_rules or {}
    secret.auto_rotate_after_days = secret.rotation_rules.get("AutomaticallyAfterDays", 0)
    return secret.to_short_dict()


@fix(FakeSecret, "to_dict")
def keeps_the_rules_of_a_rotation(self: Any, original: Any) -> Any:
    """The window and a schedule are never part of the answer."""
    described = original(self)
    if rules := getattr(self, "rotation_rules", None):
        described["RotationRules"] = rules
    return described


@fix(SecretsManagerBackend, "cancel_rotate_secret")
def ends_a_rotation_without_a_function(self: Any, original: Any, secret_id: str) -> Any:
    """The rotation of a secret that a service manages, which has no function, never ends.

    Modules that others publish turn such a rotation on and off (terraform-aws-rds-aurora, pull
    request 433, 2026-11-30); it was not tried on an account.
    """
    secret = self.secrets.get(secret_id)
    if getattr(secret, "rotation_enabled", False) and not secret.rotation_lambda_arn:
        secret.rotation_enabled = False
        return secret.to_short_dict()
    return original(self, secret_id)


FIXES = (
    keeps_the_keys_of_replicas,
    has_an_owner_who_puts_in_a_value,
    is_switched_on_without_rotating,
    keeps_the_rules_of_a_rotation,
    ends_a_rotation_without_a_function,
)
