"""Timescale document -> the SQL of its tables, levels and policies, which can run repeatedly.

Names match a pattern without quotes or upper case, but are quoted anyway, because a name may be a
keyword of SQL.
"""

from collections.abc import Iterator
from itertools import product

from specgen.sdk import PartName, fill, part_name, spellings
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.model.tables import Hypertable, Level, order_column, value_parts

FOLDER = "documents/timescale"
NOT_NULL = " not null"
AGAIN = {"first": "first", "last": "last", "min": "min", "max": "max", "sum": "sum", "count": "sum"}
"""Function of a level -> function over it in the next coarser level; counts are added up."""


def schema(spec: Timescale) -> str:
    """SQL of one transaction; the database and its extension must exist."""
    parts = [part for name, table in spec.hypertables.items() for part in _table(spec, name, table)]
    if spec.application:
        parts.append(_fill("grants", user=_quoted(spec.application.user)))
    return "\n".join(parts)


def _table(spec: Timescale, name: str, table: Hypertable) -> Iterator[str]:
    own = part_name(name, table)
    yield from _renamed("TABLE", own)
    for level, made in spec.levels.items():
        yield from _renamed("MATERIALIZED VIEW", own, part_name(level, made))
    yield _hypertable(name, table)
    if spec.extension.license == "apache":
        return
    if spec.compression:
        yield _compression(spec, name, table)
    else:
        yield f"SELECT remove_compression_policy('{_quoted(name)}', if_exists => true);"
    source: tuple[str, Level] | None = None
    for level, made in spec.ordered_levels() if table.values else ():
        yield _level(name, table, (level, made), source)
        yield _retention(f"{name}_{level}", made.retention_days)
        source = (level, made)
    # last, so that rows that are already too old have been read
    yield _retention(name, spec.kept_days(table))


def _renamed(what: str, *parts: PartName) -> Iterator[str]:
    """What still has an earlier name gets the present one, whichever part of it was renamed.

    source: https://www.tigerdata.com/docs/reference/timescaledb/continuous-aggregates/alter_materialized_view
    (2026-11-29)
    """
    *earlier, now = ("_".join(names) for names in product(*map(spellings, parts)))
    for was in earlier:
        yield _fill("renamed", what=what, title=now, was=_quoted(was), now=_quoted(now))


def _hypertable(name: str, table: Hypertable) -> str:
    columns = {name: kind.removesuffix(NOT_NULL) for name, kind in table.ordered_columns()}
    filled = {c for c, kind in table.columns.items() if kind.endswith(NOT_NULL)}
    definitions = [
        f"{_quoted(c)} {kind}{' NOT NULL' if c in filled or c == table.time_column else ''}"
        for c, kind in columns.items()
    ]
    added = [
        f"ALTER TABLE {_quoted(name)} ADD COLUMN IF NOT EXISTS {_quoted(c)} {kind};"
        for c, kind in columns.items()
    ]
    return _fill(
        "hypertable",
        title=name,
        table=_quoted(name),
        literal=_quoted(name),
        time_name=table.time_column,
        columns=",\n  ".join(definitions),
        added="\n".join(added),
        chunk_hours=str(table.chunk_interval_hours),
    )


def _compression(spec: Timescale, name: str, table: Hypertable) -> str:
    order = table.order_by or [f"{table.time_column} DESC"]
    rule = spec.compression
    return _fill(
        "compression",
        table=_quoted(name),
        literal=_quoted(name),
        segment_by=", ".join(_quoted(column) for column in table.segment_by),
        order_by=", ".join(_ordered(item) for item in order),
        after_days=str(rule.after_days if rule else 0),
        every_hours=str(rule.every_hours if rule else 0),
    )


def _ordered(item: str) -> str:
    column = order_column(item)
    return f"{_quoted(column)}{item[len(column) :].upper()}"


def _level(
    name: str, table: Hypertable, own: tuple[str, Level], finer: tuple[str, Level] | None
) -> str:
    """SQL of a level over the table, or over the next finer level."""
    (level, made), source = own, f"{name}_{finer[0]}" if finer else name
    groups = [_quoted(column) for column in table.segment_by]
    columns = [*groups, *(_value(table, key, finer is None) for key in table.values)]
    names = [*groups, *(_quoted(key) for key in table.values)]
    return _fill(
        "level",
        title=f"{name}_{level}",
        source_title=source,
        view=_quoted(f"{name}_{level}"),
        literal=_quoted(f"{name}_{level}"),
        source=_quoted(source),
        time=_quoted(table.time_column) if finer is None else "bucket",
        bucket_seconds=str(made.bucket_seconds),
        columns="".join(f",\n  {column}" for column in columns),
        names="".join(f", {column}" for column in names),
        groups=", ".join(str(i + 1) for i in range(len(groups) + 1)),
        start_hours=str(made.refresh.start_offset_hours),
        end_minutes=str(made.end_minutes),
        every_minutes=str(made.every_minutes),
    )


def _value(table: Hypertable, key: str, from_table: bool) -> str:
    function, column = value_parts(table.values[key])
    called = function if from_table else AGAIN[function]
    read = _quoted(column if from_table else key)
    if function in {"first", "last"}:
        time = _quoted(table.time_column) if from_table else "bucket"
        read = f"{read}, {time}"
    elif function == "count" and from_table:
        read = "*"
    return f"{called}({read}) AS {_quoted(key)}"


def _retention(relation: str, days: int | None) -> str:
    literal = _quoted(relation)
    policy = f"SELECT add_retention_policy('{literal}', drop_after => INTERVAL '{days} days');"
    return _fill("retention", literal=literal, policy=policy if days is not None else "").rstrip()


def _quoted(name: str) -> str:
    return f'"{name}"'


def _fill(name: str, **values: str) -> str:
    return fill(f"{FOLDER}/{name}.sql", **values)
