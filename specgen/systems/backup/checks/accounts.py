"""Copies in vaults of other accounts: the keys that they need on both sides."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.systems.backup.model import Backup
from specgen.systems.backup.model.crossing import vaults_abroad, with_their_key
from specgen.systems.backup.model.parts import Plan

ACROSS = "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html"
READ = "2026-11-30"


@check(
    "BKP120",
    "what is copied to another account is encrypted with a key that can be shared",
    fact="recovery points of databases and volumes keep the key of what they are of; an account "
    "can share a key of its own with another one, but not AWS's",
    source=ACROSS,
    date=READ,
)
def keys_can_be_shared(spec: Backup, here: Here) -> Iterator[Problem]:
    found: dict[Pointer, tuple[str, str]] = {}
    for pointer, plan, vault in vaults_abroad(spec, here):
        for other in with_their_key(plan, here):
            if not other.spec.key:
                where = _selected(pointer[1], plan, other.name)
                found.setdefault(where, (other.effective.id, vault.account.id))
    for where, (what, account) in found.items():
        message = f"{what} has no `key`, so AWS cannot copy its backups to account {account}"
        right = "give it a `key`, or copy to a vault of this account only"
        hint = "AWS changes the key of nothing that exists: `specgen diff` shows what is replaced, "
        more = "and a snapshot that is copied with the key can be restored"
        yield Problem(where, f"{message}; {right}", hint + more)


def _selected(name: str | int, plan: Plan, database: str) -> Pointer:
    if database in plan.databases:
        return "plans", name, "databases", plan.databases.index(database)
    return "plans", name, "tags"


@check(
    "BKP121",
    "a vault that gets copies of databases or volumes from another account has a key",
    fact="they are encrypted with the key of the vault; AWS's own key of AWS Backup takes only "
    "what AWS Backup encrypts itself, such as buckets, tables and file systems",
    source=ACROSS,
    date=READ,
)
def vaults_have_a_key(spec: Backup, here: Here) -> Iterator[Problem]:
    for pointer, plan, vault in vaults_abroad(spec, here):
        other = next(with_their_key(plan, here), None)
        if other is not None and vault.spec.key is None:
            what = f"backup/{vault.name} of account {vault.account.id}"
            message = f"{what} has no `key`, so it gets no copies of {other.effective.id}"
            right = "write `key:` there, with one that admits backup, ec2 and rds"
            hint = "a vault keeps the key that it was made with: if it exists, make another one"
            yield Problem(pointer, f"{message}; {right}", hint)


ACCOUNT_CHECKS = (keys_can_be_shared, vaults_have_a_key)
