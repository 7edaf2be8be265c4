"""The containers next to the application: a proxy, and the one that renews its certificate."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.sdk import escape, fill
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.units import units
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import PRIVATE_CA
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import envoy
from specgen.systems.service.model import Service
from specgen.systems.service.model.mesh import ADMIN_PORT, CERTIFICATES, PROXY, VOLUME, Mesh
from specgen.systems.service.model.sidecars import AGENT, proxies

ENVOY_USER = "101:101"
"""The user of Envoy's own image, which drops root when it starts."""

TEMPLATE = "EndEntityCertificate"
"""Takes subject and alternative names from the request, and adds both uses of TLS.

source: https://docs.aws.amazon.com/privateca/latest/userguide/template-definitions.html
(2026-11-24)
"""

PAUSE_SECONDS = 300
READY = (
    f"exec 3<>/dev/tcp/127.0.0.1/{ADMIN_PORT} && "
    "printf 'GET /ready HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' >&3 && "
    "grep -q LIVE <&3"
)
VALID = f"openssl x509 -checkend 0 -noout -in {envoy.DIRECTORY}/current/chain.pem"


def variables(scope: Scope, spec: Service) -> dict[str, str]:
    """The application's variables with the addresses of the services that it calls."""
    if spec.mesh is None:
        return {}
    return {callee.variable: callee.url for callee in envoy.callees(scope.here)}


def beside(scope: Scope, spec: Service, logs: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """logs: logConfiguration of the application's container"""
    if spec.mesh is None:
        return []
    common = {
        "essential": True,
        "mountPoints": [{"containerPath": envoy.DIRECTORY, "sourceVolume": VOLUME}],
        **({"logConfiguration": logs} if logs is not None else {}),
    }
    made = (_certificates(scope, spec.mesh), _proxy(scope, spec.mesh))
    return [{**common, **container} for container in made]


def waits(spec: Service) -> list[dict[str, str]]:
    """What the application's container waits for: it starts when the proxy is healthy."""
    if spec.mesh is None:
        return []
    return [{"containerName": PROXY, "condition": "HEALTHY"}]


def _proxy(scope: Scope, mesh: Mesh) -> dict[str, Any]:
    """Envoy's image runs with a read-only root file system.

    source: https://www.envoyproxy.io/docs/envoy/v1.38.7/start/docker (2026-11-30)
    """
    settings = scope.local("envoy", escape(envoy.bootstrap(scope.here)))
    size = proxies(mesh)[0]
    made: dict[str, Any] = {
        "name": PROXY,
        "image": pulled(scope.here, mesh.proxy_image).address,
        "readonlyRootFilesystem": True,
        "command": [
            "envoy",
            "--disable-hot-restart",
            "--config-yaml",
            f"${{jsonencode({settings})}}",
        ],
        "cpu": units(size.vcpu),
        "memory": size.memory_mib,
        "memoryReservation": size.memory_mib,
        "dependsOn": [{"containerName": CERTIFICATES, "condition": "HEALTHY"}],
        "healthCheck": _health(["CMD", "bash", "-c", READY]),
    }
    if mesh.callers:
        port = {"containerPort": mesh.port, "hostPort": mesh.port, "protocol": "tcp"}
        made["portMappings"] = [port]
    return made


def _certificates(scope: Scope, mesh: Mesh) -> dict[str, Any]:
    script = fill("documents/envoy/certificates.sh")
    lines = scope.local("certificates", escape(script.split("\n")))
    settings = _settings(scope, mesh)
    return {
        "name": CERTIFICATES,
        "image": pulled(scope.here, mesh.agent_image).address,
        "entryPoint": ["sh", "-c"],
        "command": [f'${{join("\\n", {lines})}}'],
        "environment": [{"name": n, "value": settings[n]} for n in sorted(settings)],
        "cpu": units(AGENT.vcpu),
        "memory": AGENT.memory_mib,
        "memoryReservation": AGENT.memory_mib,
        "healthCheck": _health(["CMD-SHELL", VALID]),
    }


def _settings(scope: Scope, mesh: Mesh) -> dict[str, str]:
    here = scope.here
    authority = PRIVATE_CA.get(here, mesh.certificate_authority)
    return {
        "ALGORITHM": authority.spec.signing_algorithm,
        "AWS_DEFAULT_REGION": scope.region,
        "AUTHORITY": scope.read("private_ca", mesh.certificate_authority, "arn"),
        "DAYS": str(mesh.certificate_days),
        "DIRECTORY": envoy.DIRECTORY,
        "HOST": envoy.host(here),
        "IDENTITY": envoy.identity(here),
        "IDENTITY_SECRET": _compact(envoy.secret("identity")),
        "NAME": scope.first_name,
        "OWNER": ENVOY_USER,
        "PAUSE": str(PAUSE_SECONDS),
        "TEMPLATE": template_arn(scope),
        "TRUST_SECRET": _compact(envoy.secret("trust")),
    }


def _compact(secret: dict[str, Any]) -> str:
    return json.dumps(secret, separators=(",", ":"), sort_keys=True)


def _health(command: list[str]) -> dict[str, Any]:
    """The first certificate takes seconds, somewhat longer if the image lacks openssl."""
    return {"command": command, "interval": 10, "retries": 3, "startPeriod": 120, "timeout": 5}


def template_arn(scope: Scope) -> str:
    return f"arn:{scope.names.partition}:acm-pca:::template/{TEMPLATE}/V1"


def statements(scope: Scope, spec: Service) -> Iterator[Mapping[str, Any]]:
    """What the task may do for its certificate; the template rules out creating authorities."""
    if spec.mesh is None:
        return
    authority = [scope.read("private_ca", spec.mesh.certificate_authority, "arn")]
    only = {"StringEquals": {"acm-pca:TemplateArn": template_arn(scope)}}
    yield allow("IssueCertificate", ["acm-pca:IssueCertificate"], authority, conditions=only)
    yield allow("GetCertificate", ["acm-pca:GetCertificate"], authority)
