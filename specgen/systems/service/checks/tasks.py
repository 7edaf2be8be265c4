"""Promises of a service's tasks that fit nowhere else."""

from collections.abc import Iterator
from itertools import combinations

from specgen.sdk import Here, Problem, Severity, check, names_secret, secret_form
from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.interfaces import REGISTRY
from specgen.sdk.aws.sqs import access as queues
from specgen.systems.service.model import Service
from specgen.systems.service.model.stores import VARIABLES

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
MANY_TASKS = 50
USUAL_MAXIMUM_PERCENT = 150


@check(
    "CMP022",
    "a service keeps the output of its tasks",
    fact="without a log driver, a task's standard output is lost with the task",
    source=f"{ECS}/using_awslogs.html",
)
def output_is_kept(spec: Service, here: Here) -> Iterator[Problem]:
    if not spec.logs.enabled:
        message = f"{here.name} has no log group; remove `enabled: false`"
        yield Problem(("logs", "enabled"), message)


@check(
    "CMP025",
    "a deployment of many tasks does not nearly double them",
    severity=Severity.WARNING,
    fact="old and new tasks run side by side; they need addresses, vCPU and hosts",
    source=f"{ECS}/deployment-type-ecs.html",
)
def deployments_are_moderate(spec: Service, here: Here) -> Iterator[Problem]:
    percent = spec.deployment.maximum_percent
    if percent > USUAL_MAXIMUM_PERCENT and spec.tasks.maximum > MANY_TASKS:
        message = f"{here.name} would run {spec.most_tasks()} tasks during a deployment"
        hint = f"write {USUAL_MAXIMUM_PERCENT} or less, or record a decision"
        yield Problem(("deployment", "maximum_percent"), message, hint)


@check(
    "CMP120",
    "a deployment can start a task or stop one",
    fact="at 100 % minimum and maximum ECS may do neither; rebalancing of zones also needs more "
    "than 100 %",
    source=f"{ECS}/service-rebalancing.html",
)
def deployments_can_move(spec: Service) -> Iterator[Problem]:
    deployment, pointer = spec.deployment, ("deployment", "maximum_percent")
    if deployment.maximum_percent > 100:  # noqa: PLR2004  the fact above
        return
    if deployment.minimum_healthy_percent == 100:  # noqa: PLR2004  the fact above
        message = "no task may stop and none may start, so a deployment would hang"
        yield Problem(pointer, f"{message}; write 150, or a lower minimum_healthy_percent")
    elif deployment.availability_zone_rebalancing:
        message = "rebalancing of zones needs a maximum_percent above 100"
        yield Problem(pointer, f"{message}; write 150, or availability_zone_rebalancing: false")


@check(
    "CMP027",
    "secret values come from `secrets`, not from `environment`",
    fact="variables are in the task definition, readable by whoever may describe it; AWS Config's "
    "ECS_NO_ENVIRONMENT_SECRETS reports them",
    source=f"{ECS}/specifying-sensitive-data.html",
)
def secrets_are_secrets(spec: Service) -> Iterator[Problem]:
    for name, value in spec.environment.items():
        pointer = ("environment", name)
        points_elsewhere = value.startswith(("arn:", "/"))
        if names_secret(name) and not points_elsewhere and not secret_form(pointer, value):
            message = f"{name} looks like a secret, but is in `environment`"
            hint = f"write `secrets: {{{name}: {{secret: <document>}}}}`"
            yield Problem(pointer, message, hint, at_key=True)


@check(
    "CMP121",
    "a variable is set once",
    fact="ECS refuses a container with the same variable in environment and in secrets",
    source=f"{ECS}/secrets-envvar-secrets-manager.html",
)
def variables_are_set_once(spec: Service, here: Here) -> Iterator[Problem]:
    own = {grant.variable for grant in queues.grants(here)}
    own |= {"QUEUE_URL"} if spec.queue is not None else set()
    for key, other in combinations(VARIABLES, 2):
        for name in getattr(spec, key):
            if name in getattr(spec, other):
                message = f"{name} is also in `{other}`; remove one of them"
                yield Problem((key, name), message, at_key=True)
    for key in VARIABLES:
        for name in sorted(own.intersection(getattr(spec, key))):
            message = f"specgen sets {name} to the address of a queue; remove it"
            yield Problem((key, name), message, at_key=True)


@check(
    "CMP122",
    "a task may not do everything to everything",
    fact="an intruder in the task may do whatever the task may do",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
)
def permissions_are_bounded(spec: Service) -> Iterator[Problem]:
    for i, permission in enumerate(spec.permissions):
        if "*" not in permission.resources:
            continue
        for j, action in enumerate(permission.actions):
            if action == "*" or action.endswith(":*"):
                message = f"{action} on every resource; name the actions, or the resources"
                yield Problem(("permissions", i, "actions", j), message)


@check(
    "CMP123",
    "an image names its version",
    severity=Severity.WARNING,
    fact="latest may be another image tomorrow: tasks of one service then differ, and a rollback "
    "brings back the same image",
    source=f"{ECS}/deployment-type-ecs.html",
)
def images_say_their_version(spec: Service, here: Here) -> Iterator[Problem]:
    if isinstance(spec.image, Image) and REGISTRY.find(here, spec.image.registry) is None:
        return
    version = pulled(here, spec.image).version
    if version in {"", "latest"}:
        said = "no tag" if not version else "the tag latest"
        message = f"the image has {said}; write the version that was built"
        pointer = ("image", "tag") if isinstance(spec.image, Image) else ("image",)
        yield Problem(pointer, message)
