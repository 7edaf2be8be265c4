"""Recovery points that stay at the full price, although a plan moves them to cold storage."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces.databases import database_of
from specgen.systems.backup.checks.retention import GUIDE
from specgen.systems.backup.model import Backup
from specgen.systems.backup.model.cold import NEVER_COLD, VOLUMES, archives_volumes
from specgen.systems.backup.model.crossing import backed_up
from specgen.systems.backup.model.parts import Plan


@check(
    "BKP005",
    "recovery points that move to cold storage support it",
    fact="those of RDS and Aurora do not, and AWS Backup ignores the setting: they stay at the "
    "full price. Those of EFS, DynamoDB and others do; those of EBS, if the plan opts in, which "
    "specgen does if it runs once a month: an archived snapshot is a full one, so those of every "
    "day would cost more",
    source=f"{GUIDE}/backup-feature-availability.html",
    date="2026-11-30",
    also=Severity.WARNING,
)
def cold_storage_takes_it(spec: Backup, here: Here) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        if plan.cold_storage_after_days is None:
            continue
        found = [database_of(here, database) for database in plan.databases]
        ids = [database.effective.id for database in found if database is not None]
        pointer = ("plans", name, "cold_storage_after_days")
        if ids:
            message = f"recovery points of {ids[0]} cannot move to cold storage"
            hint = "if others should move there, give the databases a separate plan"
            yield Problem(pointer, f"{message}; remove it", hint)
        else:
            for message, hint in _stays(plan, here):
                yield Problem(pointer, message, hint, severity=Severity.WARNING)


def _stays(plan: Plan, here: Here) -> Iterator[tuple[str, str]]:
    """Of what its tags choose."""
    chosen = [(other.effective.kind, other.effective.id) for other in backed_up(plan, here)]
    if of_rds := [name for kind, name in chosen if kind in NEVER_COLD]:
        message = f"the tags choose {of_rds[0]}, whose recovery points stay at the full price"
        yield message, "give it another tag, and a plan without `cold_storage_after_days`"
    volumes = [name for kind, name in chosen if kind in VOLUMES]
    if volumes and not archives_volumes(plan):
        message = f"the tags choose {volumes[0]}, whose volumes stay at the full price"
        more = "because the plan runs more often than once a month"
        hint = "write a monthly plan with another tag, such as cron(0 4 1 * ? *), or remove it"
        yield f"{message}, {more}", hint


COLD_CHECKS = (cold_storage_takes_it,)
