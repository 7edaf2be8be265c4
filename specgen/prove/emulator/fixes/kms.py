"""Keys: rotation periods, replicas in other regions."""

import json
from copy import copy
from typing import Any

from moto.kms.models import Key, kms_backends
from moto.kms.responses import KmsResponse

from specgen.prove.emulator.fixes.fix import fix

DEFAULT_DAYS = 365


@fix(KmsResponse, "enable_key_rotation")
def keeps_the_rotation_period(self: Any, original: Any) -> Any:
    """The rotation period is dropped: every key reads as one without."""
    answer = original(self)
    key = _key(self, self._get_param("KeyId"))
    key.rotation_days = self._get_param("RotationPeriodInDays") or DEFAULT_DAYS
    return answer


@fix(KmsResponse, "get_key_rotation_status")
def tells_the_rotation_period(self: Any, original: Any) -> str:
    """The rotation period is never part of the answer."""
    answer: dict[str, Any] = json.loads(original(self))
    days = getattr(_key(self, self._get_param("KeyId")), "rotation_days", None)
    if answer["KeyRotationEnabled"] and days:
        answer["RotationPeriodInDays"] = days
    return json.dumps(answer)


@fix(KmsResponse, "replicate_key")
def makes_a_replica_of_its_own(self: Any, _: Any) -> str:
    """The replica shares its metadata with the primary, so both become replicas, and it has none
    of the requested description, policy and tags.
    """
    primary = _key(self, self._get_param("KeyId"))
    region = self._get_param("ReplicaRegion")
    replica = copy(primary)
    replica.region = region
    replica.arn = primary.arn.replace(f":{primary.region}:", f":{region}:")
    replica.description = self._get_param("Description") or ""
    replica.policy = self._get_param("Policy") or replica.generate_default_policy()
    replica.aliases, replica.grants, replica.rotations = {}, {}, []
    _introduce(primary, replica)
    backend = kms_backends[primary.account_id][region]
    backend.keys[replica.id] = replica
    backend.tagger.tag_resource(replica.id, self._get_param("Tags") or [])
    metadata = replica.to_dict()["KeyMetadata"]
    return json.dumps({"ReplicaKeyMetadata": metadata, "ReplicaPolicy": replica.policy})


def _introduce(primary: Key, replica: Key) -> None:
    about = primary.multi_region_configuration
    about["ReplicaKeys"].append({"Arn": replica.arn, "Region": replica.region})
    replica.multi_region_configuration = about | {"MultiRegionKeyType": "REPLICA"}


def _key(self: Any, key_id: str) -> Any:
    backend = self.kms_backend
    return backend.keys[backend.get_key_id(key_id)]


FIXES = (keeps_the_rotation_period, tells_the_rotation_period, makes_a_replica_of_its_own)
