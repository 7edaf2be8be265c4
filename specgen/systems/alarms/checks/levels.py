"""Thresholds: in order, and such that the alarm can be raised and can end."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from specgen.facts import alarms as facts
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.alarms import SEVERITIES, Alarm
from specgen.sdk.alarms import Severity as Level
from specgen.systems.alarms.checks.sizes import most_of, other_unit
from specgen.systems.alarms.model import Alarms
from specgen.systems.alarms.model.fields import Threshold
from specgen.systems.alarms.model.plan import Planned, Watched, fits


@check("OBS004", "a more severe threshold is farther away: info, then warning, then critical")
def thresholds_are_ordered(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    for one, row in _tuned(spec, here):
        levels = spec.levels(one.here, row)
        sign = 1 if row.operator == "above" else -1
        for less, more in pairwise([s for s in SEVERITIES if s in levels]):
            if sign * levels[less] >= sign * levels[more]:
                message = (
                    f"{row.id} of {one.id}: {more} {levels[more]:g} is not {row.operator} "
                    f"{less} {levels[less]:g}"
                )
                hint = f"write both, `{less}` and `{more}`"
                yield Problem(_pointer(spec, one, row, more, less), message, hint)


MANY = 1_000
"""A number of which a tenth is a better threshold than the number itself."""


@check(
    "ALM116",
    "an alarm can be raised, and can end",
    fact="a value beyond the range of a metric, or beyond what the resource has, is never reached, "
    "or always",
    source="the units in the metric lists of each service's documentation",
    date="2026-11-30",
    also=Severity.WARNING,
)
def thresholds_can_be_passed(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    for one, row in _tuned(spec, here):
        least, most = facts.RANGES.get((row.namespace, row.metric), (0.0, None))
        has = most_of(one.here, row)
        for severity, value in spec.levels(one.here, row).items():
            pointer = _pointer(spec, one, row, severity)
            if message := _beyond(row, value, least, most):
                yield Problem(pointer, f"{row.id} of {one.id} {message}")
            elif has is not None and (message := _beyond(row, value, least, has)):
                bound = f"{has:.12g}"
                right = f"less than {bound}"
                if row.operator == "below" and has >= MANY:
                    right += ", such as a tenth of it"
                elif row.operator == "below":
                    right = f"{bound} or less"
                what = f"{row.id} of {one.id} {message}; write {right}"
                yield Problem(pointer, what, severity=Severity.WARNING)


def _beyond(row: Alarm, value: float, least: float, most: float | None) -> str:
    """Why it is never raised, or always; empty if it is neither."""
    verdict = _verdict(row.operator, value, least, most)
    if not verdict:
        return ""
    bounds = f"{least:g} to {most:.12g}" if most is not None else f"{least:g} or more"
    said = f"{row.metric} is {bounds}, {verdict} {row.operator} {value:.12g}"
    return f"would {verdict} be raised: {said}"


def _verdict(operator: str, value: float, least: float, most: float | None) -> str:
    if operator == "above":
        if value < least:
            return "always"
        return "never" if most is not None and value >= most else ""
    if value <= least:
        return "never"
    return "always" if most is not None and value > most else ""


@check(
    "ALM130",
    "a threshold is in the unit of its metric",
    severity=Severity.WARNING,
    fact="CloudWatch compares numbers and knows no units",
    source="the units in the metric lists of each service's documentation",
    date="2026-11-30",
)
def thresholds_have_the_unit(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    for one, row in _tuned(spec, here):
        for severity, value in spec.levels(one.here, row).items():
            if said := other_unit(one.here, row, value):
                pointer = _pointer(spec, one, row, severity)
                yield Problem(pointer, f"{row.id} of {one.id}: {said}")


@check(
    "ALM117",
    "an alarm is not raised by what scaling aims at",
    fact="target tracking keeps the metric at its target, so that an alarm below it comes and goes",
    source="https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html",
    date="2026-11-29",
)
def thresholds_are_above_targets(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    for one, row in _tuned(spec, here):
        floor = one.here.spec.alarm_numbers(one.here).get(f"{row.id} target")
        for severity, value in spec.levels(one.here, row).items():
            if floor and row.operator == "above" and value <= floor:
                message = (
                    f"{row.id} of {one.id}: {value:g} is no more than {floor:g}, at which scaling "
                    "keeps the metric, so the alarm would come and go"
                )
                pointer = _pointer(spec, one, row, severity)
                yield Problem(pointer, message, f"write more than {floor:g}")


def _tuned(spec: Alarms, here: Here[Alarms]) -> Iterator[tuple[Watched, Alarm]]:
    """Rows whose thresholds this document sets."""
    for one in spec.watches(here) if spec.thresholds else ():
        seen: set[str] = set()
        for planned in one.blocks:
            if planned.row.id not in seen and any(_sets(e, one, planned) for e in spec.thresholds):
                seen.add(planned.row.id)
                yield one, planned.row


def _sets(entry: Threshold, one: Watched, planned: Planned) -> bool:
    return entry.row == planned.row.id and fits(one.here, entry.documents)


def _pointer(spec: Alarms, one: Watched, row: Alarm, *severities: Level) -> Pointer:
    """Where the first of these severities is set that is."""
    for severity in severities:
        for i, entry in enumerate(spec.thresholds):
            is_set = entry.row == row.id and entry.levels.of(severity) is not None
            if is_set and fits(one.here, entry.documents):
                return ("thresholds", i, "levels", severity)
    return ("thresholds",)


@check("ALM129", "a threshold is set once for each document and row")
def thresholds_are_set_once(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    first: dict[Any, int] = {}
    for one in spec.watches(here) if spec.thresholds else ():
        for i, entry in enumerate(spec.thresholds):
            for severity in entry.levels.written if fits(one.here, entry.documents) else ():
                if first.setdefault((one.id, entry.row, severity), i) != i:
                    message = f"another entry sets {severity} of {entry.row} in {one.id}, too"
                    yield Problem(("thresholds", i, "levels", severity), message, "keep one")


CHECKS = (
    thresholds_are_ordered,
    thresholds_can_be_passed,
    thresholds_have_the_unit,
    thresholds_are_above_targets,
    thresholds_are_set_once,
)
