"""The container of a service's tasks."""

from typing import Any

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.aws.ecs import container as shared
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.units import mib, units
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh, tracing
from specgen.systems.service.model import Service
from specgen.systems.service.model.sidecars import taken_mib, taken_vcpu


def container(
    scope: Scope, spec: Service, size: Size, logs: Group | None, messages: SqsQueue | None
) -> dict[str, Any]:
    variables = {**mesh.variables(scope, spec), **tracing.variables(scope, spec)}
    if messages is not None:
        variables["QUEUE_URL"] = messages.url
    made = {**shared.container(scope, spec, logs, variables), **mesh.waits(spec)}
    if spec.container_port is not None:
        port = spec.container_port
        made["portMappings"] = [{"containerPort": port, "hostPort": port, "protocol": "tcp"}]
    if spec.hosts(scope.here):
        made |= _reserved(spec, size)
    if spec.execute_command:
        made["linuxParameters"] = {"initProcessEnabled": True}
    return made


def _reserved(spec: Service, size: Size) -> dict[str, int]:
    """What is reserved for the container, and the memory at which it is killed.

    The other containers use part of the task's size, as on Fargate.
    """
    others = taken_mib(spec)
    return {
        "cpu": units(size.vcpu - taken_vcpu(spec)),
        "memoryReservation": mib(size.memory_gib) - others,
        "memory": mib(size.peak_memory_gib) - others,
    }
