"""Columns: the named ones exist, and have a suitable type."""

from collections.abc import Iterator

from specgen.sdk import Pointer, Problem, check, did_you_mean
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.model.tables import Hypertable, bare_type, order_column, value_parts

HYPERTABLES = "https://docs.tigerdata.com/api/latest/hypertable/create_hypertable/"
TYPES = "https://www.postgresql.org/docs/current/datatype.html"
LIMITS = "https://www.postgresql.org/docs/current/limits.html"
DAY = "2026-11-24"
TIME_TYPES = ("timestamptz", "timestamp with time zone", "timestamp", "date")
BUCKET = "bucket"
MAX_IDENTIFIER = 63
KNOWN_TYPES = (
    *TIME_TYPES,
    *("bigint", "boolean", "bytea", "char", "cidr", "double precision", "inet", "int", "integer"),
    *("interval", "json", "jsonb", "macaddr", "numeric", "decimal", "real", "smallint", "text"),
    *("time", "uuid", "varchar"),
)


def _tables(spec: Timescale) -> Iterator[tuple[Pointer, str, Hypertable]]:
    for name, table in spec.hypertables.items():
        yield ("hypertables", name), name, table


def _missing(table: Hypertable, column: str, pointer: Pointer) -> Iterator[Problem]:
    if column not in table.columns:
        guess = did_you_mean(column, list(table.columns))
        guess = f"{guess}, or add it to `columns`" if guess else "; add it to `columns`"
        yield Problem(pointer, f"there is no column `{column}`{guess}")


@check("TSD112", "named columns exist")
def columns_exist(spec: Timescale) -> Iterator[Problem]:
    for pointer, _, table in _tables(spec):
        yield from _missing(table, table.time_column, (*pointer, "time_column"))
        for i, column in enumerate(table.segment_by):
            yield from _missing(table, column, (*pointer, "segment_by", i))
        for i, item in enumerate(table.order_by):
            yield from _missing(table, order_column(item), (*pointer, "order_by", i))
        for key, value in table.values.items():
            function, column = value_parts(value)
            if function != "count":
                yield from _missing(table, column, (*pointer, "values", key))


@check(
    "TSD113",
    "the time column holds time",
    fact="retention, compression and refresh are set in days and hours, which need a time type",
    source=HYPERTABLES,
    date=DAY,
)
def time_is_time(spec: Timescale) -> Iterator[Problem]:
    for pointer, _, table in _tables(spec):
        kind = table.columns.get(table.time_column)
        if kind is not None and bare_type(kind) not in TIME_TYPES:
            message = f"`{table.time_column}` is {kind}, but a hypertable needs a time type"
            place = (*pointer, "columns", table.time_column)
            yield Problem(place, f"{message}; write timestamptz, or another `time_column`")


@check("TSD114", "types of columns are PostgreSQL's", source=TYPES, date=DAY)
def types_exist(spec: Timescale) -> Iterator[Problem]:
    for pointer, _, table in _tables(spec):
        for column, kind in table.columns.items():
            bare = bare_type(kind)
            if bare not in KNOWN_TYPES:
                guess = did_you_mean(bare, KNOWN_TYPES)
                place = (*pointer, "columns", column)
                yield Problem(place, f"PostgreSQL has no type {bare}{guess}")


@check(
    "TSD115",
    "order_by and segment_by share no column",
    fact="TimescaleDB refuses a column in both",
    source="https://docs.tigerdata.com/api/latest/compression/alter_table_compression/",
    date=DAY,
)
def orders_and_segments_differ(spec: Timescale) -> Iterator[Problem]:
    for pointer, _, table in _tables(spec):
        for i, item in enumerate(table.order_by):
            column = order_column(item)
            if column in table.segment_by:
                message = f"`{column}` is already in segment_by; remove it from one"
                yield Problem((*pointer, "order_by", i), message)
        if table.time_column in table.segment_by:
            message = f"`{table.time_column}` is the time, so each row would be its own series"
            place = (*pointer, "segment_by", table.segment_by.index(table.time_column))
            yield Problem(place, f"{message}; remove it")


@check(
    "TSD116",
    "names of levels and their columns are free, and not too long",
    fact="a name has at most 63 bytes, and PostgreSQL cuts off the rest without an error",
    source=LIMITS,
    date=DAY,
)
def names_are_free(spec: Timescale) -> Iterator[Problem]:
    for pointer, name, table in _tables(spec):
        taken = {
            BUCKET: "the time of a level's row",
            **dict.fromkeys(table.segment_by, "a column of segment_by"),
        }
        for key in table.values:
            if key in taken:
                message = f"`{key}` is {taken[key]}; choose another name"
                yield Problem((*pointer, "values", key), message, at_key=True)
        for level in spec.levels if table.values else ():
            view = f"{name}_{level}"
            if view in spec.hypertables:
                message = f"the level {level} of {name} would be called {view}, like a table"
                yield Problem(("levels", level), f"{message}; choose another name", at_key=True)
            elif len(view) > MAX_IDENTIFIER:
                message = f"{view} has {len(view)} characters, at most {MAX_IDENTIFIER} are allowed"
                yield Problem(("levels", level), f"{message}; shorten it", at_key=True)


COLUMN_CHECKS = (
    columns_exist,
    time_is_time,
    types_exist,
    orders_and_segments_differ,
    names_are_free,
)
