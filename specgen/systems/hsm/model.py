"""The keys of an hsm document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.facts.quotas import KMS_DELETION_WINDOW_DAYS_RANGE
from specgen.sdk import (
    NAME_PATTERN,
    AddressNeed,
    AwsName,
    Bought,
    ByHand,
    Charge,
    Claim,
    Command,
    Here,
    Kind,
    Model,
    Part,
    Renamable,
    Unordered,
    documentation,
    hourly,
    part_name,
    reference,
)
from specgen.sdk.aws.kms import ALIAS
from specgen.systems.hsm.runbook import steps

HSM_TYPE = "hsm2m.medium"
"""The other one, hsm1.medium, is old: its certificate of FIPS 140-2 has ended.

source: https://docs.aws.amazon.com/cloudhsm/latest/userguide/cluster-hsm-types.html (2026-11-30)
"""

_DELETION = KMS_DELETION_WINDOW_DAYS_RANGE
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
STORE_ID = "^cks-[0-9a-f]{16,17}$"
"""Its form in examples of KMS; the API takes any text of 64 characters."""


class Activated(Part, kw_only=True):
    """What people did with the runbook; it is written here in two steps."""

    by: Annotated[str, documentation("Who activated the cluster")]
    day: Annotated[str, documentation("Day on which it was activated, as 2026-11-30")]
    trust_anchor_sha256: (
        Annotated[
            Sha256,
            documentation("SHA-256 of customerCA.crt, so that people recognize the right file"),
        ]
        | None
    ) = None
    key_store_id: (
        Annotated[
            str,
            Meta(
                description="Id of the connected key store: with it the keys are made",
                pattern=STORE_ID,
                examples=["cks-1234567890abcdef0"],
            ),
        ]
        | None
    ) = None


class HsmKey(Renamable, kw_only=True):
    """A KMS key whose material never leaves the modules."""

    purpose: Annotated[str, Meta(description="What it encrypts", max_length=8192)] = ""
    generation: Annotated[
        int,
        Meta(description="The alias has this one; a higher number makes a new key", ge=1, le=100),
    ] = 1
    switch_every_days: Annotated[
        int,
        documentation("Days after which people raise `generation`: KMS rotates no key of a store"),
    ] = 365
    deletion_window_days: Annotated[
        int,
        Meta(
            description="Days between the request to delete the key and its deletion",
            ge=_DELETION[0],
            le=_DELETION[1],
        ),
    ] = 30


class Hsm(Model, kw_only=True):
    """A CloudHSM cluster of one's own, and the KMS keys in its key store."""

    not_built: ClassVar[dict[str, str]] = {
        "hsm_type": f"every module is an {HSM_TYPE}; hsm1.medium is old",
        "mode": "the cluster is in FIPS mode, which the key store of KMS is documented with",
        "password": "the runbook asks people for passwords; none is in a document or in a state",
    }

    network: Annotated[str, reference("network", "The network it is in")]
    tier: Annotated[
        str, Meta(description="Tier of the network whose subnets it is in", pattern=NAME_PATTERN)
    ]
    zones: Annotated[
        Unordered[Annotated[str, Meta(pattern="^[a-z]$")]],
        Meta(description="Zones with one module each; a key store needs two", min_length=1),
    ]
    activated: Annotated[
        Activated | None,
        Meta(description="What people did by hand; until then there is one module, and no key"),
    ] = None
    keys: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], HsmKey],
        Meta(description="KMS keys of the key store, with an alias each"),
    ] = {}

    @property
    def key_store(self) -> str | None:
        return self.activated.key_store_id if self.activated else None

    def zones_made(self) -> list[str]:
        """A cluster that is not active takes one module.

        source: https://github.com/hashicorp/terraform-provider-aws/issues/7437 (2026-11-30)
        """
        zones = sorted(self.zones)
        return zones if self.activated else zones[:1]

    def charges(self, here: Here) -> Iterator[Bought]:
        modules = len(self.zones_made())
        yield hourly(f"hsm:{HSM_TYPE}", modules, modules, ("zones",), "modules")
        if self.key_store and self.keys:
            yield Charge("kms-key", len(self.keys), len(self.keys), ("keys",))

    def aws_names(self) -> Iterator[AwsName]:
        for name, key in self.keys.items():
            yield AwsName(ALIAS, part_name(name, key), ("keys", name))

    def claims(self, here: Here) -> Iterator[Claim]:
        for name, key in self.keys.items():
            role = part_name(name, key)
            alias = f"alias/{here.names.of(here.effective.aws_name, role)}"
            yield Claim("aws_kms_alias", (alias,), f"key with {alias}", ("keys", name))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        yield AddressNeed(self.network, (self.tier,), len(self.zones), "modules")

    def commands(self, here: Here) -> Iterator[Command]:
        for does, text in steps(here):
            yield Command(does, text)

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.key_store is None:
            yield ByHand(
                f"Activate the cluster and connect its key store: specgen show "
                f"{here.effective.id} --runbook has the commands."
            )


HSM: Kind[Hsm] = Kind("hsm")
