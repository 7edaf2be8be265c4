"""Who hears of an alarm."""

from collections.abc import Mapping, Sequence
from typing import Any

from specgen.sdk import Here
from specgen.sdk.alarms import Severity
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.alarms.model import Alarms
from specgen.systems.alarms.model.composites import Composite, is_composed

Arguments = Mapping[str, Sequence[str]]


class Actions:
    """Of the alarms of one document; together: its composites, which act for their children."""

    def __init__(
        self, scope: Scope, spec: Alarms, watched: Here[Any], together: list[Composite]
    ) -> None:
        self._scope, self._spec = scope, spec
        self._watched, self._together = watched, together

    def topic(self, severity: Severity) -> str:
        """Its ARN, by name: EventBridge and CloudWatch publish to it without reading its state."""
        topics = self._spec.topics
        name = topics.of(severity)
        if self._watched.effective.id == f"{TOPIC.name}/{name}":
            name = topics.besides(name or "")
        found = TOPIC.get(self._scope.here, name or "")
        return found.spec.arn(found)

    def of_composite(self, severity: Severity) -> Arguments:
        topic = [self.topic(severity)]
        # nobody has to know that something worth knowing is over
        return {"alarm_actions": topic, **({} if severity == "info" else {"ok_actions": topic})}

    def of_alarm(self, severity: Severity) -> Arguments:
        if is_composed(severity, self._together):
            return {}
        return self.of_composite(severity)
