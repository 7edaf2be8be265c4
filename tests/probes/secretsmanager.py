"""Probes of the fixes of secretsmanager."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import secretsmanager
from specgen.prove.emulator.fixes.fix import Fix


def a_replica_has_its_key(aws: Clients) -> bool:
    key = "arn:aws:kms:eu-west-1:123456789012:key/replica"
    asked = [{"Region": "eu-west-1", "KmsKeyId": key}]
    aws("secretsmanager").create_secret(Name="s", AddReplicaRegions=asked)
    (read,) = aws("secretsmanager").describe_secret(SecretId="s")["ReplicationStatus"]
    return bool(read["KmsKeyId"] == key)


def a_copy_of_a_secret_without_a_value_can_be_read(aws: Clients) -> bool:
    regions = [{"Region": "eu-west-1"}]
    made = aws("secretsmanager").create_secret(Name="s", AddReplicaRegions=regions)
    arn = made["ARN"].replace("us-east-1", "eu-west-1")
    read = aws("secretsmanager", "eu-west-1").get_secret_value(SecretId=arn)
    return bool(read["SecretString"])


RULES = {"AutomaticallyAfterDays": 30, "Duration": "2h"}


def rotating(aws: Clients) -> Any:
    """The description of a secret whose rotation is to come."""
    client = aws("secretsmanager")
    client.create_secret(Name="s", SecretString="{}")
    client.rotate_secret(SecretId="s", RotationRules=RULES, RotateImmediately=False)
    return client.describe_secret(SecretId="s")


def a_rotation_to_come_makes_no_version(aws: Clients) -> bool:
    described = rotating(aws)
    stages = list(described["VersionIdsToStages"].values())
    return bool(described["RotationEnabled"] and stages == [["AWSCURRENT"]])


def a_rotation_has_its_window(aws: Clients) -> bool:
    return bool(rotating(aws)["RotationRules"] == RULES)


def a_rotation_without_a_function_ends(aws: Clients) -> bool:
    rotating(aws)
    client = aws("secretsmanager")
    client.cancel_rotate_secret(SecretId="s")
    return not client.describe_secret(SecretId="s").get("RotationEnabled")


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (secretsmanager.keeps_the_keys_of_replicas, a_replica_has_its_key),
    (
        secretsmanager.has_an_owner_who_puts_in_a_value,
        a_copy_of_a_secret_without_a_value_can_be_read,
    ),
    (secretsmanager.is_switched_on_without_rotating, a_rotation_to_come_makes_no_version),
    (secretsmanager.keeps_the_rules_of_a_rotation, a_rotation_has_its_window),
    (secretsmanager.ends_a_rotation_without_a_function, a_rotation_without_a_function_ends),
)
