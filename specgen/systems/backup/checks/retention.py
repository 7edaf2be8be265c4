"""How long recovery points stay: plans, copies, and the locks of both vaults."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check, guests_of
from specgen.systems.backup.model import BACKUP, Backup
from specgen.systems.backup.model.parts import LONGEST_DAYS, Lock

GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide"
LOCK = f"{GUIDE}/vault-lock.html"
LIFECYCLE = f"{GUIDE}/API_Lifecycle.html"
READ = "2026-11-24"

COLD_DAYS = 90


@check(
    "BKP001",
    "the retention of recovery points is within the lock of their vault",
    fact="a locked vault fails every backup and copy whose retention is outside the lock's bounds",
    source=LOCK,
    date=READ,
)
def retention_fits_locks(spec: Backup, here: Here) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        pointer = ("plans", name, "delete_after_days")
        yield from _outside(plan.delete_after_days, spec.lock, "this vault", pointer)
        for i, copy in enumerate(plan.copies):
            other = BACKUP.find(here, copy.to)
            own = copy.delete_after_days
            at = ("plans", name, "copies", i, "to" if own is None else "delete_after_days")
            lock = other.spec.lock if other else None
            days = plan.delete_after_days if own is None else own
            yield from _outside(days, lock, f"backup/{copy.to}", at)


def _outside(days: int, lock: Lock | None, vault: str, pointer: Pointer) -> Iterator[Problem]:
    low = lock.minimum_retention_days if lock else None
    high = lock.maximum_retention_days if lock else None
    if low is not None and high is not None and low > high:
        return  # BKP102
    if low is not None and days < low:
        message = f"{days} days are refused: the lock of {vault} requires at least {low}"
        yield Problem(pointer, f"{message}; write delete_after_days: {low} or more")
    if high is not None and days > high:
        message = f"{days} days are refused: the lock of {vault} allows at most {high}"
        yield Problem(pointer, f"{message}; write delete_after_days: {high} or less")


@check(
    "BKP101",
    "a lock in compliance mode sets when it becomes permanent",
    fact="a lock with `changeable_for_days` is in compliance mode, one without is in governance "
    "mode; after those days nobody can delete the vault or its content, not even AWS",
    source=LOCK,
    date=READ,
)
def lock_says_its_mode(spec: Backup) -> Iterator[Problem]:
    lock = spec.lock
    if lock is None:
        return
    if lock.mode == "compliance" and lock.changeable_for_days is None:
        message = "in compliance mode the lock can never be removed again"
        hint = "3 days is the minimum; test the plans against the lock in that time"
        right = "write `changeable_for_days: 3` or more"
        yield Problem(("lock", "mode"), f"{message}; {right}, or mode: governance", hint)
    if lock.mode == "governance" and lock.changeable_for_days is not None:
        message = "`changeable_for_days` would put the lock in compliance mode"
        pointer = ("lock", "changeable_for_days")
        yield Problem(pointer, f"{message}; remove it, or write mode: compliance")


@check(
    "BKP102",
    "the minimum retention of a lock is at most its maximum",
    fact="AWS refuses a minimum above the maximum",
    source=LOCK,
    date=READ,
)
def lock_has_room(spec: Backup) -> Iterator[Problem]:
    low = spec.lock.minimum_retention_days if spec.lock else None
    high = spec.lock.maximum_retention_days if spec.lock else None
    if low is not None and high is not None and low > high:
        message = f"no retention is at least {low} and at most {high} days"
        pointer = ("lock", "maximum_retention_days")
        yield Problem(pointer, f"{message}; write {low} or more")


def _instead(cold: int, deleted: int, lock: Lock | None) -> str:
    """Deleted later if the vault allows that; otherwise cold earlier, or never."""
    most = (lock.maximum_retention_days if lock else None) or LONGEST_DAYS
    if cold + COLD_DAYS <= most:
        return f"write delete_after_days: {cold + COLD_DAYS} or more"
    if deleted > COLD_DAYS:
        return f"write at most {deleted - COLD_DAYS}"
    return "remove `cold_storage_after_days`"


@check(
    "BKP002",
    "what moves to cold storage stays there for at least 90 days",
    fact="AWS refuses to delete it earlier",
    source=LIFECYCLE,
    date=READ,
)
def cold_storage_is_long(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        cold = plan.cold_storage_after_days
        if cold is not None and plan.delete_after_days < cold + COLD_DAYS:
            message = f"cold after {cold} days and deleted after {plan.delete_after_days} days"
            right = _instead(cold, plan.delete_after_days, spec.lock)
            pointer = ("plans", name, "cold_storage_after_days")
            yield Problem(pointer, f"{message} is less than 90 days in cold storage; {right}")


@check(
    "BKP117",
    "a lock protects backups that are in the vault",
    severity=Severity.WARNING,
    fact="a lock protects the recovery points of its vault; the backups that RDS copies are not in "
    "a vault",
    source=LOCK,
    date="2026-11-29",
)
def lock_protects_something(spec: Backup, here: Here) -> Iterator[Problem]:
    if not spec.lock or not spec.database_backups or not here.project.is_whole:
        return
    if not spec.plans and here.name not in _filled(here) and not guests_of(here):
        message = "the lock protects nothing: what RDS copies here is not in the vault"
        right = "copy to the vault from a plan, or remove `lock`"
        yield Problem(("lock",), f"{message}; {right}", at_key=True)


def _filled(here: Here) -> set[str]:
    """Vaults of the environment that plans copy to."""
    others = (other for other in BACKUP.all(here.project) if other.environment == here.environment)
    plans = (plan for other in others for plan in other.spec.plans.values())
    return {copy.to for plan in plans for copy in plan.copies}


RETENTION_CHECKS = (
    retention_fits_locks,
    lock_says_its_mode,
    lock_has_room,
    cold_storage_is_long,
    lock_protects_something,
)
