"""Findings of GuardDuty -> a topic of their own region."""

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import (
    CloudwatchEventTarget,
    CloudwatchEventTargetInputTransformer,
)

from specgen.sdk.aws.chat import is_posted, posted
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.model import RULE, ThreatDetection
from specgen.systems.threat_detection.model.parts import Tell

SAYS = {
    "account": "$.detail.accountId",
    "id": "$.detail.id",
    "region": "$.detail.region",
    "severity": "$.detail.severity",
    "title": "$.detail.title",
    "type": "$.detail.type",
}
TITLE = "GuardDuty, severity <severity>: <title>"
LINES = ("<type> in <region> of account <account>", "Finding <id>")
TEXT = "\n".join(f'"{line}"' for line in (TITLE, *LINES))
"""Each line is a text of JSON, as EventBridge wants it."""


def messages(scope: Scope, spec: ThreatDetection, tell: Tell) -> None:
    pattern = {
        "source": ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        "detail": {"severity": [{"numeric": [">=", tell.from_severity]}]},
    }
    rule = scope.add(
        CloudwatchEventRule,
        RULE,
        name=spec.rule(scope.here),
        description=f"Findings of GuardDuty from severity {tell.from_severity:g}",
        event_pattern=scope.json(RULE, pattern),
    )
    topic = TOPIC.get(scope.here, tell.topic)
    scope.add(
        CloudwatchEventTarget,
        RULE,
        rule=rule.name,
        target_id="topic",
        arn=topic.spec.arn(topic),
        input_transformer=CloudwatchEventTargetInputTransformer(
            input_paths=SAYS,
            input_template=posted(TITLE, "\n".join(LINES)) if is_posted(topic) else TEXT,
        ),
    )
