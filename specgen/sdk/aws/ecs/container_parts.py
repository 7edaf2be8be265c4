"""Parts that the main container of a task and those next to it share, in the JSON of ECS."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.ecs.containers import MAIN, HealthCheck, LogRoute
from specgen.sdk.aws.ecs.logs import Group, log_configuration
from specgen.sdk.aws.ecs.secrets import value_from
from specgen.sdk.aws.permitted import resource_here
from specgen.sdk.construct.scope import Scope


def health_check(check: HealthCheck) -> dict[str, Any]:
    in_shell = isinstance(check.command, str)
    return {
        "command": ["CMD-SHELL", check.command] if in_shell else ["CMD", *check.command],
        "interval": check.interval_seconds,
        "retries": check.retries,
        "startPeriod": check.start_period_seconds,
        "timeout": check.timeout_seconds,
    }


def depends_on(scope: Scope, conditions: Mapping[str, str]) -> list[dict[str, str]]:
    named = sorted((name_of(scope.here, name), word) for name, word in conditions.items())
    return [{"condition": word, "containerName": name} for name, word in named]


def name_of(here: Here[Any], name: str) -> str:
    """A container's name in the task: the main one keeps the first name of a renamed document."""
    return here.effective.aws_name if name == MAIN else name


def output_of(scope: Scope, logs: Group | None, route: LogRoute | None) -> dict[str, Any]:
    """Where the output of a container goes; nothing if it is kept nowhere."""
    if route is not None:
        return {"logConfiguration": _routed(scope, route)}
    return {"logConfiguration": log_configuration(scope, logs)} if logs is not None else {}


def _routed(scope: Scope, route: LogRoute) -> dict[str, Any]:
    options = {name: resource_here(scope, value) for name, value in sorted(route.options.items())}
    return {
        "logDriver": "awsfirelens",
        "options": options,
        **({"secretOptions": list(_secrets(scope, route))} if route.secrets else {}),
    }


def _secrets(scope: Scope, route: LogRoute) -> Iterator[dict[str, str]]:
    for name, value in sorted(route.secrets.items()):
        yield {"name": name, "valueFrom": value_from(scope, value)}
