"""The keys of an incident_response document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Here,
    KeyUse,
    Model,
    Subject,
    Usage,
    reference,
)
from specgen.sdk.aws.interfaces import THREAT_DETECTION
from specgen.sdk.aws.lambda_function.names import function_claims
from specgen.sdk.aws.logs import RetentionDays, log_usage
from specgen.sdk.aws.sqs.names import DEAD_LETTERS, queue_name
from specgen.systems.incident_response.model.findings import rules_of
from specgen.systems.incident_response.model.playbooks import Playbooks

CODE = "code"


class IncidentResponse(Model, kw_only=True):
    """Playbooks that answer findings of GuardDuty and Security Hub, and people who hear of it."""

    not_built: ClassVar[dict[str, str]] = {
        "runbooks": "a playbook acts with a role of its own, and starts no runbook of AWS: whoever "
        "may start those can use any role that they take",
        "finding_types": "the types that a playbook answers are in its README; choose playbooks, "
        "and `from_severity`",
    }

    topic: Annotated[
        str, reference("topic", "Topic that gets a message for each action, in the same region")
    ]
    playbooks: Annotated[Playbooks, Meta(description="What is answered, and how")]
    log_retention_days: Annotated[
        RetentionDays, Meta(description="Days that the logs of the functions are kept")
    ] = 365
    log_key: Annotated[str, reference("key", "Key of these logs; it admits `logs`")] | None = None

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("invocations", "lambda-request")
        yield from log_usage(("name",))

    def is_of_account(self, here: Here) -> bool:
        return here.platform.is_scope(here.environment)

    def watched(self, here: Here) -> Iterator[Subject]:
        for key, _ in self.playbooks.chosen():
            role = role_of(key)
            name = here.names.of(here.effective.aws_name, role)
            yield Subject("playbook", role, {"FunctionName": name})
        name = queue_name(here.names, here.effective.aws_name, DEAD_LETTERS)
        yield Subject("unanswered_findings", "", {"QueueName": name})

    def aws_names(self) -> Iterator[AwsName]:
        for key, playbook in self.playbooks.chosen():
            for role in {role_of(key), *(role for role, _ in rules_of(key, playbook))}:
                yield AwsName("iam_role", role, ("playbooks", key))
        yield AwsName("sqs_queue", DEAD_LETTERS)

    def claims(self, here: Here) -> Iterator[Claim]:
        names = here.names
        for key, playbook in self.playbooks.chosen():
            pointer = ("playbooks", key)
            yield from function_claims(here, role_of(key), CODE, here.region)
            for role, _ in rules_of(key, playbook, has_hub=has_hub(here)):
                rule = names.of(here.effective.aws_name, role)
                yield Claim("aws_cloudwatch_event_rule", (rule, "default"), f"rule {rule}", pointer)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.log_key:
            yield KeyUse(self.log_key, "logs", ("log_key",))


def role_of(key: str) -> str:
    """In addresses and in names: quarantine-instance."""
    return key.replace("_", "-")


def has_hub(here: Here) -> bool:
    found = (e for e in THREAT_DETECTION.all(here.project) if e.region == here.region)
    return any(e.spec.security_hub is not None for e in found)
