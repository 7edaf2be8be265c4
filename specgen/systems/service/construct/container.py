"""The container of a service's tasks."""

from typing import Any

from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

from specgen.sdk.aws.ecs import container as shared
from specgen.sdk.aws.ecs.logs import Group
from specgen.sdk.aws.ecs.others import reserved
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh, tracing
from specgen.systems.service.model import Service
from specgen.systems.service.model.network_ingress import main_network_ports

INIT = {"initProcessEnabled": True}
"""Ends what shells leave behind.

source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html (2026-11-30)
"""


def container(
    scope: Scope, spec: Service, size: Size, logs: Group | None, messages: SqsQueue | None
) -> dict[str, Any]:
    variables = {**mesh.variables(scope, spec), **tracing.variables(scope, spec)}
    if messages is not None:
        variables["QUEUE_URL"] = messages.url
    made = shared.container(scope, spec, logs, variables)
    if waits := [*made.get("dependsOn", []), *mesh.waits(spec)]:
        made["dependsOn"] = waits
    joined = sorted((port, name) for _, port, name in main_network_ports(spec, scope.here))
    if ports := dict(joined) | {port: "tcp" for _, port in spec.main_ports()}:
        made["portMappings"] = [
            {"containerPort": port, "hostPort": port, "protocol": protocol}
            for port, protocol in ports.items()
        ]
    if spec.hosts(scope.here):
        made |= reserved(size, spec.beside(scope.here))
    if spec.execute_command:
        made["linuxParameters"] = INIT
    return made
