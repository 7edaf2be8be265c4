"""What can fail has a critical alarm in every environment that has alarms at all."""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import At, Here, Problem, Project, Severity, project_check
from specgen.sdk.alarms import Alarm, Event, Need, Row, rows_of
from specgen.systems.alarms.model.plan import alarms_documents, excluded, fits


@project_check(
    "OBS001",
    "what can fail has a critical alarm, or the reason why not",
    severity=Severity.WARNING,
)
def what_fails_is_watched(project: Project) -> Iterator[At]:
    by_environment: dict[str, list[Here[Any]]] = {}
    for here in alarms_documents(project):
        by_environment.setdefault(here.environment, []).append(here)
    for environment, watchers in by_environment.items():
        if not any("critical" in here.spec.made for here in watchers):
            message = f"no critical alarm is made in {environment}, so nothing wakes anybody up"
            problem = Problem(("topics",), message, "give critical alarms a topic")
            yield At(watchers[0].effective, problem)
            continue
        heard = {
            (one.here.effective.id, one.here.region)
            for here in watchers
            for one in here.spec.watches(here)
            if one.of("critical") or any(e.severity == "critical" for e in one.events)
        }
        for effective in project.effectives:
            other = Here(project, effective)
            spot = effective.id, effective.region
            if effective.environment == environment and spot not in heard:
                yield from _unheard(other, watchers)
    for scope in project.platform.scopes if by_environment else ():
        if scope not in by_environment:
            yield from _unheard_account(project, scope)


def _unheard_account(project: Project, scope: str) -> Iterator[At]:
    """Metrics of the account's documents, which no alarms document of an environment watches.

    Events are left out, because each key has one: an account with a key alone is no fault.
    """
    found: dict[str, Here[Any]] = {}
    for effective in project.effectives:
        other = Here(project, effective)
        if effective.environment == scope and any(_critical_metrics(other)):
            found.setdefault(effective.id, other)
    if found:
        message = f"nobody hears when {' or '.join(sorted(found))} of the account fails"
        hint = (
            "add a `kind: alarms` document with a `stack` of the account, such as "
            "account-observability, and with a topic of the account"
        )
        yield At(next(iter(found.values())).effective, Problem(("name",), message, hint))


def _critical_metrics(other: Here[Any]) -> Iterator[Alarm]:
    kinds = {subject.kind for subject in other.spec.watched(other)}
    for row in rows_of(other):
        if isinstance(row, Alarm) and row.subject in kinds and _is_met(row, other):
            yield from [row] if _is_critical(row) else []


def _unheard(other: Here[Any], watchers: list[Here[Any]]) -> Iterator[At]:
    kinds = {subject.kind: subject.region or other.region for subject in other.spec.watched(other)}
    rows = [row for row in rows_of(other) if _is_critical(row) and _is_met(row, other)]
    rows = [row for row in rows if not isinstance(row, Alarm) or row.subject in kinds]
    if not rows or any(_excludes(here, other, rows) for here in watchers):
        return
    regions = {kinds[row.subject] if isinstance(row, Alarm) else other.region for row in rows}
    if not any(here.region in regions and fits(other, here.spec.documents) for here in watchers):
        where = " or ".join(sorted(regions - {other.region}))
        place = f"in {where}, where its metrics are" if where else "where it is"
        message = f"no alarms document watches it {place}"
    else:
        message = "it has no critical alarm"
    hint = "watch it with a `kind: alarms` document, or exclude it there with a reason"
    yield At(other.effective, Problem(("name",), message, hint))


@project_check(
    "ALM118",
    "the metrics of critical alarms exist",
    severity=Severity.WARNING,
    fact="ECS publishes RunningTaskCount only with Container Insights",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html",
    date="2026-11-29",
)
def metrics_exist(project: Project) -> Iterator[At]:
    for here in alarms_documents(project):
        for one in here.spec.watches(here):
            for row in rows_of(one.here):
                needs = [n for n in _needs(row) if n.avoidable and not n.holds(one.here)]
                if needs and _is_critical(row) and not _excludes(here, one.here, [row]):
                    message = f"the alarm {row.id} is not made, because it needs {needs[0].words}"
                    hint = f"turn it on, or exclude the row in alarms/{here.name} with a reason"
                    yield At(one.here.effective, Problem(("name",), message, hint))


def _excludes(here: Here[Any], other: Here[Any], rows: list[Row]) -> bool:
    return all(excluded(here.spec, other, row.id, "critical") for row in rows)


def _is_critical(row: Row) -> bool:
    return "critical" in row.thresholds if isinstance(row, Alarm) else row.severity == "critical"


def _is_met(row: Row, other: Here[Any]) -> bool:
    """A row whose needs are not met watches nothing that could fail."""
    return all(need.holds(other) for need in _needs(row))


def _needs(row: Row) -> tuple[Need, ...]:
    return row.needs if isinstance(row, Alarm | Event) else ()


@project_check(
    "ALM121",
    "a row of a document is made by one alarms document",
    fact="an alarm of the same name replaces the first, and every plan of both changes it",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    date="2026-11-29",
)
def rows_are_made_once(project: Project) -> Iterator[At]:
    first: dict[tuple[str, ...], Here[Any]] = {}
    for here in alarms_documents(project):
        reported: set[tuple[str, str]] = set()
        for one in here.spec.watches(here):
            made = [*(p.role for p in one.blocks), *(e.id for e in one.events)]
            for role in made:
                key = (*here.effective.spot, one.id, one.here.region, role)
                other = first.setdefault(key, here)
                if other is not here and (other.name, one.id) not in reported:
                    reported.add((other.name, one.id))
                    message = f"alarms/{other.name} makes the same alarms of {one.id}"
                    hint = "write in `documents` what each of them watches"
                    yield At(here.effective, Problem(("name",), message, hint))


PROJECT_CHECKS = (what_fails_is_watched, metrics_exist, rows_are_made_once)
