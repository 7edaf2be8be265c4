"""The container of a task that runs an image of the user's, in the JSON that ECS expects."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs import environment_files, parameters
from specgen.sdk.aws.ecs.container_parts import depends_on, health_check, output_of
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.mounts import mount_points
from specgen.sdk.aws.ecs.secrets import value_from
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues
from specgen.sdk.construct.scope import Scope


def container(
    scope: Scope, spec: TaskFields, logs: Group | None, variables: Mapping[str, str]
) -> dict[str, Any]:
    """Lists are sorted by name, because AWS returns them in any order.

    variables: besides those of the document, of stores, queues and tables
    """
    named = parameters.named(scope, spec)
    every = {**spec.environment, **_addresses(scope, spec), **named, **variables}
    started = {n: value_from(scope, value) for n, value in spec.secrets.items()}
    started |= parameters.read(scope, spec)
    made: dict[str, Any] = {
        "name": scope.first_name,
        "image": pulled(scope.here, spec.image).address,
        "essential": True,
        "readonlyRootFilesystem": spec.read_only_root_filesystem,
        "stopTimeout": spec.stop_timeout_seconds,
    }
    if every:
        made["environment"] = [{"name": n, "value": every[n]} for n in sorted(every)]
    if started:
        made["secrets"] = [{"name": n, "valueFrom": started[n]} for n in sorted(started)]
    if listed := environment_files.files(scope, spec):
        made["environmentFiles"] = listed
    if points := mount_points(spec):
        made["mountPoints"] = points
    if spec.command:
        made["command"] = list(spec.command)
    if spec.health_check is not None:
        made["healthCheck"] = health_check(spec.health_check)
    if spec.depends_on:
        made["dependsOn"] = depends_on(scope, spec.depends_on)
    return made | output_of(scope, logs, spec.log_route)


def _addresses(scope: Scope, spec: TaskFields) -> dict[str, str]:
    """Variables with the addresses of stores and queues, and with names of tables and caches."""
    stores = {
        variable: scope.read_of(store, address.output or sort.kinds[store.effective.kind])
        for variable, address in spec.addresses.items()
        for sort, name in address.named()
        if (store := sort.find(scope.here, name)) is not None
    }
    found = {g.variable: scope.read_of(g.queue, "url") for g in queues.grants(scope.here)}
    found |= {g.variable: scope.read_of(g.topic, "arn") for g in topics.grants(scope.here)}
    found |= {g.variable: scope.read_of(g.table, "name") for g in tables.grants(scope.here)}
    return {**stores, **found, **caches.variables(scope.here)}
