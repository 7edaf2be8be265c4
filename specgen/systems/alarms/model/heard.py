"""What other kinds show of an alarms document."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.sdk import Here
from specgen.sdk.alarms import Alarm, Severity, level
from specgen.systems.alarms.model.composites import composites, is_composed
from specgen.systems.alarms.model.fields import Fields
from specgen.systems.alarms.model.names import alarm_names, aws_name
from specgen.systems.alarms.model.plan import Watched, excluded, fits, tuned, watched


def levels_made(spec: Fields, other: Here[Any], row: Alarm) -> Mapping[Severity, float]:
    """Thresholds of a row in a document, for the severities whose alarms are made."""
    if not fits(other, spec.documents):
        return {}
    numbers, row = other.spec.alarm_numbers(other), tuned(spec, other, row)
    found = {
        severity: level(row, severity, numbers)
        for severity in spec.made
        if severity in row.thresholds and not excluded(spec, other, row.id, severity)
    }
    return {severity: value for severity, value in found.items() if value is not None}


def heard(spec: Fields, here: Here[Any], severity: Severity) -> Iterator[str]:
    """Names of the alarms that act: of several that act together, that of the composite."""
    others = watched(spec, here)
    for one in others:
        together = list(composites(spec, here, one, others))
        if is_composed(severity, together):
            of_it = (composite for composite in together if composite.severity == severity)
            yield from (aws_name(here, one.here, composite.role) for composite in of_it)
        else:
            yield from _alone(here, one, severity)


def _alone(here: Here[Any], one: Watched, severity: Severity) -> Iterator[str]:
    for planned in one.alarms:
        if planned.severity == severity:
            yield from alarm_names(here, one, planned)
    for item in one.pairs:
        if item.pair.severity == severity:
            yield aws_name(here, one.here, item.pair.id)
