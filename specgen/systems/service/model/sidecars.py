"""The containers that `mesh` and `tracing` put next to the application."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from specgen.sdk.aws.ecs.containers import Beside
from specgen.systems.service.model.mesh import (
    ADMIN_PORT,
    CERTIFICATES,
    FIRST_LOCAL_PORT,
    PROXY,
    Mesh,
)
from specgen.systems.service.model.tracing import AGENT as DATADOG_AGENT
from specgen.systems.service.model.tracing import FILES as DATADOG_FILES
from specgen.systems.service.model.tracing import PORT, Tracing


@dataclass(frozen=True, slots=True)
class Sidecar:
    vcpu: float
    memory_mib: int


AGENT = Sidecar(0.0625, 256)
"""The AWS CLI uses about 100 MiB while it runs, which is twice a week."""

FILES = Sidecar(0, 128)
"""Copies the agent's files and ends; hosts keep its memory reserved.

source: modules/ecs_fargate/datadog.tf of DataDog/terraform-aws-ecs-datadog (2026-11-29)
"""


def proxies(mesh: Mesh | None) -> tuple[Sidecar, ...]:
    """The proxy first."""
    if mesh is None:
        return ()
    return Sidecar(mesh.proxy_vcpu, mesh.proxy_memory_mib), AGENT


def tracers(tracing: Tracing | None) -> tuple[Sidecar, ...]:
    """The agent first."""
    if tracing is None:
        return ()
    return Sidecar(tracing.agent_vcpu, tracing.agent_memory_mib), FILES


def of_mesh(mesh: Mesh | None, called: Sequence[str]) -> Iterator[Beside]:
    """called: names of the services that it calls"""
    if mesh is None:
        return
    ports = {ADMIN_PORT: "the proxy of `mesh`"}
    ports |= {FIRST_LOCAL_PORT + i: f"the proxy to call {name}" for i, name in enumerate(called)}
    ports |= {mesh.port: "callers of the proxy"} if mesh.callers else {}
    proxy, agent = proxies(mesh)
    yield _beside(PROXY, "mesh", "the proxy", proxy, ports=ports)
    yield _beside(CERTIFICATES, "mesh", "its certificates", agent)


def of_tracing(tracing: Tracing | None) -> Iterator[Beside]:
    """Tasks go on if one of these ends."""
    if tracing is None:
        return
    agent, files = tracers(tracing)
    ports, words = {PORT: "the agent of `tracing`"}, "the agent of Datadog"
    yield _beside(DATADOG_AGENT, "tracing", words, agent, essential=False, ports=ports)
    yield _beside(DATADOG_FILES, "tracing", "", files, essential=False, has_health_check=False)


def _beside(  # noqa: PLR0913  what a container is
    name: str,
    key: str,
    words: str,
    size: Sidecar,
    *,
    essential: bool = True,
    has_health_check: bool = True,
    ports: Mapping[int, str] | None = None,
) -> Beside:
    sizes = size.vcpu, size.memory_mib
    return Beside(name, key, words, *sizes, essential, has_health_check, ports or {})
