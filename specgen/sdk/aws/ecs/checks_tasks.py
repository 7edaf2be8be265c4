"""Promises of tasks of any kind that fit nowhere else."""

from collections.abc import Iterator
from itertools import combinations

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs.checks_containers import CONTAINER_CHECKS
from specgen.sdk.aws.ecs.checks_images import images_say_their_version
from specgen.sdk.aws.ecs.checks_secrets import SECRETS
from specgen.sdk.aws.ecs.checks_volumes import VOLUME_CHECKS
from specgen.sdk.aws.ecs.stores import VARIABLES
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.ecs.variables import holds_secret
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.permissions import permissions_lead_somewhere
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"


@check(
    "CMP022",
    "the output of tasks is kept",
    fact="without a log driver, a task's standard output is lost with the task",
    source=f"{ECS}/using_awslogs.html",
)
def output_is_kept(spec: TaskFields, here: Here) -> Iterator[Problem]:
    if not spec.logs.enabled:
        message = f"{here.name} has no log group; remove `enabled: false`"
        yield Problem(("logs", "enabled"), message)


@check(
    "CMP027",
    "secret values come from `secrets`, not from `environment`",
    fact="variables are in the task definition, readable by whoever may describe it; AWS Config's "
    "ECS_NO_ENVIRONMENT_SECRETS reports them",
    source=f"{ECS}/specifying-sensitive-data.html",
)
def secrets_are_secrets(spec: TaskFields) -> Iterator[Problem]:
    for pointer, name, value in _variables(spec):
        if holds_secret(pointer, name, value):
            message = f"{name} looks like a secret, but is in `environment`"
            hint = f"write `secrets: {{{name}: {{secret: <document>}}}}`"
            yield Problem(pointer, message, hint, at_key=True)


def _variables(spec: TaskFields) -> Iterator[tuple[Pointer, str, str]]:
    """Place, name and value of each that is in `environment`."""
    written: dict[Pointer, dict[str, str]] = {(): spec.environment}
    for name, one in spec.containers.items():
        written["containers", name] = one.environment
    for pointer, variables in written.items():
        for name, value in variables.items():
            yield (*pointer, "environment", name), name, value


@check(
    "CMP121",
    "a variable is set once",
    fact="ECS refuses a container with the same variable in environment and in secrets",
    source=f"{ECS}/secrets-envvar-secrets-manager.html",
)
def variables_are_set_once(spec: TaskFields, here: Here) -> Iterator[Problem]:
    own = dict.fromkeys((grant.variable for grant in queues.grants(here)), "address of a queue")
    own |= dict.fromkeys(spec.set_variables(), "address of a queue")
    own |= {grant.variable: "ARN of a topic" for grant in topics.grants(here)}
    own |= {grant.variable: "name of a table" for grant in tables.grants(here)}
    own |= dict.fromkeys(caches.variables(here), "name of a cache or of its user")
    for key, other in combinations(VARIABLES, 2):
        for name in getattr(spec, key):
            if name in getattr(spec, other):
                message = f"{name} is also in `{other}`; remove one of them"
                yield Problem((key, name), message, at_key=True)
    for container, one in spec.containers.items():
        for name in sorted(set(one.environment) & set(one.secrets)):
            pointer = ("containers", container, "environment", name)
            message = f"{name} is also in `secrets`; remove one of them"
            yield Problem(pointer, message, at_key=True)
    for key in VARIABLES:
        for name in sorted(own.keys() & getattr(spec, key)):
            message = f"specgen sets {name} to the {own[name]}; remove it"
            yield Problem((key, name), message, at_key=True)


@check(
    "CMP122",
    "a task may not do everything to everything",
    fact="an intruder in the task may do whatever the task may do",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
)
def permissions_are_bounded(spec: TaskFields) -> Iterator[Problem]:
    for i, permission in enumerate(spec.permissions):
        if "*" not in permission.resources:
            continue
        for j, action in enumerate(permission.actions):
            if action == "*" or action.endswith(":*"):
                message = f"{action} on every resource; name the actions, or the resources"
                yield Problem(("permissions", i, "actions", j), message)


TASKS = (
    output_is_kept,
    secrets_are_secrets,
    variables_are_set_once,
    permissions_are_bounded,
    permissions_lead_somewhere("CMP190", "a task"),
    images_say_their_version,
    *SECRETS,
    *VOLUME_CHECKS,
    *CONTAINER_CHECKS,
)
