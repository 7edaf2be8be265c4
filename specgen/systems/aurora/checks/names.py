"""Names: of the document, of the master user and of the database."""

from collections.abc import Iterator

from specgen.facts import mysql, sql
from specgen.sdk import Here, Problem, check
from specgen.systems.aurora.model import Aurora

OTHERS = ("postgres", "postgres_replica", "mysql", "mysql_replica")
"""Kinds that `database: ...` or `replica: ...` may name, too."""


@check("AUR101", "a cluster and a database of another kind have different names")
def name_is_of_one_kind(_spec: Aurora, here: Here) -> Iterator[Problem]:
    """A document that names a database does not say of which kind it is."""
    for kind in OTHERS:
        if here.project.find(kind, here.name, here.environment, here.region) is not None:
            message = f"there is also {kind}/{here.name}, and who names {here.name} would mean both"
            yield Problem(("name",), f"{message}; write another name, such as {here.name}-aurora")


@check(
    "AUR102",
    "the master user and the database have names that are not reserved",
    fact="RDS refuses words that the engine reserves, its own databases, and users of RDS such as "
    "rdsadmin",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html",
    date="2026-11-30",
)
def names_are_free(spec: Aurora) -> Iterator[Problem]:
    engine = sql if spec.is_postgres else mysql
    if spec.username and not engine.is_user(spec.username):
        own = "postgres" if spec.is_postgres else "admin"
        yield Problem(("username",), f"{spec.username} is reserved; write {own} or another name")
    name = spec.database_name
    if name and not engine.is_database(name):
        yield Problem(("database_name",), f"{name} is reserved; write {name}_data or another name")


NAME_CHECKS = (name_is_of_one_kind, names_are_free)
