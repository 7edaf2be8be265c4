"""A service's own queue, and its dead-letter queue."""

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.facts.sqs import LONGEST_WAIT_SECONDS
from specgen.sdk.aws.sqs.names import DEAD_LETTERS, queue_arn
from specgen.sdk.aws.sqs.queue import Settings, queue, redrive, redrive_allow
from specgen.sdk.construct import Scope
from specgen.systems.service.model.parts import DEAD_LETTER_DAYS, Queue


def own_queue(scope: Scope, spec: Queue) -> SqsQueue:
    settings = Settings(spec.key, prefix="queue")
    # built from its name, because each of the two queues names the other
    own = queue_arn(scope.names, scope.first_name)
    dead = queue(
        scope,
        settings,
        DEAD_LETTERS,
        retention_days=DEAD_LETTER_DAYS,
        redrive_allow_policy=redrive_allow(scope, settings, [own]),
    )
    return queue(
        scope,
        settings,
        retention_days=spec.retention_days,
        visibility_timeout_seconds=spec.visibility_timeout_seconds,
        receive_wait_time_seconds=LONGEST_WAIT_SECONDS,
        redrive_policy=redrive(scope, settings, dead.arn, spec.max_receive_count),
    )
