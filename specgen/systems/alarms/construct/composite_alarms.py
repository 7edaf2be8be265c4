"""Alarms that act together: those of a document, and those that count only together."""

from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_composite_alarm import (
    CloudwatchCompositeAlarm,
    CloudwatchCompositeAlarmActionsSuppressor,
)

from specgen.facts import alarms as facts
from specgen.sdk import PartName
from specgen.sdk.alarms import Subject
from specgen.sdk.construct import Scope
from specgen.systems.alarms.construct.actions import Arguments
from specgen.systems.alarms.construct.words import described, tags
from specgen.systems.alarms.model.composites import Child, Composite
from specgen.systems.alarms.model.names import aws_name, key_of, role
from specgen.systems.alarms.model.plan import Planned, PlannedPair, Watched


def composite_alarm(
    scope: Scope, watched: Watched, composite: Composite, actions: Arguments
) -> None:
    children = [_child(scope, watched, child) for child in composite.children]
    meaning = f"at least one of {len(children)} {composite.severity} alarms of this document"
    _add(
        scope,
        watched,
        composite.role,
        children,
        " OR ",
        alarm_description=described(watched, composite.severity, meaning),
        tags=tags(watched, composite.severity, composite.role),
        actions_suppressor=_suppressor(scope, composite),
        **actions,
    )


def pair(scope: Scope, watched: Watched, item: PlannedPair, actions: Arguments) -> None:
    children = [_name(scope, watched, planned) for planned in item.alarms]
    severity = item.pair.severity
    _add(
        scope,
        watched,
        item.pair.id,
        children,
        " AND ",
        alarm_description=described(watched, severity, item.pair.meaning),
        tags=tags(watched, severity, item.pair.id),
        **actions,
    )


def _add(
    scope: Scope,
    watched: Watched,
    name: str,
    children: list[str],
    word: str,
    **arguments: Any,
) -> None:
    """The rule names the children by their resources, so that these exist first."""
    own = role(scope.here, watched.here, name)
    names = scope.local(_children_role(own), children)
    scope.add(
        CloudwatchCompositeAlarm,
        own,
        alarm_name=aws_name(scope.here, watched.here, name),
        alarm_rule=f'${{join("{word}", formatlist("ALARM(\\"%s\\")", {names}))}}',
        **arguments,
    )


def _children_role(own: PartName) -> PartName:
    return own.map("{}-children".format)


def _suppressor(
    scope: Scope, composite: Composite
) -> CloudwatchCompositeAlarmActionsSuppressor | None:
    if composite.suppressor is None:
        return None
    other, planned = composite.suppressor
    return CloudwatchCompositeAlarmActionsSuppressor(
        alarm=_name(scope, other, planned, planned.subjects[0]),
        wait_period=facts.SUPPRESSION_WAIT_SECONDS,
        extension_period=facts.SUPPRESSION_WAIT_SECONDS,
    )


def _child(scope: Scope, watched: Watched, child: Child) -> str:
    item, subject = child
    if isinstance(item, PlannedPair):
        own = role(scope.here, watched.here, item.pair.id)
        return f"${{aws_cloudwatch_composite_alarm.{scope.name}-{own}.alarm_name}}"
    return _name(scope, watched, item, subject)


def _name(scope: Scope, watched: Watched, planned: Planned, subject: Subject | None = None) -> str:
    own = role(scope.here, watched.here, planned.role)
    key = f'["{key_of(subject)}"]' if subject and subject.key else ""
    return f"${{aws_cloudwatch_metric_alarm.{scope.name}-{own}{key}.alarm_name}}"
