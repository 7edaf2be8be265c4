"""The secret with the master password that RDS makes: who reads it, and whether there is one."""

from collections.abc import Iterator
from typing import Annotated, Any, Protocol

from specgen.documents.schema.fields import reference
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.aws.interfaces.databases import DATABASES, database_of

KEYS = ("password", "username")
"""What the JSON of such a secret has.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html (2026-11-30)
"""
OUTPUT = "master_secret_arn"
RDS_DAYS = 7
"""From one password to the next, if the database does not say. source: as of KEYS"""

ManagedPassword = Annotated[
    str,
    reference(
        "postgres",
        "The database of the same region whose master password RDS makes, instead of `secret`",
        others=DATABASES[1:],
    ),
]


class Value(Protocol):
    @property
    def secret(self) -> str | None: ...
    @property
    def database(self) -> str | None: ...


def maker_of(here: Here[Any], value: Value) -> Here[Any] | None:
    """The database that a value names."""
    return database_of(here, value.database) if value.database else None


def source_problems(here: Here[Any], value: Value, pointer: Pointer) -> Iterator[Problem]:
    """A value comes from one document; if that is a database, RDS makes its password."""
    if bool(value.secret) == bool(value.database):
        what = "both; remove one" if value.secret else "neither; write `secret: NAME`"
        message = f"a value comes from a secret or from a database, this one has {what}"
        yield Problem(pointer, message, at_key=True)
        return
    database = maker_of(here, value)
    if database is not None and not database.spec.makes_its_password:
        held = database.spec.master_secret
        message = f"RDS does not make the password of {database.effective.id}"
        right = f"write `secret: {held}`" if held else "write `secret:`, and its name"
        yield Problem((*pointer, "database"), f"{message}; {right}, which holds it")
