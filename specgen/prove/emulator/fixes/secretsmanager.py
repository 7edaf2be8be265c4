"""Secrets Manager: keys of replicas."""

from typing import Any

from moto.secretsmanager.models import FakeSecret

from specgen.prove.emulator.fixes.fix import fix


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


FIXES = (keeps_the_keys_of_replicas,)
