"""The container of a task, in the JSON that ECS expects."""

from typing import Any

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group, log_configuration
from specgen.sdk.aws.ecs.secrets import value_from
from specgen.sdk.aws.ecs.units import mib, units
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh, parameters
from specgen.systems.service.model import Service
from specgen.systems.service.model.mesh_size import taken_mib, taken_vcpu
from specgen.systems.service.model.sizes import Size


def container(
    scope: Scope, spec: Service, size: Size, logs: Group | None, messages: SqsQueue | None
) -> dict[str, Any]:
    """Lists are sorted by name, because AWS returns them in any order."""
    read, named = parameters.read(scope, spec), parameters.named(scope, spec)
    found = {**_addresses(scope, spec), **mesh.variables(scope, spec), **named}
    variables = {**spec.environment, **found}
    if messages is not None:
        variables["QUEUE_URL"] = messages.url
    made: dict[str, Any] = {
        "name": scope.first_name,
        "image": pulled(scope.here, spec.image).address,
        "essential": True,
        "readonlyRootFilesystem": spec.read_only_root_filesystem,
        "stopTimeout": spec.stop_timeout_seconds,
        **mesh.waits(spec),
    }
    if variables:
        made["environment"] = [{"name": n, "value": variables[n]} for n in sorted(variables)]
    started = {n: value_from(scope, value) for n, value in spec.secrets.items()} | read
    if started:
        made["secrets"] = [{"name": n, "valueFrom": started[n]} for n in sorted(started)]
    if spec.command:
        made["command"] = list(spec.command)
    if spec.container_port is not None:
        port = spec.container_port
        made["portMappings"] = [{"containerPort": port, "hostPort": port, "protocol": "tcp"}]
    if spec.hosts(scope.here):
        made |= _reserved(spec, size)
    if spec.execute_command:
        made["linuxParameters"] = {"initProcessEnabled": True}
    if logs is not None:
        made["logConfiguration"] = log_configuration(scope, logs)
    return made


def _addresses(scope: Scope, spec: Service) -> dict[str, str]:
    return {
        variable: scope.read(sort.kind, name, address.output or sort.output)
        for variable, address in spec.addresses.items()
        for sort, name in address.named()
    }


def _reserved(spec: Service, size: Size) -> dict[str, int]:
    """What is reserved for the container, and the memory at which it is killed.

    The other containers use part of the task's size, as on Fargate.
    """
    others = taken_mib(spec.mesh)
    return {
        "cpu": units(size.vcpu - taken_vcpu(spec.mesh)),
        "memoryReservation": mib(size.memory_gib) - others,
        "memory": mib(size.peak_memory_gib) - others,
    }
