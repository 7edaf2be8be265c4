"""A queue and its policy, of a document of its own or of a service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from cdktf_cdktf_provider_aws.sqs_queue_policy import SqsQueuePolicy

from specgen.facts.sqs import SECONDS_A_DAY
from specgen.sdk.aws.iam import document
from specgen.sdk.aws.sqs.names import queue_arn, queue_name
from specgen.sdk.aws.sqs.policy import tls_only
from specgen.sdk.construct.scope import Scope


@dataclass(frozen=True, slots=True)
class Settings:
    """What all queues of a document have in common.

    prefix: of its local values, if the document makes other things, too
    key_reuse_seconds: None for SQS's own number
    """

    key: str | None = None
    fifo: bool = False
    prefix: str = ""
    key_reuse_seconds: int | None = None


def queue(
    scope: Scope,
    settings: Settings,
    role: str = "",
    *,
    retention_days: float,
    statements: Sequence[Mapping[str, Any]] = (),
    **more: Any,
) -> SqsQueue:
    """statements: of its policy, which always refuses requests without TLS"""
    key = settings.key
    made = scope.add(
        SqsQueue,
        role,
        name=queue_name(scope.names, scope.first_name, role, fifo=settings.fifo),
        message_retention_seconds=round(retention_days * SECONDS_A_DAY),
        kms_master_key_id=scope.read("key", key, "arn") if key else None,
        kms_data_key_reuse_period_seconds=settings.key_reuse_seconds if key else None,
        sqs_managed_sse_enabled=None if key else True,
        lifecycle=scope.lifecycle(),
        **more,
    )
    arn = queue_arn(scope.names, scope.first_name, role, fifo=settings.fifo)
    policy = document(*statements, tls_only(arn))
    name = local(settings, f"{role}-policy" if role else "policy")
    scope.add(SqsQueuePolicy, role, queue_url=made.url, policy=scope.json(name, policy))
    return made


def redrive_allow(
    scope: Scope, settings: Settings, sources: Sequence[str], *, role: str = ""
) -> str:
    """Which queues may send their dead letters.

    sources: ARNs, at most ten; role: in the name of the local value
    """
    allowed = (
        {"redrivePermission": "byQueue", "sourceQueueArns": sorted(sources)}
        if sources
        else {"redrivePermission": "denyAll"}
    )
    name = f"{role}-redrive-allow" if role else "redrive-allow"
    return scope.json(local(settings, name), allowed)


def redrive(scope: Scope, settings: Settings, target: str, most_receives: int) -> str:
    """target: ARN of the dead-letter queue"""
    policy = {"deadLetterTargetArn": target, "maxReceiveCount": most_receives}
    return scope.json(local(settings, "redrive"), policy)


def local(settings: Settings, role: str) -> str:
    return f"{settings.prefix}-{role}" if settings.prefix else role
