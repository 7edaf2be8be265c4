"""Alarms document -> alarms, composites and event rules, in a file for each watched document."""

from specgen.sdk.construct import Scope
from specgen.systems.alarms.construct.actions import Actions
from specgen.systems.alarms.construct.composite_alarms import composite_alarm, pair
from specgen.systems.alarms.construct.event_rules import event_rule
from specgen.systems.alarms.construct.metric_alarms import metric_alarm, subjects
from specgen.systems.alarms.model import Alarms
from specgen.systems.alarms.model.composites import Composite, composites
from specgen.systems.alarms.model.names import prefix
from specgen.systems.alarms.model.plan import Watched


def build(scope: Scope, spec: Alarms) -> None:
    found = spec.watches(scope.here)
    for watched in found:
        file = scope.file(str(prefix(scope.here, watched.here)))
        _document(file, spec, watched, list(composites(spec, scope.here, watched, found)))


def _document(scope: Scope, spec: Alarms, watched: Watched, together: list[Composite]) -> None:
    actions = Actions(scope, spec, watched.here, together)
    places = subjects(scope, watched)
    for planned in watched.alarms:
        metric_alarm(scope, watched, planned, places, actions.of_alarm(planned.severity))
    for item in watched.pairs:
        for planned in item.alarms:
            metric_alarm(scope, watched, planned, places, {})
        pair(scope, watched, item, actions.of_alarm(item.pair.severity))
    for composite in together:
        composite_alarm(scope, watched, composite, actions.of_composite(composite.severity))
    for event in watched.events:
        event_rule(scope, watched, event, actions.topic(event.severity))
