"""What a document may do with the tables that name it, and how it finds them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces.storage import TABLE, Table, Verb
from specgen.sdk.aws.used import Statement, key_of, key_statement, used_by, variable

VERBS: tuple[Verb, ...] = ("readers", "writers")
READ = tuple(
    f"dynamodb:{action}"
    for action in (
        "BatchGetItem",
        "ConditionCheckItem",
        "DescribeTable",
        "GetItem",
        "Query",
        "Scan",
    )
)
WRITE = tuple(
    f"dynamodb:{action}"
    for action in (
        *("BatchWriteItem", "ConditionCheckItem", "DeleteItem", "DescribeTable", "PutItem"),
        "UpdateItem",
    )
)
"""Clients describe a table whose keys they want to know, and a transaction of writes may check."""


@dataclass(frozen=True, slots=True)
class Grant:
    table: Here[Table]
    reads: bool
    writes: bool

    @property
    def arn(self) -> str:
        return self.table.spec.arn(self.table)

    @property
    def key(self) -> Here[Any] | None:
        return key_of(self.table)

    @property
    def variable(self) -> str:
        """Environment variable with the name."""
        return variable(self.table, "TABLE")


def grants(here: Here[Any]) -> list[Grant]:
    """Of the table in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    return [
        Grant(table, *(table.spec.serves(verb, kind, name) for verb in VERBS))
        for table in used_by(TABLE, here, lambda t: any(t.serves(v, kind, name) for v in VERBS))
    ]


def needed(here: Here[Any]) -> Iterator[Here[Any]]:
    """What must exist before it runs: tables, and the keys that its role names."""
    for grant in grants(here):
        yield grant.table
        yield from [grant.key] if grant.key else []


def statements(here: Here[Any], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """key_arn: of a key document"""
    found = grants(here)
    if read := [arn for g in found if g.reads for arn in (g.arn, f"{g.arn}/index/*")]:
        yield allow("ReadItems", READ, read)
    if written := [grant.arn for grant in found if grant.writes]:
        yield allow("WriteItems", WRITE, written)
    yield from _keys(found, key_arn)


def _keys(found: Sequence[Grant], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """DynamoDB opens a table's key for whoever reads or writes; it makes data keys by itself. That
    these two actions are enough is not verified.

    source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
    (2026-11-30)
    """
    keys = [key for grant in found if (key := grant.key)]
    actions = ["kms:Decrypt", "kms:DescribeKey"]
    yield from key_statement("DecryptItems", actions, keys, "dynamodb", key_arn)
