"""The keys of a backup document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    AwsName,
    Bought,
    ByHand,
    Event,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Model,
    Output,
    Unordered,
    Usage,
    part_name,
    reference,
)
from specgen.sdk.aws.schedule.meaning import never_runs
from specgen.systems.backup.alarms import ALARMS
from specgen.systems.backup.model.crossing import (
    backed_up,
    has_no_versions,
    shared_keys,
    vaults_abroad,
)
from specgen.systems.backup.model.parts import DatabaseBackups, Lock, Plan

KEY_SERVICES = ("backup", "ec2", "rds")
"""AWS Backup copies snapshots through the service that they belong to.

source: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html (2026-11-24)
"""


class Backup(Model, kw_only=True):
    """A vault of AWS Backup with its plans, and backups of databases that are copied here."""

    key: (
        Annotated[
            str,
            reference("key", "Key of the vault and of replicated backups; defaults to AWS's own"),
        ]
        | None
    ) = None
    lock: Annotated[
        Lock | None,
        Meta(description="Protects recovery points from deletion; by default there is no lock"),
    ] = None
    residency: Annotated[
        Unordered[Annotated[str, Meta(examples=["eu-west-1"])]],
        Meta(description="Regions that its recovery points must stay in; by default any"),
    ] = []
    plans: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN, max_length=30)], Plan],
        Meta(description="What is backed up into the vault, when, and how long it is kept"),
    ] = {}
    database_backups: Annotated[
        Unordered[DatabaseBackups],
        Meta(
            description="Databases whose automated backups RDS copies into this region, for a "
            "restore here to any second"
        ),
    ] = []
    topic: (
        Annotated[
            str, reference("topic", "Topic that gets a message when a backup or a copy fails")
        ]
        | None
    ) = None

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("backup_gib", "backup-gib", ("plans",))

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output(
            "vault_arn",
            "arn:{partition}:backup:{region}:{account}:backup-vault:{name}",
            (("aws_backup_vault", ""),),
            "arn",
        )

    def alarm_rows(self, here: Here) -> Iterator[Event]:
        """Its own topic gets what fails; without one the alarms of the environment do."""
        yield from () if self.topic else ALARMS

    def keeps(self, here: Here) -> Iterator[Keeps]:
        yield Keeps("recovery points", bool(self.key), fixed=True)

    def backs_up(self, here: Here) -> Iterator[str]:
        """Nothing by a plan whose runs are over."""
        for plan in self.plans.values():
            if never_runs(plan.schedule, ""):
                continue
            found = (other for other in backed_up(plan, here) if not has_no_versions(other))
            yield from (other.effective.id for other in found)

    def key_uses(self) -> Iterator[KeyUse]:
        for service in KEY_SERVICES if self.key else ():
            yield KeyUse(self.key or "", service, ("key",))

    def key_uses_here(self, here: Here) -> Iterator[KeyUse]:
        yield from shared_keys(self, here)

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        """source: UpdateGlobalSettings in the API model of botocore 1.44.5 (2026-11-30)"""
        accounts = sorted({vault.account.id for _, _, vault in vaults_abroad(self, here)})
        if accounts:
            yield ByHand(
                f"So that AWS Backup copies to {', '.join(accounts)}, which must be in the same "
                "organization, run in its management account: aws backup update-global-settings "
                "--global-settings isCrossAccountBackupEnabled=true",
                "before",
            )

    def vault_arn(self, here: Here) -> str:
        """By name, for readers in other accounts."""
        return here.names.arn("backup", f"backup-vault:{here.names.of(here.effective.aws_name)}")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("backup_vault")
        for name, plan in self.plans.items():
            yield AwsName("backup_plan", part_name(name, plan), ("plans", name))
        if self.plans:
            yield AwsName("iam_role", "backup")


BACKUP: Kind[Backup] = Kind("backup")
