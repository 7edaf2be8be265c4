"""Sums of connections: what clients open, what tasks admit, what the database allows."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.interfaces import POSTGRES, SERVICE
from specgen.systems.pooler.model import POOLER, SUPERUSER_PERCENT, Pooler, allowed_connections

LIMITS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html"
CONFIG = "https://www.pgbouncer.org/config.html"
CHANGELOG = "https://www.pgbouncer.org/changelog.html"
DATE = "2026-11-24"
PREPARED_FROM = (1, 21)


def _by_database(project: Project) -> Iterator[tuple[Here, list[Effective]]]:
    """Each database with the poolers of all regions that connect to it."""
    found: dict[tuple[str, str, str], tuple[Here, list[Effective]]] = {}
    for effective in POOLER.all(project):
        database = POSTGRES.find(Here(project, effective), effective.spec.database)
        if database is not None:
            key = (database.name, *database.effective.spot)
            found.setdefault(key, (database, []))[1].append(effective)
    yield from found.values()


def _sum(poolers: list[Effective]) -> str:
    """The sum, spelled out for the message."""
    return " + ".join(
        f"{e.spec.user_sum()} x {e.spec.tasks.maximum} tasks of {e.name} in {e.region}"
        for e in poolers
    )


@project_check(
    "PGB001",
    "a database allows the connections that its poolers may open",
    fact="each task opens up to pool_size plus reserve_pool_size connections for each user; the "
    "database refuses any above max_connections, of which administrators need some",
    source=LIMITS,
    date=DATE,
)
def database_has_the_connections(project: Project) -> Iterator[At]:
    """Reported at the pooler that opens the most."""
    for database, poolers in _by_database(project):
        allowed = allowed_connections(database)
        wanted = sum(e.spec.server_connections for e in poolers)
        if allowed is None or wanted <= allowed:
            continue
        largest = max(poolers, key=lambda e: (e.spec.server_connections, e.region))
        most = database.spec.max_connections
        message = f"up to {wanted:,} server connections, but postgres/{database.name} allows "
        what = f"{allowed:,} ({most:,} less {SUPERUSER_PERCENT} %)"
        hint = f"{_sum(poolers)} = {wanted:,}; write a smaller pool_size, or fewer tasks"
        yield At(largest, Problem(("pool_size",), f"{message}{what}", hint))


@project_check(
    "PGB101",
    "a database also allows the connections while a deployment runs",
    severity=Severity.WARNING,
    fact="old tasks keep their connections until their clients have left",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
    date=DATE,
)
def deployments_have_the_connections(project: Project) -> Iterator[At]:
    """One pooler deploys at a time; PGB001 reports a database that is too small anyway."""
    for database, poolers in _by_database(project):
        allowed = allowed_connections(database)
        usual = sum(e.spec.server_connections for e in poolers)
        if allowed is None or usual > allowed:
            continue
        for effective in poolers:
            spec, most = effective.spec, effective.spec.most_tasks()
            wanted = usual - spec.server_connections + spec.connections_of(most)
            if wanted > allowed:
                message = f"{most} tasks during a deployment make up to {wanted:,} server "
                what = (
                    f"connections of all poolers, but postgres/{database.name} allows {allowed:,}"
                )
                hint = "write a smaller maximum_percent, a smaller pool_size, or fewer tasks"
                yield At(effective, Problem(("tasks", "maximum"), f"{message}{what}", hint))


@check(
    "PGB002",
    "a pooler admits all its clients",
    severity=Severity.WARNING,
    fact="PgBouncer refuses clients above max_client_conn, and they try again",
    source=CONFIG,
    date=DATE,
)
def clients_are_admitted(spec: Pooler, here: Here) -> Iterator[Problem]:
    """Clients are the services in the same environment and region that name the pooler."""
    tasks = {
        other.name: other.spec.tasks.maximum
        for other in SERVICE.near(here)
        if other.spec.uses("pooler", here.name)
    }
    wanted = sum(tasks.values()) * spec.connections_per_client_task
    admitted = spec.tasks.maximum * spec.max_client_connections
    if wanted > admitted:
        count = f"{sum(tasks.values())} tasks of {', '.join(tasks)}"
        each = f"{count} x {spec.connections_per_client_task} = {wanted:,} connections"
        have = f"{spec.tasks.maximum} x {spec.max_client_connections:,} = {admitted:,}"
        message = f"clients will be refused: {each}, but the pooler admits {have}"
        yield Problem(("max_client_connections",), message, "write more, or run more tasks")


@check(
    "PGB003",
    "prepared statements work in the pool's mode",
    fact="PgBouncer keeps prepared statements in transaction mode from 1.21 on; before that, the "
    "next transaction may get another connection without them",
    source=CHANGELOG,
    date=DATE,
)
def prepared_statements_work(spec: Pooler) -> Iterator[Problem]:
    numbers = tuple(int(part) for part in spec.version.split("."))[:2]
    if spec.keeps_statements and numbers < PREPARED_FROM:
        message = f"PgBouncer {spec.version} keeps no prepared statements"
        hint = "with 0, clients must not use prepared statements, or pool_mode must be session"
        what = 'write version "1.21" or later, or prepared_statements: 0'
        yield Problem(("version",), f"{message}; {what}", hint)


CONNECTION_CHECKS = (clients_are_admitted, prepared_statements_work)
CONNECTION_PROJECT_CHECKS = (database_has_the_connections, deployments_have_the_connections)
