"""Envoy's configuration: who may call, and the services that are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.sdk import Here, fill_yaml
from specgen.sdk.aws.interfaces import CLUSTER
from specgen.systems.service.model import SERVICE, callees_of
from specgen.systems.service.model.mesh import ADMIN_PORT, FIRST_LOCAL_PORT

DIRECTORY = "/certificates"


@dataclass(frozen=True, slots=True)
class Callee:
    """A service to call; local_port: where the application reaches it, inside its task"""

    service: Here
    local_port: int

    @property
    def variable(self) -> str:
        """The application's variable with the address that it calls."""
        name = self.service.effective.aws_name
        return f"MESH_{name.replace('-', '_').upper()}_URL"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.local_port}"


def callees(here: Here) -> list[Callee]:
    """By name."""
    return [Callee(other, FIRST_LOCAL_PORT + i) for i, other in enumerate(callees_of(here))]


def trust_domain(here: Here) -> str:
    """The cluster's namespace, which names and identities of its services share."""
    return str(CLUSTER.get(here, here.spec.cluster).spec.namespace)


def environment_id(here: Here) -> str:
    return f"spiffe://{trust_domain(here)}/{here.environment}/"


def identity(here: Here) -> str:
    """The identity in a service's certificate."""
    return f"{environment_id(here)}{here.effective.aws_name}"


def host(here: Here) -> str:
    """Its name in the namespace."""
    return f"{here.effective.aws_name}.{trust_domain(here)}"


def bootstrap(here: Here) -> dict[str, Any]:
    """The whole configuration; certificates are read from files."""
    made = _filled("bootstrap", service=here.effective.aws_name, admin_port=ADMIN_PORT)
    for kind, part in (*_inbound(here), *_outbound(here)):
        made["static_resources"][kind].append(part)
    return made


def secret(name: str) -> dict[str, Any]:
    """What Envoy reads to find its files; name: `identity` or `trust`."""
    return _filled(name, directory=DIRECTORY)


def _inbound(here: Here) -> Iterator[tuple[str, dict[str, Any]]]:
    """Nothing listens if nobody may call."""
    mesh = here.spec.mesh
    if not mesh.callers:
        return
    listener = _filled(
        "inbound",
        port=mesh.port,
        environment_id=environment_id(here),
        directory=DIRECTORY,
    )
    manager = listener["filter_chains"][0]["filters"][0]["typed_config"]
    rules = manager["http_filters"][0]["typed_config"]["rules"]
    names = [identity(SERVICE.get(here, caller)) for caller in sorted(mesh.callers)]
    rules["policies"]["callers"] = {
        "permissions": [{"any": True}],
        "principals": [{"authenticated": {"principal_name": {"exact": name}}} for name in names],
    }
    yield "listeners", listener
    port = here.spec.container_port or 0  # CMP131 refuses a service without one
    yield "clusters", _filled("application", application_port=port)


def _outbound(here: Here) -> Iterator[tuple[str, dict[str, Any]]]:
    for callee in callees(here):
        other = callee.service
        name = other.effective.aws_name
        yield "listeners", _filled("outbound", callee=name, local_port=callee.local_port)
        yield (
            "clusters",
            _filled(
                "callee",
                callee=name,
                host=host(other),
                port=other.spec.mesh.port,
                callee_id=identity(other),
                directory=DIRECTORY,
            ),
        )


def _filled(name: str, **values: str | int) -> dict[str, Any]:
    made: dict[str, Any] = fill_yaml(f"documents/envoy/{name}.yaml", **values)
    return made
