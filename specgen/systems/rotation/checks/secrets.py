"""What the secrets around a rotation document need of it."""

from collections.abc import Iterator

from specgen.facts import names, rds_roots
from specgen.facts.functions import GUIDE
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rotation.groups import groups, reminders, secrets
from specgen.systems.rotation.model import Rotation, function_name, schedule_name

USER = "https://docs.aws.amazon.com/secretsmanager/latest/userguide"
TLS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html"
READ = "2026-11-30"


@check(
    "ROT206",
    "a rotation has a secret to rotate",
    severity=Severity.WARNING,
    fact="a secret says by `rotation` that it rotates; otherwise nothing is made for it",
    source=f"{USER}/rotating-secrets.html",
    date=READ,
)
def something_rotates(spec: Rotation, here: Here) -> Iterator[Problem]:  # noqa: ARG001
    if not secrets(here) and not here.project.may_lack("secret"):
        message = f"no secret of {here.environment} in {here.region} has `rotation`; add it to one"
        yield Problem(("name",), f"{message}, or remove this document")


@check(
    "ROT207",
    "reminders reach somebody",
    fact="a schedule publishes to a topic",
    source="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html",
    date=READ,
)
def reminders_have_a_topic(spec: Rotation, here: Here) -> Iterator[Problem]:
    found = [secret.name for secret in reminders(here)]
    if found and spec.topic is None:
        message = f"nobody is reminded of secret/{', secret/'.join(found)}; write `topic: ...`"
        yield Problem(("name",), message)
    elif spec.topic is not None and not found:
        message = "no secret here has `way: reminder`, so nothing is published; remove `topic`"
        yield Problem(("topic",), message)


@check(
    "ROT208",
    "one administrator makes the users of a database",
    fact="each function reads the password of one administrator, and of nobody else's secrets",
    source=f"{USER}/rotating-secrets-required-permissions-function.html",
    date=READ,
)
def administrator_is_one(spec: Rotation, here: Here) -> Iterator[Problem]:  # noqa: ARG001
    for group in groups(here):
        found = sorted({s.spec.rotation.administrator for s in group.secrets} - {None})
        if len(found) > 1:
            message = f"secrets of {group.on.effective.id} name {' and '.join(found)} as their "
            yield Problem(("name",), f"{message}`administrator`; write the same one in each")


@check(
    "ROT209",
    "the certificates of a database's region are known",
    fact="each region of RDS has authorities of its own, which Lambda does not know",
    source=TLS,
    date=READ,
    dated=True,
)
def authorities_are_known(spec: Rotation, here: Here) -> Iterator[Problem]:  # noqa: ARG001
    databases = {g.on.effective.id for g in groups(here) if g.is_of_a_database}
    if databases and here.region not in rds_roots.regions():
        message = f"specgen has no certificates of RDS in {here.region}, so functions could not "
        message += f"verify {', '.join(sorted(databases))}; write `way: function`"
        yield Problem(("name",), f"{message} with a function of yours")


@check(
    "ROT210",
    "names of functions and schedules fit",
    fact="names of functions, roles and schedules have at most 64 characters",
    source=f"{GUIDE}/gettingstarted-limits.html",
    date=READ,
)
def names_fit(spec: Rotation, here: Here) -> Iterator[Problem]:  # noqa: ARG001
    for group in groups(here):
        if problem := names.problem("iam_role", function_name(here, group)):
            others = "of this document, or of the database or key"
            yield Problem(("name",), f"the function {problem}; shorten the name {others}")
    for secret in reminders(here):
        if problem := names.problem("schedule", schedule_name(here, secret)):
            message = f"the schedule {problem}; shorten the name of this document, or of "
            yield Problem(("name",), f"{message}secret/{secret.name}")


SECRET_CHECKS = (
    something_rotates,
    reminders_have_a_topic,
    administrator_is_one,
    authorities_are_known,
    names_fit,
)
