"""Anomaly document -> monitor, and a subscription for each who hears of it."""

from typing import Any

from cdktf_cdktf_provider_aws.ce_anomaly_monitor import CeAnomalyMonitor
from cdktf_cdktf_provider_aws.ce_anomaly_subscription import (
    CeAnomalySubscription,
    CeAnomalySubscriptionSubscriber,
    CeAnomalySubscriptionThresholdExpression,
    CeAnomalySubscriptionThresholdExpressionDimension,
)

from specgen.sdk import part_name
from specgen.sdk.aws.cost.fields import TagValues
from specgen.sdk.aws.existing import in_same_module
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.cost_anomaly.model import CostAnomaly, Tell


def build(scope: Scope, spec: CostAnomaly) -> None:
    monitor = scope.add(CeAnomalyMonitor, name=scope.aws_name(), **_watched(scope, spec.watches))
    for name, tell in spec.tell.items():
        role = part_name(name, tell)
        impact = CeAnomalySubscriptionThresholdExpressionDimension(
            key="ANOMALY_TOTAL_IMPACT_ABSOLUTE",
            match_options=["GREATER_THAN_OR_EQUAL"],
            values=[str(tell.from_usd)],
        )
        made = scope.add(
            CeAnomalySubscription,
            role,
            name=scope.aws_name(role),
            frequency=tell.how.upper(),
            monitor_arn_list=[monitor.arn],
            subscriber=_subscribers(scope, tell),
            threshold_expression=CeAnomalySubscriptionThresholdExpression(dimension=impact),
        )
        # before it admits the service, what that sends would be lost
        topics = [TOPIC.get(scope.here, tell.topic)] if tell.topic else []
        if first := in_same_module(scope, "aws_sns_topic_policy", topics):
            made.add_override("depends_on", first)


def _watched(scope: Scope, watches: str | TagValues) -> dict[str, Any]:
    """By dimension, or by a specification: AWS takes one of the two."""
    if not isinstance(watches, TagValues):
        return {"monitor_type": "DIMENSIONAL", "monitor_dimension": "SERVICE"}
    tags = {"Key": watches.tag, "Values": list(watches.values)}
    return {
        "monitor_type": "CUSTOM",
        "monitor_specification": scope.json("watches", {"Tags": tags}),
    }


def _subscribers(scope: Scope, tell: Tell) -> list[CeAnomalySubscriptionSubscriber]:
    if tell.topic:
        topic = TOPIC.get(scope.here, tell.topic)
        return [CeAnomalySubscriptionSubscriber(type="SNS", address=topic.spec.arn(topic))]
    return [CeAnomalySubscriptionSubscriber(type="EMAIL", address=one) for one in tell.emails]
