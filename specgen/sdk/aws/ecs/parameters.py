"""Settings of `parameter` documents: variables of the tasks, and who may read them."""

from collections.abc import Iterator

from specgen.sdk.aws.ecs.roles import Statement
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import PARAMETER
from specgen.sdk.construct.scope import Scope


def read(scope: Scope, spec: TaskFields) -> dict[str, str]:
    """Variables whose values ECS reads when a task starts -> the ARN of the parameter."""
    return _arns(scope, spec, "value")


def named(scope: Scope, spec: TaskFields) -> dict[str, str]:
    """Variables that hold the name of a parameter.

    Its ARN if it is in another region: who reads it must then ask that region.
    """
    found: dict[str, str] = {}
    for variable, entry in spec.parameters.items():
        if entry.gives == "name":
            home = PARAMETER.get(scope.here, entry.parameter)
            near = home.region == scope.region
            ask = home.spec.name_in_aws if near else home.spec.arn
            found[variable] = ask(home, entry.key)
    return found


def starting(scope: Scope, spec: TaskFields) -> Iterator[Statement]:
    """Of the execution role."""
    if arns := sorted(set(_arns(scope, spec, "value").values())):
        yield allow("ReadParameters", ["ssm:GetParameters"], arns)


def running(scope: Scope, spec: TaskFields) -> Iterator[Statement]:
    """Of the task's own role."""
    if arns := sorted(set(_arns(scope, spec, "name").values())):
        yield allow("ReadParameters", ["ssm:GetParameter", "ssm:GetParameters"], arns)


def _arns(scope: Scope, spec: TaskFields, gives: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for variable, entry in spec.parameters.items():
        if entry.gives == gives:
            home = PARAMETER.get(scope.here, entry.parameter)
            found[variable] = home.spec.arn(home, entry.key)
    return found
