"""Model of an alarms document: which documents are watched, and who hears of what."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.facts import alarms as facts
from specgen.sdk import Bought, Charge, Claim, Derived, Here, Published
from specgen.sdk.alarms import SEVERITIES, Alarm, Dimensions, Severity, level
from specgen.systems.alarms.model.composites import Composite, composites
from specgen.systems.alarms.model.fields import Fields
from specgen.systems.alarms.model.heard import heard, levels_made
from specgen.systems.alarms.model.names import alarm_names, aws_name, rule_name
from specgen.systems.alarms.model.plan import Watched, tuned, watched


class Alarms(Fields, kw_only=True):
    """Alarms on everything that a platform runs, made from the rows of each kind."""

    def charges(self, here: Here) -> Iterator[Bought]:
        planned = [planned for one in self.watches(here) for planned in one.blocks]
        metrics = sum(len(p.subjects) * _billed(p.row) for p in planned)
        pairs = sum(len(one.pairs) for one in self.watches(here))
        together = len(list(self.composed(here))) + pairs
        yield Charge("alarm-metric", metrics, metrics, ("name",))
        yield Charge("alarm-composite", together, together, ("name",))

    def watches(self, here: Here[Any]) -> tuple[Watched, ...]:
        return watched(self, here)

    def levels(self, other: Here[Any], row: Alarm) -> Mapping[Severity, float]:
        """The thresholds of a row in a document, as this document sets them."""
        numbers = other.spec.alarm_numbers(other)
        found = {s: level(tuned(self, other, row), s, numbers) for s in row.thresholds}
        return {s: value for s, value in found.items() if value is not None}

    def levels_made(self, other: Here[Any], row: Alarm) -> Mapping[Severity, float]:
        return levels_made(self, other, row)

    def heard(self, here: Here[Any], severity: Severity) -> Iterator[str]:
        yield from heard(self, here, severity)

    def composed(self, here: Here[Any]) -> Iterator[tuple[Watched, Composite]]:
        others = self.watches(here)
        for one in others:
            yield from ((one, composite) for composite in composites(self, here, one, others))

    def reads(self, here: Here[Any]) -> Iterator[Here[Any]]:
        """All that it watches: its root module is applied last."""
        for one in self.watches(here):
            yield one.here
            yield from _read_by(one)

    def claims(self, here: Here[Any]) -> Iterator[Claim]:
        for one in self.watches(here):
            for planned in one.blocks:
                for name in alarm_names(here, one, planned):
                    yield _claim(name)
            for pair in one.pairs:
                yield _claim(aws_name(here, one.here, pair.pair.id))
            for event in one.events:
                name = rule_name(here, one.here, event.id)
                what = f"rule {name} of EventBridge"
                values = name, "default"
                yield Claim("aws_cloudwatch_event_rule", values, what, compared=True)
        for one, composite in self.composed(here):
            yield _claim(aws_name(here, one.here, composite.role))

    def derived(self, here: Here[Any]) -> Iterator[Derived]:
        found = self.watches(here)
        blocks = [planned for one in found for planned in one.blocks]
        total = sum(len(planned.subjects) for planned in blocks)
        for severity in reversed(SEVERITIES):
            count = sum(len(p.subjects) for p in blocks if p.severity == severity)
            yield Derived(f"{severity} alarms", count, "")
        together = len(list(self.composed(here))) + sum(len(one.pairs) for one in found)
        yield Derived("alarms", total, "", f"of {len(found)} documents")
        yield Derived("composite alarms", together, "")
        yield Derived("event rules", sum(len(one.events) for one in found), "")
        metrics = sum(len(p.subjects) * _billed(p.row) for p in blocks)
        cost = metrics * facts.METRIC_USD + together * facts.COMPOSITE_USD
        how = f"{metrics} metrics x {facts.METRIC_USD} + {together} x {facts.COMPOSITE_USD}"
        yield Derived("cost of the alarms", round(cost, 2), "USD a month", how)


def _claim(name: str) -> Claim:
    return Claim("aws_cloudwatch_metric_alarm", (name,), f"alarm {name}", compared=True)


def _billed(row: Alarm) -> int:
    """Metrics that CloudWatch bills for one alarm."""
    count = len(row.math.values) if row.math else 1
    if row.band is not None:
        count *= facts.BAND_METRICS
    return count


def _read_by(one: Watched) -> Iterator[Here[Any]]:
    """Documents whose outputs are values of dimensions."""
    for event in one.events:
        yield from _in_pattern(event.pattern(one.here))
    for planned in one.blocks:
        for subject in planned.subjects:
            yield from _published(subject.dimensions)
        for value in planned.row.math.values if planned.row.math else ():
            if value.dimensions is not None:
                yield from _published(value.dimensions(one.here))


def _in_pattern(pattern: Any) -> Iterator[Here[Any]]:
    match pattern:
        case Published():
            yield pattern.of
        case Mapping():
            for value in pattern.values():
                yield from _in_pattern(value)
        case list():
            for value in pattern:
                yield from _in_pattern(value)


def _published(dimensions: Dimensions) -> Iterator[Here[Any]]:
    for value in dimensions.values():
        if isinstance(value, Published):
            yield value.of
