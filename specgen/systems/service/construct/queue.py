"""A service's own queue, and its dead-letter queue."""

from typing import Any

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from cdktf_cdktf_provider_aws.sqs_queue_policy import SqsQueuePolicy

from specgen.sdk.aws.iam import deny, document
from specgen.sdk.construct import Scope
from specgen.systems.service.model import DEAD_LETTERS
from specgen.systems.service.model.parts import Queue

SECONDS_A_DAY = 86_400
DEAD_LETTER_DAYS = 14


def queue(scope: Scope, spec: Queue) -> SqsQueue:
    dead = _queue(
        scope,
        spec,
        DEAD_LETTERS,
        DEAD_LETTER_DAYS,
        # built from its name, because each of the two queues names the other
        redrive_allow_policy=scope.json(
            "queue-redrive-allow",
            {"redrivePermission": "byQueue", "sourceQueueArns": [queue_arn(scope)]},
        ),
    )
    redrive = {"deadLetterTargetArn": dead.arn, "maxReceiveCount": spec.max_receive_count}
    return _queue(
        scope,
        spec,
        "",
        spec.retention_days,
        visibility_timeout_seconds=spec.visibility_timeout_seconds,
        receive_wait_time_seconds=20,
        redrive_policy=scope.json("queue-redrive", redrive),
    )


def queue_arn(scope: Scope) -> str:
    return scope.names.arn("sqs", scope.aws_name())


def _queue(scope: Scope, spec: Queue, role: str, days: int, **more: Any) -> SqsQueue:
    made = scope.add(
        SqsQueue,
        role,
        name=scope.aws_name(role),
        message_retention_seconds=days * SECONDS_A_DAY,
        kms_master_key_id=scope.read("key", spec.key, "arn") if spec.key else None,
        sqs_managed_sse_enabled=None if spec.key else True,
        lifecycle=scope.lifecycle(),
        **more,
    )
    tls_only = deny(
        "TlsOnly",
        ["sqs:*"],
        [scope.names.arn("sqs", scope.aws_name(role))],
        principals={"AWS": "*"},
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )
    policy = scope.json(f"queue-{role}-policy" if role else "queue-policy", document(tls_only))
    scope.add(SqsQueuePolicy, role, queue_url=made.url, policy=policy)
    return made
