"""Whether a secret rotates, and whether nobody is locked out while it does."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import AURORA, POSTGRES, ROTATION, SECRET
from specgen.sdk.aws.readers import readers
from specgen.sdk.aws.rotation.fields import AUTOMATIC, NEEDS
from specgen.sdk.aws.rotation.waits import poolers, services
from specgen.systems.secret.model import Secret

GUIDE = "https://docs.aws.amazon.com/secretsmanager/latest/userguide"
HUB = "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html"
STRATEGIES = f"{GUIDE}/rotation-strategy.html"
READ = "2026-11-30"
OWN_KEYS = tuple(sorted({key for keys in NEEDS.values() for key in keys}))
WHOLE: Pointer = ("rotation",)
WAY: Pointer = ("rotation", "way")


@check(
    "ROT101",
    "where secrets rotate, each secret says how",
    fact="Security Hub's SecretsManager.1 fails for each secret that does not rotate",
    source=HUB,
    date=READ,
)
def says_how_it_rotates(spec: Secret, here: Here) -> Iterator[Problem]:
    if spec.rotation is None:
        for other in ROTATION.near(here):
            message = f"rotation/{other.name} rotates the secrets of {here.environment}, but this "
            message += "one does not say how; write `rotation: {way: reminder}`, or another way"
            yield Problem(("name",), message)
            return


@check(
    "ROT102",
    "a secret that never rotates has a reason",
    severity=Severity.WARNING,
    fact="Security Hub's SecretsManager.1 and .4 fail for a value that nobody replaces",
    source=HUB,
    date=READ,
)
def never_rotates_for_a_reason(spec: Secret) -> Iterator[Problem]:
    if spec.rotation and spec.rotation.way == "none":
        message = "its value is never replaced; write `way: reminder`, or record a decision for "
        yield Problem(WAY, f"{message}code ROT102 that says why")


@check(
    "ROT103",
    "a rotation has the keys of its way",
    fact="each way works with something else: a database, a KMS key, a function",
    source=STRATEGIES,
    date=READ,
)
def has_the_keys_of_its_way(spec: Secret) -> Iterator[Problem]:
    rotation = spec.rotation
    if rotation is None:
        return
    wanted = NEEDS[rotation.way]
    for key in OWN_KEYS:
        value = getattr(rotation, key)
        if value is None and key in wanted:
            yield Problem(WAY, f"way {rotation.way} needs `{key}`; add it")
        elif value is not None and key not in wanted:
            has = f"has {' and '.join(f'`{k}`' for k in wanted)}" if wanted else "has none of those"
            message = f"way {rotation.way} does not use `{key}`, it {has}; remove it"
            yield Problem(("rotation", key), message)


@check(
    "ROT104",
    "what rotates a secret is where the secret is",
    fact="a function rotates secrets of its own region; copies in other regions follow",
    source=f"{GUIDE}/replicate-secrets.html",
    date=READ,
)
def is_rotated_here(spec: Secret, here: Here) -> Iterator[Problem]:
    rotation = spec.rotation
    if rotation is None or rotation.way == "none" or next(ROTATION.near(here), None):
        return
    if not here.project.may_lack(ROTATION.name):
        message = f"nothing rotates it: {here.environment} has no document of kind `rotation` in "
        yield Problem(WAY, f"{message}{here.region}; add one there")


@check(
    "ROT105",
    "a user that others log in as alternates",
    fact="with one user the old password fails before those who read it have the new one",
    source=STRATEGIES,
    date=READ,
)
def readers_are_not_locked_out(spec: Secret, here: Here) -> Iterator[Problem]:
    if spec.rotation and spec.rotation.way == "single":
        kinds = ("service", "pooler", "job", "function")
        found = sorted({e.id for e in readers(here) if e.kind in kinds})
        if found:
            message = f"{', '.join(found)} would fail to log in during a rotation; write `way: "
            yield Problem(WAY, f"{message}alternating` with an `administrator`")


@check(
    "ROT106",
    "a pooler learns a new user before anybody logs in as that user",
    fact="PgBouncer reads its list of users when it starts and when it is asked to, not by itself",
    source="https://www.pgbouncer.org/config.html#auth_file",
    date=READ,
)
def poolers_learn_users(spec: Secret, here: Here) -> Iterator[Problem]:
    if spec.rotation and spec.rotation.way == "alternating":
        found = sorted({p.effective.id for p in poolers(here) if p.spec.agent is None})
        if found:
            message = f"{', '.join(found)} would refuse the new user, because it reads its secrets "
            yield Problem(WAY, f"{message}at its start only; write `agent: {{}}` there")


@check(
    "ROT107",
    "the administrator is another user than the one that rotates",
    fact="a user cannot take turns with itself; the administrator's own secret rotates as `single`",
    source=STRATEGIES,
    date=READ,
)
def administrator_is_another(spec: Secret, here: Here) -> Iterator[Problem]:
    rotation = spec.rotation
    if rotation is None or rotation.administrator is None:
        return
    pointer = ("rotation", "administrator")
    if rotation.administrator == here.name:
        message = "the secret is its own administrator; name the secret of another user"
        yield Problem(pointer, message)
        return
    admin = SECRET.find(here, rotation.administrator)
    its = admin.spec.rotation if admin else None
    if its is not None and its.way == "alternating":
        message = f"secret/{rotation.administrator} alternates, so its other user would have to "
        yield Problem(pointer, f"{message}administrate, too; write `way: single` there")


@check(
    "ROT108",
    "the database of a secret is in its region",
    fact="a function connects to the database from a network of its own region",
    source=f"{GUIDE}/rotation-network-rqmts.html",
    date=READ,
)
def database_is_near(spec: Secret, here: Here) -> Iterator[Problem]:
    name = spec.rotation.database if spec.rotation else None
    database = (POSTGRES.find(here, name) or AURORA.find(here, name)) if name else None
    if database is not None and database.region != here.region:
        message = (
            f"{database.effective.id} is in {database.region}, the secret in {here.region}; place "
        )
        yield Problem(("rotation", "database"), f"{message}the secret there, with `replicas`")


@check(
    "ROT110",
    "the database of a secret is one whose users the functions know",
    fact="the functions speak to PostgreSQL only",
    source=f"{GUIDE}/reference_available-rotation-templates.html",
    date=READ,
)
def database_is_known(spec: Secret, here: Here) -> Iterator[Problem]:
    name = spec.rotation.database if spec.rotation else None
    cluster = AURORA.find(here, name) if name else None
    if cluster is not None and not cluster.spec.is_postgres:
        message = f"{cluster.effective.id} speaks MySQL, which no function here knows"
        hint = "or write `way: reminder`"
        instead = "write `way: function` with a function of yours"
        yield Problem(("rotation", "database"), f"{message}; {instead}", hint)


@check(
    "ROT109",
    "tasks get a new value before the old one ends",
    severity=Severity.WARNING,
    fact="a task reads its secrets when it starts; the earlier user of two works until the "
    "rotation after this one",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    date=READ,
)
def tasks_start_again(spec: Secret, here: Here) -> Iterator[Problem]:
    rotation, rotating = spec.rotation, list(ROTATION.near(here))
    if rotation is None or rotation.way not in AUTOMATIC:
        return
    found = sorted({service.effective.id for service in services(here)})
    if found and rotating and not any(other.spec.restarts for other in rotating):
        message = f"{', '.join(found)} may run longer than {rotation.every_days} days and then use "
        right = f"an old value; write `restarts: true` in rotation/{rotating[0].name}"
        yield Problem(WAY, f"{message}{right}")


ROTATION_CHECKS = (
    says_how_it_rotates,
    never_rotates_for_a_reason,
    has_the_keys_of_its_way,
    is_rotated_here,
    readers_are_not_locked_out,
    poolers_learn_users,
    administrator_is_another,
    database_is_known,
    database_is_near,
    tasks_start_again,
)
