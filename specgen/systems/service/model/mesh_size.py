"""How much of a task the containers next to the application use."""

from dataclasses import dataclass

from specgen.systems.service.model.mesh import Mesh


@dataclass(frozen=True, slots=True)
class Sidecar:
    vcpu: float
    memory_mib: int


AGENT = Sidecar(0.0625, 256)
"""The AWS CLI uses about 100 MiB while it runs, which is twice a week."""


def sidecars_of(mesh: Mesh | None) -> tuple[Sidecar, ...]:
    """The proxy first."""
    if mesh is None:
        return ()
    return Sidecar(mesh.proxy_vcpu, mesh.proxy_memory_mib), AGENT


def taken_vcpu(mesh: Mesh | None) -> float:
    return sum(sidecar.vcpu for sidecar in sidecars_of(mesh))


def taken_mib(mesh: Mesh | None) -> int:
    return sum(sidecar.memory_mib for sidecar in sidecars_of(mesh))
