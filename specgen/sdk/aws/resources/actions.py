"""Actions that IAM does not have, in policies and in what documents permit."""

from collections.abc import Iterator

from specgen.facts import iam
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.slips import meant
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import ATTRIBUTES, many, statements
from specgen.sdk.aws.resources.values import Block


@resource_check(
    "IAM001",
    "policies name only actions that exist in IAM",
    *ATTRIBUTES,
    severity=Severity.WARNING,
    fact="IAM accepts a misspelt action, which then allows nothing; Terraform does not check",
    source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "reference_policies_actions-resources-contextkeys.html",
    date="2026-11-22",
    topics=("iam_actions",),
)
def actions_exist(kind: str, block: Block) -> Iterator[Problem]:
    attribute = ATTRIBUTES[kind]
    for _, statement in statements(block.json(attribute)):
        for action in many(statement.get("Action", [])):
            if isinstance(action, str):
                for problem in action_problems((), action):
                    yield block.problem(attribute, problem.message, problem.help)


def action_problems(pointer: Pointer, action: str) -> Iterator[Problem]:
    """pointer: of the action"""
    if iam.exists(action):
        return
    service = action.partition(":")[0].lower()
    options = iam.actions(service)
    wanted = meant(action, options) if options else meant(service, iam.services())
    instead = f"; write {wanted if options else f'{wanted}:...'}" if wanted else ""
    message = f"IAM had no action {action} on {known_on('iam_actions')}{instead}"
    yield Problem(pointer, message, "if it has been added since, record a decision")
