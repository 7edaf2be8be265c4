"""Queues that a function reads, and topics that it subscribes to."""

from cdktf_cdktf_provider_aws.lambda_event_source_mapping import (
    LambdaEventSourceMapping,
    LambdaEventSourceMappingScalingConfig,
)
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription

from specgen.sdk.aws.existing import existing_topic
from specgen.sdk.aws.interfaces import QUEUE, TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.function.construct.invoker import invoker
from specgen.systems.function.model import Function


def queues(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    """Lambda comes to the queue with the function's own role."""
    for trigger in spec.triggers.queues:
        queue = QUEUE.get(scope.here, trigger.queue)
        most = trigger.maximum_concurrency
        scope.add(
            LambdaEventSourceMapping,
            f"queue-{queue.effective.aws_name}",
            event_source_arn=scope.read("queue", trigger.queue, "arn"),
            function_name=function.arn,
            batch_size=trigger.batch_size,
            maximum_batching_window_in_seconds=trigger.batching_seconds or None,
            function_response_types=["ReportBatchItemFailures"]
            if trigger.report_failures
            else None,
            scaling_config=LambdaEventSourceMappingScalingConfig(maximum_concurrency=most)
            if most
            else None,
        )


def topics(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    for trigger in spec.triggers.topics:
        topic = TOPIC.get(scope.here, trigger.topic)
        role, arn = f"topic-{topic.effective.aws_name}", existing_topic(scope, topic)
        may = invoker(scope, role, function, "sns.amazonaws.com", arn)
        wanted = {name: list(values) for name, values in sorted(trigger.filter.items())}
        where = "MessageBody" if trigger.filter_in == "body" else "MessageAttributes"
        scope.add(
            SnsTopicSubscription,
            role,
            topic_arn=arn,
            protocol="lambda",
            endpoint=function.arn,
            filter_policy=scope.json(f"{role}-filter", wanted) if wanted else None,
            filter_policy_scope=where if wanted else None,
            depends_on=[may],
        )
