"""The keys of a KMS key document."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.facts.kms import SERVICES
from specgen.facts.quotas import KMS_DELETION_WINDOW_DAYS_RANGE, KMS_ROTATION_DAYS_RANGE
from specgen.sdk import AwsName, Bought, Charge, Claim, Here, Kind, Model, Output, Unordered, Usage
from specgen.sdk.aws.kms import ALIAS

BILLED_ROTATIONS = 2
"""AWS bills the material of the first two rotations as two keys, and none of later ones. That it
bills replicas in the same way is not verified.

source: https://aws.amazon.com/kms/pricing/, announced on 2024-04-12 (2026-11-30)
"""
_ROTATION, _DELETION = KMS_ROTATION_DAYS_RANGE, KMS_DELETION_WINDOW_DAYS_RANGE


class Key(Model, kw_only=True):
    """A customer managed KMS key with its alias; one key in each region it is placed in."""

    admits: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(SERVICES)})]],
        Meta(
            description="AWS services that may use the key; nothing else may. `iam` is no service: "
            "roles whose own policies name the key may use it directly",
            min_length=1,
        ),
    ]
    multi_region: Annotated[
        bool,
        Meta(
            description="One key with replicas: the primary region holds the key, the document's "
            "other regions hold its replicas"
        ),
    ] = False
    rotation_days: Annotated[
        int,
        Meta(description="Days between automatic rotations", ge=_ROTATION[0], le=_ROTATION[1]),
    ] = 365
    deletion_window_days: Annotated[
        int,
        Meta(
            description="Days between the request to delete the key and its deletion",
            ge=_DELETION[0],
            le=_DELETION[1],
        ),
    ] = 30

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Charge("kms-key", 1, 1, ("name",))
        how = "nothing at first, a key more after each of the first two rotations"
        yield Charge("kms-key", 0, BILLED_ROTATIONS, ("rotation_days",), how)
        yield Usage("kms_requests", "kms-request")

    def is_replica(self, here: Here) -> bool:
        return self.multi_region and here.region != here.platform.primary_region

    def reads(self, here: Here) -> Iterator[Here]:
        if self.is_replica(here):
            primary = KEY.find(here, here.name, here.platform.primary_region)
            yield from [primary] if primary else []

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(ALIAS)

    def claims(self, here: Here) -> Iterator[Claim]:
        alias = f"alias/{here.names.of(here.effective.aws_name)}"
        yield Claim("aws_kms_alias", (alias,), f"key with {alias}")

    def outputs(self, here: Here) -> Iterator[Output]:
        kind = "aws_kms_replica_key" if self.is_replica(here) else "aws_kms_key"
        yield Output(
            "arn",
            "arn:{partition}:kms:{region}:{account}:key/mrk-0123456789abcdef0123456789abcdef",
            ((kind, ""),),
            "arn",
        )


KEY: Kind[Key] = Kind("key")
