"""Incident response document -> a function for each playbook, rules that call it, dead letters."""

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk import read_text
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, code_bucket, function
from specgen.sdk.aws.sqs.names import DEAD_LETTERS, queue_arn
from specgen.sdk.aws.sqs.queue import Settings, queue
from specgen.sdk.construct import Scope
from specgen.systems.incident_response.construct.abilities import Ability, ability
from specgen.systems.incident_response.construct.called import called
from specgen.systems.incident_response.construct.messages import Messages, messages
from specgen.systems.incident_response.model import CODE, IncidentResponse, role_of
from specgen.systems.incident_response.model.playbooks import Playbook

FOLDER = "documents/incident-response"
KEPT_DAYS = 14
"""The longest that SQS takes."""


def build(scope: Scope, spec: IncidentResponse) -> None:
    failed = _dead_letters(scope)
    bucket = code_bucket(scope, CODE)
    tells = messages(scope, spec)
    log_key = scope.read("key", spec.log_key, "arn") if spec.log_key else None
    for key, playbook in spec.playbooks.chosen():
        role, own = role_of(key), ability(playbook, scope, bucket)
        files = {
            "index.py": read_text(f"{FOLDER}/index.py"),
            "playbook.py": read_text(f"{FOLDER}/{key}.py"),
        }
        behaviour = Behaviour(
            _environment(role, playbook, tells, own),
            [*own.statements, *tells.statements, _keeps(scope)],
            timeout_seconds=own.timeout_seconds,
            log_retention_days=spec.log_retention_days,
            log_key_arn=log_key,
        )
        made = function(scope, role, Code(bucket, files), behaviour)
        called(scope, key, playbook, made, failed)


def _environment(role: str, playbook: Playbook, tells: Messages, own: Ability) -> dict[str, str]:
    return {
        "DRY_RUN": "true" if playbook.dry_run else "false",
        "PLAYBOOK": role,
        **tells.environment,
        **own.environment,
    }


def _keeps(scope: Scope) -> dict[str, object]:
    """A finding that three attempts could not answer."""
    arn = queue_arn(scope.names, scope.first_name, DEAD_LETTERS)
    return allow("KeepUnanswered", ["sqs:SendMessage"], [arn])


def _dead_letters(scope: Scope) -> SqsQueue:
    """Of EventBridge, which could not call a function, and of functions that failed."""
    rules = scope.names.arn("events", f"rule/{scope.aws_name()}-*")
    arn = queue_arn(scope.names, scope.first_name, DEAD_LETTERS)
    admitted = allow(
        "KeepUndelivered",
        ["sqs:SendMessage"],
        [arn],
        principals={"Service": "events.amazonaws.com"},
        conditions={
            "ArnLike": {"aws:SourceArn": rules},
            "StringEquals": {"aws:SourceAccount": scope.names.account},
        },
    )
    return queue(scope, Settings(), DEAD_LETTERS, retention_days=KEPT_DAYS, statements=[admitted])
