"""Alarm matrices: which metrics of a system's resources are watched, by severity."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from itertools import pairwise
from typing import Any, Literal

from specgen.project.here import Here

Severity = Literal["info", "warning", "critical"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")


@dataclass(frozen=True, slots=True)
class Published:
    """A published output as the value of a dimension; index: of an output that is a list."""

    of: Here[Any]
    output: str
    index: int | None = None


Dimensions = Mapping[str, str | Published]


@dataclass(frozen=True, slots=True)
class Subject:
    """What gets the alarms of a document, as `Model.watched()` names it.

    kind: as rows call it, such as redis_node; key: tells apart several of a document, empty if it
    has one; region: of its metrics, if it is not the document's
    """

    kind: str
    key: str
    dimensions: Dimensions
    region: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What must hold in a document, because the metric does not exist otherwise.

    words: as in "the row needs ..."
    avoidable: a setting would make the metric, so that a critical row left out is a finding
    """

    words: str
    holds: Callable[[Here[Any]], bool]
    avoidable: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A metric in an expression; namespace, dimensions: if they are not those of the row

    id: its name in the expression, which starts with a small letter
    """

    id: str
    metric: str
    statistic: str
    namespace: str = ""
    dimensions: Callable[[Here[Any]], Dimensions] | None = None


@dataclass(frozen=True, slots=True)
class Math:
    """text: CloudWatch's metric math over the values, with a single series as its result"""

    values: tuple[Value, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A metric of one resource, and the thresholds at which it raises an alarm.

    id: its name within the resource's; subject: what gets the alarm, such as a redis_node
    statistic: CloudWatch's word, or one such as p95, TM(10%:90%) or PR(:0.3)
    operator: strict, so that `above 0` means one or more
    thresholds: severity -> number in the metric's unit, or the name of one of the document's
    `alarm_numbers`
    missing: how CloudWatch treats missing data: breaching if silence is the fault, notBreaching if
    the metric only exists when something happens
    period_seconds: of one data point; datapoints: m of n
    meaning: what an alarm means and where to look, in one sentence; part of its description
    needs: the row is left out of a document in which one does not hold
    math: the value is that of an expression, and `metric` is what it yields
    band: width of an anomaly band in standard deviations, instead of a number in `thresholds`
    low_samples: what a percentile of few samples does
    """

    id: str
    subject: str
    namespace: str
    metric: str
    statistic: str
    operator: Literal["above", "below"]
    thresholds: Mapping[Severity, float | str]
    missing: Literal["missing", "breaching", "notBreaching", "ignore"] = "missing"
    _: KW_ONLY
    meaning: str = ""
    period_seconds: int = 60
    datapoints: tuple[int, int] = (4, 5)
    needs: tuple[Need, ...] = ()
    math: Math | None = None
    band: float | None = None
    low_samples: Literal["evaluate", "ignore"] = "evaluate"


@dataclass(frozen=True, slots=True)
class Event:
    """What has no metric: an event of EventBridge that goes to the topic of its severity.

    pattern: EventBridge's, which matches the events of this document only
    says: words -> path of a text in the event that its message quotes, such as `$.detail.reason`
    region: in which they happen, if it is not the document's
    """

    id: str
    severity: Severity
    pattern: Callable[[Here[Any]], Mapping[str, Any]]
    _: KW_ONLY
    meaning: str
    needs: tuple[Need, ...] = ()
    region: str = ""
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Alarms that count only together, such as a long and a short window; none acts by itself.

    Each of them has a threshold for `severity`, and for no other.
    """

    id: str
    severity: Severity
    alarms: tuple[Alarm, ...]
    _: KW_ONLY
    meaning: str


Row = Alarm | Event | Pair


def rows_of(here: Here[Any]) -> list[Row]:
    """Of a document: those of its kind, and those that follow from its own keys."""
    return [*here.effective.type.alarms, *here.spec.alarm_rows(here)]


def row_words(row: Row) -> str:
    """A row for people: what it watches, and the levels by severity."""
    match row:
        case Event():
            return f"event {row.severity}: {row.meaning}"
        case Pair():
            return f"{row.severity} if {' and '.join(alarm.id for alarm in row.alarms)}"
    levels = [f"{s} {row.thresholds[s]}" for s in SEVERITIES if s in row.thresholds]
    what = f"{row.namespace} {row.metric} {row.statistic} {row.operator}"
    return f"{what} {', '.join(levels)}"


def alarm_problems(
    rows: Sequence[Row], numbers: Mapping[str, float] | None = None
) -> Iterator[str]:
    """What makes a matrix misleading or useless, as sentences.

    numbers: a document's; if None, named thresholds are not compared
    """
    yield from (f"{row.id} does not say what it means" for row in rows if not row.meaning)
    alarms = [row for row in rows if isinstance(row, Alarm)]
    yield from _twins(alarms)
    for alarm in alarms:
        yield from _unordered(alarm, numbers)


def _twins(alarms: Sequence[Alarm]) -> Iterator[str]:
    """A second alarm on the same statistic of the same subject adds nothing."""
    seen: dict[tuple[str, ...], int] = {}
    for i, alarm in enumerate(alarms):
        for key in (("id", alarm.id), _watched(alarm)):
            first = seen.setdefault(key, i)
            if first != i:
                yield f"{alarm.id} duplicates {alarms[first].id}: the same {_word(key)}"


def _word(key: tuple[str, ...]) -> str:
    return "id" if key[0] == "id" else "statistic of the same metric"


def _watched(alarm: Alarm) -> tuple[str, ...]:
    what = (alarm.subject, alarm.namespace, alarm.metric, alarm.statistic, alarm.operator)
    return (*what, "threshold" if alarm.band is None else "band")


def _unordered(alarm: Alarm, numbers: Mapping[str, float] | None) -> Iterator[str]:
    if not alarm.thresholds:
        yield f"{alarm.id} has no threshold"
    levels = [(s, level(alarm, s, numbers)) for s in SEVERITIES if s in alarm.thresholds]
    known = [(severity, value) for severity, value in levels if value is not None]
    if numbers is not None and len(known) < len(levels):
        yield f"{alarm.id} names a number that the document does not give"
    sign = 1 if alarm.operator == "above" else -1
    for (less, low), (more, high) in pairwise(known):
        if sign * low >= sign * high:
            yield f"{alarm.id}: {more} {high:g} is not {alarm.operator} {less} {low:g}"


def level(alarm: Alarm, severity: Severity, numbers: Mapping[str, float] | None) -> float | None:
    """The threshold as a number; None if it names one that is not given."""
    threshold = alarm.thresholds[severity]
    if isinstance(threshold, str):
        return (numbers or {}).get(threshold)
    return threshold
