"""Probes of the fixes of kms."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import kms
from specgen.prove.emulator.fixes.fix import Fix


def _key(aws: Clients) -> Any:
    client = aws("kms")
    made = client.create_key(MultiRegion=True, Description="the primary")
    return client, {"KeyId": made["KeyMetadata"]["KeyId"]}


def a_key_has_its_period(aws: Clients) -> bool:
    client, key = _key(aws)
    client.enable_key_rotation(**key, RotationPeriodInDays=90)
    return client.get_key_rotation_status(**key).get("RotationPeriodInDays") == 90


def a_replica_is_not_its_primary(aws: Clients) -> bool:
    client, key = _key(aws)
    client.replicate_key(**key, ReplicaRegion="eu-west-1", Description="the replica")
    primary = client.describe_key(**key)["KeyMetadata"]
    replica = aws("kms", "eu-west-1").describe_key(**key)["KeyMetadata"]
    kinds = [k["MultiRegionConfiguration"]["MultiRegionKeyType"] for k in (primary, replica)]
    told = [primary["Description"], replica["Description"]]
    return kinds == ["PRIMARY", "REPLICA"] and told == ["the primary", "the replica"]


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (kms.keeps_the_rotation_period, a_key_has_its_period),
    (kms.tells_the_rotation_period, a_key_has_its_period),
    (kms.makes_a_replica_of_its_own, a_replica_is_not_its_primary),
)
