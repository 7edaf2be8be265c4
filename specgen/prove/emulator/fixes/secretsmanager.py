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


FIXES = (keeps_the_keys_of_replicas, has_an_owner_who_puts_in_a_value)
