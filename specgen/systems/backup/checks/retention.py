"""How long recovery points stay: plans, copies, and the locks of both vaults."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.systems.backup.model import BACKUP, Backup
from specgen.systems.backup.model.parts import Lock

GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide"
LOCK = f"{GUIDE}/vault-lock.html"
LIFECYCLE = f"{GUIDE}/API_Lifecycle.html"
READ = "2026-11-24"

COLD_DAYS = 90


@check(
    "BKP001",
    "recovery points are kept as long as the lock of their vault says",
    fact="a locked vault fails every backup and copy that is kept shorter or longer than it says",
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
    if low is not None and days < low:
        message = f"{days} days are refused: the lock of {vault} demands {low} at least"
        yield Problem(pointer, f"{message}; write delete_after_days: {low} or more")
    if high is not None and days > high:
        message = f"{days} days are refused: the lock of {vault} allows {high} at most"
        yield Problem(pointer, f"{message}; write delete_after_days: {high} or less")


@check(
    "BKP101",
    "a lock in compliance mode says when it is for good",
    fact="with days until then a lock is in compliance mode, without it is in governance mode; "
    "after them neither the vault nor what is in it can be deleted, not even by AWS",
    source=LOCK,
    date=READ,
)
def lock_says_its_mode(spec: Backup) -> Iterator[Problem]:
    lock = spec.lock
    if lock is None:
        return
    if lock.mode == "compliance" and lock.changeable_for_days is None:
        message = "in compliance mode the lock can never be taken off again"
        hint = "3 days are the least; try the plans against it in that time"
        right = "write `changeable_for_days: 3` or more"
        yield Problem(("lock", "mode"), f"{message}; {right}, or mode: governance", hint)
    if lock.mode == "governance" and lock.changeable_for_days is not None:
        message = "days until it is for good make it a lock in compliance mode"
        pointer = ("lock", "changeable_for_days")
        yield Problem(pointer, f"{message}; remove it, or write mode: compliance")


@check(
    "BKP102",
    "a lock allows the retention that it demands",
    fact="AWS refuses a minimum above the maximum",
    source=LOCK,
    date=READ,
)
def lock_has_room(spec: Backup) -> Iterator[Problem]:
    low = spec.lock.minimum_retention_days if spec.lock else None
    high = spec.lock.maximum_retention_days if spec.lock else None
    if low is not None and high is not None and low > high:
        message = f"at least {low} days and at most {high} leave nothing"
        pointer = ("lock", "maximum_retention_days")
        yield Problem(pointer, f"{message}; write {low} or more")


@check(
    "BKP002",
    "what moves to cold storage stays there for 90 days",
    fact="AWS refuses to delete it earlier",
    source=LIFECYCLE,
    date=READ,
)
def cold_storage_is_long(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        cold = plan.cold_storage_after_days
        if cold is not None and plan.delete_after_days < cold + COLD_DAYS:
            message = f"cold after {cold} days and deleted after {plan.delete_after_days}"
            right = f"write delete_after_days: {cold + COLD_DAYS} or more"
            pointer = ("plans", name, "cold_storage_after_days")
            yield Problem(pointer, f"{message} are less than 90 in between; {right}")


@check(
    "BKP005",
    "what moves to cold storage can do so",
    fact="recovery points of RDS cannot, and AWS Backup ignores the wish: they stay at the full "
    "price. Those of EBS, EFS, DynamoDB and others can",
    source=f"{GUIDE}/backup-feature-availability.html",
    date=READ,
)
def cold_storage_takes_it(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        if plan.cold_storage_after_days is not None and plan.databases:
            message = f"recovery points of postgres/{plan.databases[0]} have no cold storage"
            hint = "give them a plan of their own where others shall move there"
            pointer = ("plans", name, "cold_storage_after_days")
            yield Problem(pointer, f"{message}; remove it", hint)


RETENTION_CHECKS = (
    retention_fits_locks,
    lock_says_its_mode,
    lock_has_room,
    cold_storage_is_long,
    cold_storage_takes_it,
)
