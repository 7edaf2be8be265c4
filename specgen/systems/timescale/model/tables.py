"""Nested maps of a timescale document: hypertables, levels, their policies."""

import re
from typing import Annotated

from msgspec import UNSET, Meta

from specgen.sdk import EarlierNames, Ordered, Part, Renamable
from specgen.systems.timescale.model.parts import IDENTIFIER

VALUE_PATTERN = r"^(first|last|min|max|sum)\([a-z_][a-z0-9_]{0,62}\)$|^count\(\*\)$"
ORDER_PATTERN = (
    r"^[a-z_][a-z0-9_]{0,62}( (ASC|DESC|asc|desc))?( (NULLS|nulls) (FIRST|LAST|first|last))?$"
)
TYPE_PATTERN = r"^[a-z][a-z0-9_]*( [a-z]+)*(\([0-9]{1,4}(, ?[0-9]{1,4})?\))?(\[\])?( not null)?$"
Identifier = Annotated[str, Meta(pattern=IDENTIFIER)]
DAY_SECONDS = 86_400


class InDatabase(Renamable, kw_only=True):
    renamed_from: Annotated[
        EarlierNames,
        Meta(
            description="Earlier name, or names with the oldest first: what still has one is "
            "renamed in the database, and keeps its rows",
            examples=["old_name"],
        ),
    ] = UNSET


class Hypertable(InDatabase, kw_only=True):
    columns: Annotated[
        dict[Identifier, Annotated[str, Meta(pattern=TYPE_PATTERN)]],
        Meta(
            description="Column -> type of PostgreSQL, with `not null` if it must have a value",
            min_length=1,
            examples=[{"ts": "timestamptz", "symbol": "text not null", "price": "numeric"}],
        ),
    ]
    time_column: Annotated[
        str, Meta(description="Column that splits it into chunks", pattern=IDENTIFIER)
    ] = "ts"
    chunk_interval_hours: Annotated[
        int, Meta(description="Time that a chunk holds, hours", ge=1, le=8760)
    ] = 24
    segment_by: Annotated[
        Ordered[Identifier],
        Meta(description="Columns that identify a series; compression and levels group by them"),
    ] = []
    order_by: Annotated[
        Ordered[Annotated[str, Meta(pattern=ORDER_PATTERN)]],
        Meta(
            description="Order in a compressed chunk; defaults to the newest first",
            examples=[["ts DESC"]],
        ),
    ] = []
    values: Annotated[
        dict[Identifier, Annotated[str, Meta(pattern=VALUE_PATTERN)]],
        Meta(
            description="Columns of its levels: first, last, min, max or sum of a column, or "
            "count(*). An average is a sum divided by a count. Without values it has no levels",
            examples=[{"high": "max(price)", "trades": "count(*)"}],
        ),
    ] = {}
    retention_days: (
        Annotated[
            int,
            Meta(description="Days that its rows are kept; defaults to the document's", ge=1),
        ]
        | None
    ) = None

    def ordered_columns(self) -> list[tuple[str, str]]:
        """The time first, then what identifies a series, then the others by name."""
        first = [self.time_column, *self.segment_by]
        rank = {name: i for i, name in reversed(list(enumerate(first)))}
        return sorted(self.columns.items(), key=lambda item: (rank.get(item[0], len(first)), item))


class Refresh(Part):
    start_offset_hours: Annotated[
        int, Meta(description="How far back a refresh looks for late rows, hours", ge=1)
    ] = 72
    end_offset_minutes: (
        Annotated[
            int,
            Meta(
                description="Age below which rows are not refreshed, minutes; defaults to one "
                "bucket",
                ge=1,
            ),
        ]
        | None
    ) = None
    schedule_minutes: (
        Annotated[int, Meta(description="Minutes between refreshes; defaults to one bucket", ge=1)]
        | None
    ) = None


class Level(InDatabase, kw_only=True):
    bucket_seconds: Annotated[
        int, Meta(description="Time that one row covers, seconds", ge=1, le=2_592_000)
    ]
    retention_days: (
        Annotated[int, Meta(description="Days that its rows are kept; by default for ever", ge=1)]
        | None
    ) = None
    refresh: Annotated[Refresh, Meta(description="When it is refreshed")] = Refresh()

    @property
    def bucket_minutes(self) -> int:
        """Rounded up: a refresh is never more frequent than every minute."""
        return -(-self.bucket_seconds // 60)

    @property
    def start_seconds(self) -> int:
        return self.refresh.start_offset_hours * 3600

    @property
    def end_minutes(self) -> int:
        return self.refresh.end_offset_minutes or self.bucket_minutes

    @property
    def every_minutes(self) -> int:
        return self.refresh.schedule_minutes or self.bucket_minutes


class Compression(Part):
    after_days: Annotated[
        int, Meta(description="Age at which a chunk is compressed, days", ge=1)
    ] = 7
    every_hours: Annotated[
        int, Meta(description="Hours between two runs of the job", ge=1, le=720)
    ] = 24


def value_parts(value: str) -> tuple[str, str]:
    """`max(price)` -> (max, price); `count(*)` -> (count, *)."""
    match = re.fullmatch(r"([a-z]+)\((.*)\)", value)
    if match is None:
        raise ValueError(value)
    return match[1], match[2]


def bare_type(column: str) -> str:
    """`numeric(18, 8) not null` -> `numeric`."""
    return re.sub(r"(\(.*\))?(\[\])?( not null)?$", "", column)


def order_column(item: str) -> str:
    return item.partition(" ")[0]
