"""Probes of the fixes of secretsmanager."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import secretsmanager
from specgen.prove.emulator.fixes.fix import Fix


def a_replica_has_its_key(aws: Clients) -> bool:
    key = "arn:aws:kms:eu-west-1:123456789012:key/replica"
    asked = [{"Region": "eu-west-1", "KmsKeyId": key}]
    aws("secretsmanager").create_secret(Name="s", AddReplicaRegions=asked)
    (read,) = aws("secretsmanager").describe_secret(SecretId="s")["ReplicationStatus"]
    return bool(read["KmsKeyId"] == key)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (secretsmanager.keeps_the_keys_of_replicas, a_replica_has_its_key),
)
