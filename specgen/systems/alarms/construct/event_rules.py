"""What has no metric: a rule of EventBridge that publishes to the topic of a severity."""

from collections.abc import Mapping
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import (
    CloudwatchEventTarget,
    CloudwatchEventTargetInputTransformer,
)

from specgen.sdk import Published, escape
from specgen.sdk.alarms import Event
from specgen.sdk.aws.events import message
from specgen.sdk.construct import Scope
from specgen.systems.alarms.construct.words import tags
from specgen.systems.alarms.model.names import role, rule_name
from specgen.systems.alarms.model.plan import Watched

LONGEST_DESCRIPTION = 512
"""source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html

(2026-11-29)
"""


def _filled(scope: Scope, pattern: Any) -> Any:
    """Published outputs in their places."""
    match pattern:
        case Published():
            return scope.read_of(pattern.of, pattern.output)
        case Mapping():
            return {key: _filled(scope, value) for key, value in pattern.items()}
        case list():
            return [_filled(scope, value) for value in pattern]
        case _:
            return escape(pattern)


def event_rule(scope: Scope, watched: Watched, event: Event, topic: str) -> None:
    own = role(scope.here, watched.here, event.id)
    text = f"{event.severity}, {watched.first_id}: {escape(event.meaning)}"
    mail = message(f"{event.severity}, {watched.first_id}: {event.id}", event.meaning, event.says)
    rule = scope.add(
        CloudwatchEventRule,
        own,
        name=rule_name(scope.here, watched.here, event.id),
        description=text[:LONGEST_DESCRIPTION],
        event_pattern=scope.json(
            own.map("{}-pattern".format), _filled(scope, event.pattern(watched.here))
        ),
        tags=tags(watched, event.severity, event.id),
    )
    scope.add(
        CloudwatchEventTarget,
        own,
        rule=rule.name,
        arn=topic,
        input_transformer=CloudwatchEventTargetInputTransformer(
            input_paths=mail.paths, input_template=mail.template
        ),
    )
