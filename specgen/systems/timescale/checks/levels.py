"""Levels and policies: nothing is dropped before it is read, refreshed or compressed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from specgen.sdk import Pointer, Problem, Severity, check
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.model.tables import DAY_SECONDS, Level

RETENTION = "https://docs.tigerdata.com/use-timescale/latest/data-retention/data-retention-with-continuous-aggregates/"
HIERARCHY = "https://docs.tigerdata.com/use-timescale/latest/continuous-aggregates/hierarchical-continuous-aggregates/"
REFRESH = (
    "https://docs.tigerdata.com/api/latest/continuous-aggregates/add_continuous_aggregate_policy/"
)
COMPRESSION = "https://docs.tigerdata.com/api/latest/compression/add_compression_policy/"
DAY = "2026-11-24"
MIN_BUCKETS = 2


@dataclass(frozen=True, slots=True)
class Source:
    """What a level reads; days: how long it is kept, None: for ever"""

    name: str
    days: int | None


def _with_source(spec: Timescale) -> Iterator[tuple[str, Level, Source]]:
    """Each level with what it reads: the finest reads each table, others the next finer level."""
    ordered = spec.ordered_levels()
    tables = [(n, t) for n, t in spec.hypertables.items() if t.values]
    for name, level in ordered[:1]:
        for table, made in tables:
            yield name, level, Source(table, spec.kept_days(made))
    for (finer, read), (name, level) in pairwise(ordered):
        yield name, level, Source(f"the level {finer}", read.retention_days)


@check(
    "TSD004",
    "a refresh reads only rows that still exist",
    fact="a refresh rebuilds buckets from what it finds; if rows have been dropped it finds "
    "nothing, and erases the aggregates made from them",
    source=RETENTION,
    date=DAY,
)
def refresh_stays_inside_retention(spec: Timescale) -> Iterator[Problem]:
    for name, level, source in _with_source(spec):
        if source.days is not None and level.start_seconds >= source.days * DAY_SECONDS:
            hours = level.refresh.start_offset_hours
            message = (
                f"a refresh {hours} hours back would erase aggregates: {source.name} keeps "
                f"{source.days} days ({source.days * 24} hours)"
            )
            hint = f"write less than {source.days * 24}, such as {max(source.days * 12, 1)}"
            yield Problem(("levels", name, "refresh", "start_offset_hours"), message, hint)


@check(
    "TSD005",
    "chunks are compressed before they are dropped",
    fact="a chunk that is dropped first is never compressed",
    source=COMPRESSION,
    date=DAY,
)
def compression_comes_first(spec: Timescale) -> Iterator[Problem]:
    rule = spec.compression
    kept = {name: spec.kept_days(table) for name, table in spec.hypertables.items()}
    shortest = min((days for days in kept.values() if days is not None), default=0)
    for name, days in kept.items() if rule else ():
        if rule and days is not None and rule.after_days >= days:
            message = f"chunks of {name} are dropped after {days} days, before they are compressed"
            instead = f"write at most {shortest - 1}" if shortest > 1 else "remove compression"
            yield Problem(("compression", "after_days"), f"{message}; {instead}")


@check(
    "TSD006",
    "a coarser level is made of whole rows of the finer one, and is kept at least as long",
    fact="TimescaleDB refuses a bucket that is not a multiple of the finer one's; a coarser level "
    "that is dropped first is of no use",
    source=HIERARCHY,
    date=DAY,
)
def levels_are_a_hierarchy(spec: Timescale) -> Iterator[Problem]:
    for (finer, fine), (coarser, coarse) in pairwise(spec.ordered_levels()):
        pointer = ("levels", coarser)
        if coarse.bucket_seconds % fine.bucket_seconds or (
            coarse.bucket_seconds == fine.bucket_seconds
        ):
            message = (
                f"{coarse.bucket_seconds} seconds are not a multiple of the level {finer}, "
                f"whose rows are {fine.bucket_seconds} seconds"
            )
            near = max(coarse.bucket_seconds // fine.bucket_seconds, 2) * fine.bucket_seconds
            yield Problem((*pointer, "bucket_seconds"), f"{message}; write {near}")
        if coarse.retention_days is not None and (
            fine.retention_days is None or coarse.retention_days < fine.retention_days
        ):
            kept = f"{fine.retention_days} days" if fine.retention_days else "for ever"
            message = f"{coarse.retention_days} days is shorter than the level {finer} is kept"
            yield Problem(
                (*pointer, "retention_days"),
                f"{message}: {kept}; write more, or less there",
            )


@check(
    "TSD117",
    "a refresh covers at least two rows",
    fact="TimescaleDB refuses a window of less than two buckets between start and end offset",
    source=REFRESH,
    date=DAY,
)
def windows_are_wide(spec: Timescale) -> Iterator[Problem]:
    for name, level in spec.ordered_levels():
        rows = MIN_BUCKETS * level.bucket_seconds
        hours, need = level.refresh.start_offset_hours, level.end_minutes * 60 + rows
        if level.start_seconds >= need:
            continue
        message = f"from {hours} hours to {level.end_minutes} minutes back is less than 2 rows"
        start, end = -(-need // 3600), (level.start_seconds - rows) // 60
        days = min((s.days for n, _, s in _with_source(spec) if n == name and s.days), default=None)
        refresh: Pointer = ("levels", name, "refresh")
        if days is None or start < days * 24:
            yield Problem((*refresh, "start_offset_hours"), f"{message}; write {start} or more")
        elif level.refresh.end_offset_minutes and end > 0:
            yield Problem((*refresh, "end_offset_minutes"), f"{message}; write {end} or less")
        else:
            keep = f"what it reads is kept {days} days; keep it {start // 24 + 1} or more"
            yield Problem((*refresh, "start_offset_hours"), f"{message}, and {keep}")


@check(
    "TSD118",
    "a level waits until its rows are complete",
    severity=Severity.WARNING,
    fact="a row of a level is complete when its time is over and the finer level has been "
    "refreshed; a row read earlier must be read again",
    source=REFRESH,
    date=DAY,
)
def levels_wait(spec: Timescale) -> Iterator[Problem]:
    for name, level in spec.ordered_levels():
        if level.end_minutes < level.bucket_minutes:
            message = (
                f"{level.end_minutes} minutes is less than a row of {level.bucket_minutes}, "
                f"which is not complete by then; write {level.bucket_minutes} or more"
            )
            yield Problem(("levels", name, "refresh", "end_offset_minutes"), message)
    for (finer, fine), (coarser, coarse) in pairwise(spec.ordered_levels()):
        if coarse.bucket_minutes <= coarse.end_minutes < fine.end_minutes:
            message = (
                f"{coarse.end_minutes} minutes is less than the level {finer} waits; "
                f"write {fine.end_minutes} or more"
            )
            yield Problem(("levels", coarser, "refresh", "end_offset_minutes"), message)


@check(
    "TSD119",
    "levels have tables with values, and values have levels",
    severity=Severity.WARNING,
)
def levels_have_values(spec: Timescale) -> Iterator[Problem]:
    if spec.levels and not any(table.values for table in spec.hypertables.values()):
        first = next(iter(spec.hypertables))
        message = f"no table has values, so no level is created; add `values` to {first}"
        yield Problem(("levels",), message, at_key=True)
    for name, table in spec.hypertables.items() if not spec.levels else ():
        if table.values:
            message = f"without levels the values of {name} are not used; add `levels`"
            yield Problem(("hypertables", name, "values"), message, at_key=True)


LEVEL_CHECKS = (
    refresh_stays_inside_retention,
    compression_comes_first,
    levels_are_a_hierarchy,
    windows_are_wide,
    levels_wait,
    levels_have_values,
)
