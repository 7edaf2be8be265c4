"""Findings of GuardDuty -> a topic of their own region."""

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import (
    CloudwatchEventTarget,
    CloudwatchEventTargetInputTransformer,
)

from specgen.sdk.aws.events import message
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.model import RULE, ThreatDetection
from specgen.systems.threat_detection.model.parts import Tell

SAYS = {
    "account": "$.detail.accountId",
    "finding": "$.detail.id",
    "severity": "$.detail.severity",
    "title": "$.detail.title",
    "type": "$.detail.type",
}
MESSAGE = message(
    "GuardDuty, severity <severity>: <title>", "<type> in <region> of account <account>", SAYS
)


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
            input_paths=MESSAGE.paths, input_template=MESSAGE.template
        ),
    )
