"""The agent next to the application that sends its traces to Datadog."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.units import units
from specgen.sdk.aws.interfaces import DATADOG
from specgen.sdk.aws.secret_arns import secret_arn
from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service
from specgen.systems.service.model.sidecars import tracers
from specgen.systems.service.model.tracing import AGENT, CONFIG, FILES, FOLDERS, PORT, Tracing

COPIES = "/agent-config"
TRUE = "true"


def variables(scope: Scope, spec: Service) -> dict[str, str]:
    """Where the application's tracer sends to, and what it calls itself."""
    if spec.tracing is None:
        return {}
    return {"DD_AGENT_HOST": "localhost", **_names(scope, spec)}


def beside(scope: Scope, spec: Service, logs: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Tasks go on if one of these ends. logs: logConfiguration of the application's container"""
    if spec.tracing is None:
        return []
    common = {
        "essential": False,
        "image": pulled(scope.here, spec.tracing.agent_image).address,
        "readonlyRootFilesystem": True,
        **({"logConfiguration": logs} if logs is not None else {}),
    }
    made = (_agent(scope, spec, spec.tracing), _files(spec.tracing))
    return [{**common, **container} for container in made]


def _names(scope: Scope, spec: Service) -> dict[str, str]:
    """source: https://docs.datadoghq.com/getting_started/tagging/unified_service_tagging/
    (2026-11-29)
    """
    version = pulled(scope.here, spec.image).version
    named = {"DD_ENV": scope.environment, "DD_SERVICE": scope.first_name}
    return {**named, **({"DD_VERSION": version} if version else {})}


def _agent(scope: Scope, spec: Service, tracing: Tracing) -> dict[str, Any]:
    size = tracers(tracing)[0]
    settings = _settings(scope, spec, tracing)
    datadog = DATADOG.get(scope.here, tracing.datadog).spec
    key = f"{secret_arn(scope, datadog.api_key)}:api_key::" if datadog.api_key else ""
    return {
        "name": AGENT,
        "cpu": units(size.vcpu),
        "memory": size.memory_mib,
        "memoryReservation": size.memory_mib,
        "environment": [{"name": n, "value": settings[n]} for n in sorted(settings)],
        "secrets": [{"name": "DD_API_KEY", "valueFrom": key}],
        "portMappings": [{"containerPort": PORT, "hostPort": PORT, "protocol": "tcp"}],
        "mountPoints": [
            {"containerPath": path, "sourceVolume": volume} for volume, path in FOLDERS.items()
        ],
        "dependsOn": [{"containerName": FILES, "condition": "SUCCESS"}],
        # source: modules/ecs_fargate/variables.tf of DataDog/terraform-aws-ecs-datadog (2026-11-29)
        "healthCheck": {
            "command": ["CMD-SHELL", "/probe.sh"],
            "interval": 15,
            "retries": 3,
            "startPeriod": 60,
            "timeout": 5,
        },
    }


def _settings(scope: Scope, spec: Service, tracing: Tracing) -> dict[str, str]:
    """On hosts an agent in a task sees no host, and exits if it has no name: it takes the task's.

    Not verified in AWS.

    source: https://docs.datadoghq.com/agent/troubleshooting/hostname_containers/ (2026-11-29)
    """
    place = "DD_HOSTNAME_TRUST_UTS_NAMESPACE" if spec.hosts(scope.here) else "ECS_FARGATE"
    return {
        "DD_APM_ENABLED": TRUE,
        "DD_SITE": DATADOG.get(scope.here, tracing.datadog).spec.site,
        place: TRUE,
        **_names(scope, spec),
    }


def _files(tracing: Tracing) -> dict[str, Any]:
    """An empty volume hides the image's own files in that folder, so they are copied first."""
    size = tracers(tracing)[1]
    return {
        "name": FILES,
        "entryPoint": ["sh", "-c"],
        "command": [f"cp -R {FOLDERS[CONFIG]}/. {COPIES}/"],
        "memory": size.memory_mib,
        "memoryReservation": size.memory_mib,
        "mountPoints": [{"containerPath": COPIES, "sourceVolume": CONFIG}],
    }
