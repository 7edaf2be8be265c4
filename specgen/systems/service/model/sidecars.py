"""How much of a task the containers next to the application use."""

from dataclasses import dataclass
from typing import Protocol

from specgen.systems.service.model.mesh import Mesh
from specgen.systems.service.model.tracing import Tracing


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


class HasSidecars(Protocol):
    @property
    def mesh(self) -> Mesh | None: ...
    @property
    def tracing(self) -> Tracing | None: ...


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


def taken_vcpu(spec: HasSidecars) -> float:
    return sum(s.vcpu for s in (*proxies(spec.mesh), *tracers(spec.tracing)))


def taken_mib(spec: HasSidecars) -> int:
    return sum(s.memory_mib for s in (*proxies(spec.mesh), *tracers(spec.tracing)))
