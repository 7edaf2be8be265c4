"""What a function may do: what its own keys need, and its permissions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk import Here
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.existing import existing_topic
from specgen.sdk.aws.iam import allow, document, own_account, trust
from specgen.sdk.aws.interfaces import KEY, QUEUE, TABLE, TOPIC
from specgen.sdk.aws.lambda_function.function import NETWORK_ACTIONS
from specgen.sdk.aws.permitted import permitted
from specgen.sdk.aws.secret_arns import managed_secrets, secret_arn, secret_keys
from specgen.sdk.construct import Scope
from specgen.systems.function.model import Function
from specgen.systems.function.model.parts import OnFailure

READ_QUEUE = ("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage")
"""source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11-29)"""

READ_STREAM = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")

Statement = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Role:
    """policy: must exist before the function runs"""

    arn: str
    policy: IamRolePolicy


def role(scope: Scope, spec: Function) -> Role:
    made = scope.add(
        IamRole,
        name=scope.aws_name(),
        assume_role_policy=scope.json(
            "trust", trust("lambda.amazonaws.com", own_account(scope.names))
        ),
    )
    policy = scope.add(
        IamRolePolicy,
        name="run",
        role=made.name,
        policy=scope.json("policy", document(*_statements(scope, spec))),
    )
    return Role(made.arn, policy)


def failure_arn(scope: Scope, to: OnFailure) -> str:
    """Of a receiver that exists, which Lambda looks at; FUN111 refuses one that names nothing."""
    if to.queue:
        return scope.read("queue", to.queue, "arn")
    return existing_topic(scope, TOPIC.get(scope.here, to.topic or ""))


def _statements(scope: Scope, spec: Function) -> Iterator[Statement]:
    log = scope.names.arn("logs", f"log-group:/aws/lambda/{scope.aws_name()}:*")
    yield allow("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents"], [log])
    if spec.network:
        yield allow("JoinNetwork", NETWORK_ACTIONS)  # no interface exists that could be named
    yield from _secrets(scope, sorted({v.secret for v in spec.secrets.values() if v.secret}))
    databases = {value.database for value in spec.secrets.values() if value.database}
    yield from managed_secrets(scope, databases)
    yield from _queues(scope, spec)
    yield from streams(scope, spec)
    if spec.asynchronous.on_failure is not None:
        yield from _failures(scope, spec.asynchronous.on_failure)
    for i, trigger in enumerate(spec.triggers.tables, 1):
        if trigger.on_failure is not None:
            yield from _failures(scope, trigger.on_failure, f"OfTable{i}")
    yield from tables.statements(scope.here, lambda key: scope.read_of(key, "arn"))
    yield from caches.statements(scope.here)
    yield from permitted(scope, spec)


def _secrets(scope: Scope, names: list[str]) -> Iterator[Statement]:
    if names:
        arns = [secret_arn(scope, name) for name in names]
        yield allow("ReadSecrets", ["secretsmanager:GetSecretValue"], arns)
    for i, key in enumerate(secret_keys(scope, names), 1):
        yield _key(scope, f"DecryptSecrets{i}", ["kms:Decrypt"], key, "secretsmanager")


def _queues(scope: Scope, spec: Function) -> Iterator[Statement]:
    found = [QUEUE.get(scope.here, trigger.queue) for trigger in spec.triggers.queues]
    if found:
        yield allow("ReadQueues", READ_QUEUE, sorted({q.spec.arn(q) for q in found}))
    keys = {(k.region, k.name): k for q in found if (k := _key_of(q))}
    for i, (_, key) in enumerate(sorted(keys.items()), 1):
        yield _key(scope, f"DecryptMessages{i}", ["kms:Decrypt"], key, "sqs")


def streams(scope: Scope, spec: Function) -> Iterator[Statement]:
    """Lambda comes to a stream with the function's own role; ListStreams names no table.

    source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
    (2026-11-30)
    """
    found = [TABLE.get(scope.here, trigger.table) for trigger in spec.triggers.tables]
    if found:
        arns = sorted({f"{table.spec.arn(table)}/stream/*" for table in found})
        yield allow("ReadStreams", READ_STREAM, arns)
        yield allow("ListStreams", ["dynamodb:ListStreams"])
    keys = {(k.region, k.name): k for table in found if (k := _key_of(table))}
    for i, (_, key) in enumerate(sorted(keys.items()), 1):
        yield _key(scope, f"DecryptStreams{i}", ["kms:Decrypt"], key, "dynamodb")


def _failures(scope: Scope, to: OnFailure, whose: str = "") -> Iterator[Statement]:
    other: Here[Any] = (
        QUEUE.get(scope.here, to.queue) if to.queue else TOPIC.get(scope.here, to.topic or "")
    )
    action, service = ("sqs:SendMessage", "sqs") if to.queue else ("sns:Publish", "sns")
    yield allow(f"SendFailures{whose}", [action], [other.spec.arn(other)])
    key = _key_of(other)
    if key is not None:
        actions = ["kms:Decrypt", "kms:GenerateDataKey"]
        yield _key(scope, f"EncryptFailures{whose}", actions, key, service)


def _key_of(other: Here[Any]) -> Here[Any] | None:
    return KEY.find(other, other.spec.key) if other.spec.key else None


def _key(scope: Scope, sid: str, actions: list[str], key: Here[Any], service: str) -> Statement:
    via = f"{service}.{key.region}.{key.names.dns_suffix}"
    through = {"StringEquals": {"kms:ViaService": via}}
    return allow(sid, actions, [scope.read_of(key, "arn")], conditions=through)
