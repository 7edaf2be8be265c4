"""Promises of a service's tasks that fit nowhere else."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.service.model import Service

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
MANY_TASKS = 50
USUAL_MAXIMUM_PERCENT = 150


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
