"""Copies in vaults of other accounts, and what must be shared with those accounts."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from specgen.sdk import Here, KeyUse, Pointer
from specgen.sdk.aws.interfaces.databases import DATABASES, BackedUp, database_of
from specgen.sdk.aws.interfaces.storage import BUCKET
from specgen.systems.backup.model.parts import Plan

COPIES = "backup_copies"
"""The service of facts.kms."""

WITH_THEIR_KEY = (*DATABASES, "postgres_replica", "mysql_replica", "timescale", "fleet")
"""Kinds whose recovery points keep the key of what they are of: instances and clusters of RDS, and
volumes. AWS Backup encrypts those of buckets, tables and file systems with the vault's key.

source: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html (2026-11-30)
"""


class HasPlans(Protocol):
    """The keys of a vault that this is about."""

    @property
    def key(self) -> str | None: ...
    @property
    def plans(self) -> Mapping[str, Plan]: ...


def vaults_abroad(spec: HasPlans, here: Here[Any]) -> Iterator[tuple[Pointer, Plan, Here[Any]]]:
    """Each copy that goes to another account: where it is written, its plan, the vault there."""
    for name, plan in spec.plans.items():
        for i, copy in enumerate(plan.copies):
            vault = here.find("backup", copy.to)
            if vault is not None and not here.is_of_account(vault.effective):
                yield ("plans", name, "copies", i, "to"), plan, vault


def backed_up(plan: Plan, here: Here[Any]) -> Iterator[Here[Any]]:
    """Of its environment and region: what a plan names, and what carries its tags."""
    found = (database_of(here, name) for name in plan.databases)
    yield from (database for database in found if database is not None)
    for other in here.project.effectives if plan.tags else ():
        default = here.platform.default_tags(other.environment)
        tags = {**default, **other.envelope.tags}.items()
        if other.spot == here.effective.spot and plan.tags.items() <= tags:
            yield Here(here.whole, other)


def has_no_versions(other: Here[Any]) -> bool:
    """Of a bucket, whose backups fail then."""
    return other.effective.kind == BUCKET.name and not other.spec.versioning


def with_their_key(plan: Plan, here: Here[Any]) -> Iterator[Here[BackedUp]]:
    for other in backed_up(plan, here):
        if other.effective.kind in WITH_THEIR_KEY:
            yield other


def shared_keys(spec: HasPlans, here: Here[Any]) -> Iterator[KeyUse]:
    """Keys that other accounts decrypt with to make copies: of what is backed up, and its own.

    That AWS needs the vault's own key for all it encrypts with it is not verified.
    """
    found: dict[str, tuple[Pointer, set[str]]] = {}
    for pointer, plan, vault in vaults_abroad(spec, here):
        for key in (spec.key, *(other.spec.key for other in with_their_key(plan, here))):
            if key:
                found.setdefault(key, (pointer, set()))[1].add(vault.account.id)
    for key, (pointer, accounts) in found.items():
        yield KeyUse(key, COPIES, pointer, accounts=tuple(sorted(accounts)))
