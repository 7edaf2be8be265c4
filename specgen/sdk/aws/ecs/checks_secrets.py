"""Where the values of a task's secrets come from."""

from collections.abc import Iterator

from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.interfaces import SERVICE
from specgen.sdk.aws.rds.managed_password import KEYS, RDS_DAYS, maker_of, source_problems

MANAGED = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"
READ = "2026-11-30"


@check(
    "CMP195",
    "a secret value comes from one document, and is there",
    fact="RDS keeps the master password that it makes in a secret of its own, with the keys "
    "username and password; without that it has none",
    source=MANAGED,
    date=READ,
)
def values_are_there(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for pointer, value in spec.placed_secrets():
        yield from source_problems(here, value, pointer)
        if value.database and not value.secret and value.json_key not in KEYS:
            message = f"the secret that RDS makes has {' and '.join(KEYS)}, not {value.key}"
            right = "write one of them, and take the address from `addresses`"
            yield Problem((*pointer, "key"), f"{message}; {right}")


@check(
    "CMP196",
    "a service of a protected environment gets no password that changes under it",
    severity=Severity.WARNING,
    fact="RDS changes the password that it makes every 7 days, or as `master_password_days` says; "
    "ECS reads it when a task starts, and a task that runs keeps the old one",
    source=MANAGED,
    date=READ,
)
def passwords_stay_valid(spec: TaskFields, here: Here) -> Iterator[Problem]:
    if not here.protected or here.effective.kind != SERVICE.name:
        return
    for pointer, value in spec.placed_secrets():
        database = maker_of(here, value)
        if database is not None and database.spec.makes_its_password:
            days = database.spec.master_password_days or RDS_DAYS
            message = f"RDS changes this password every {days} days, and a running task keeps the "
            what = "old one, so that its new connections fail until it is started again"
            hint = (
                "let the application log in with IAM (`iam_authentication`); or record a decision "
                "that says who restarts the tasks"
            )
            yield Problem((*pointer, "database"), f"{message}{what}", hint)


SECRETS = (values_are_there, passwords_stay_valid)
