"""Whether services with mutual TLS have what it needs, and reach the services they call."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.ecs.stores import VARIABLES
from specgen.sdk.aws.interfaces import PRIVATE_CA
from specgen.sdk.aws.network import reach
from specgen.systems.service.model import SERVICE, Service

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
TLS = f"{ECS}/service-connect-tls.html"


@check(
    "CMP024",
    "the port of mutual TLS is not the port of the application",
    fact="clients of that port need a certificate; a load balancer's target group over HTTP has "
    "none",
    source=TLS,
    date="2026-11-24",
)
def ports_are_apart(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.mesh is not None and spec.mesh.port == spec.container_port:
        message = f"proxy and application of {here.name} would share port {spec.mesh.port}"
        hint = "write another port for `mesh`, such as 8443"
        pointer = ("mesh", "port")
        yield Problem(pointer, message, hint)


@check(
    "CMP131",
    "a service with mutual TLS can be found, and has a port to forward to",
    fact="callers find the proxies by the service's name in the namespace of the cluster; "
    "identities contain it too",
    source="https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-namespaces.html",
    date="2026-11-24",
)
def mesh_has_what_it_needs(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.mesh is None:
        return
    cluster = spec.cluster_here(here)
    if cluster is not None and not cluster.spec.namespace:
        message = f"cluster/{cluster.name} has no namespace in which callers find {here.name}"
        hint = f"write `namespace: {here.platform.short_name}.internal` there"
        yield Problem(("mesh",), message, hint, at_key=True)
    if spec.mesh.callers and spec.container_port is None:
        message = f"{here.name} has callers, but no container_port for the proxy to forward to"
        yield Problem(("mesh", "callers"), message, "write container_port: 8080", at_key=True)


@check(
    "CMP127",
    "a service named as a caller can call",
    fact="a caller shows its own certificate, which its proxy has; a security group opens the "
    "proxy's port",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    date="2026-11-24",
)
def callers_can_call(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.mesh is None:
        return
    groups, port = spec.used_groups(here), spec.mesh.port
    for i, name in enumerate(spec.mesh.callers):
        pointer, caller = ("mesh", "callers", i), SERVICE.find(here, name)
        if caller is None:
            continue
        if caller.spec.mesh is None:
            message = f"{name} has no `mesh`, so it has no certificate to show"
            hint = f"write `mesh: {{certificate_authority: {spec.mesh.certificate_authority}}}` in "
            yield Problem(pointer, message, f"{hint}service/{name}")
            continue
        theirs = caller.spec.used_groups(caller)
        if groups and theirs and not reach.admits(here, groups, port, theirs):
            message = f"{name} cannot reach {here.name}:{port}; none of its groups is admitted"
            hint = f"add an ingress rule for port {port} from {' or '.join(theirs)} to "
            yield Problem(pointer, message, f"{hint}{' or '.join(groups)}")


@check(
    "CMP128",
    "services that call one another trust one another",
    fact="each side accepts certificates signed by its own authority, or by one above it",
    source="https://docs.aws.amazon.com/privateca/latest/userguide/ca-hierarchy.html",
    date="2026-11-24",
)
def callers_are_trusted(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.mesh is None:
        return
    for i, name in enumerate(spec.mesh.callers):
        caller = SERVICE.find(here, name)
        if caller is None or caller.spec.mesh is None:
            continue
        other = caller.spec.mesh.certificate_authority
        pointer = ("mesh", "callers", i)
        if _root(here, other) != _root(here, spec.mesh.certificate_authority):
            message = f"the certificate of {name} comes from {other}, which has another root"
            yield Problem(pointer, message, "name an authority of the same root in both")
        elif caller.spec.cluster != spec.cluster and _domain(caller) != _domain(here):
            message = f"{name} is in cluster/{caller.spec.cluster}, with another namespace"
            hint = "give both clusters the same network and namespace, or run both in one"
            yield Problem(pointer, message, hint)


def _domain(here: Here) -> str:
    cluster = here.spec.cluster_here(here)
    return str(cluster.spec.namespace) if cluster else ""


def _root(here: Here, name: str) -> str:
    """The authority at the top; the last known one if the chain is incomplete."""
    seen, at = {name}, PRIVATE_CA.find(here, name)
    while at is not None and at.spec.issued_by and at.spec.issued_by not in seen:
        name = str(at.spec.issued_by)
        seen.add(name)
        at = PRIVATE_CA.find(here, name)
    return name


@check(
    "CMP129",
    "a variable of the proxy is not set by hand",
    fact="specgen writes the addresses of called services into the environment",
    source=f"{ECS}/task_definition_parameters.html",
    date="2026-11-24",
)
def mesh_variables_are_free(spec: Service) -> Iterator[Problem]:
    for key in VARIABLES:
        for name in getattr(spec, key) if spec.mesh else ():
            if name.startswith("MESH_") and name.endswith("_URL"):
                message = f"specgen sets names like {name} to the address of a called service"
                yield Problem((key, name), f"{message}; write another one", at_key=True)


@check(
    "SEC008",
    "mutual TLS authenticates both sides",
    severity=Severity.WARNING,
    fact="TLS of Service Connect shows only the server's certificate; the caller is not known",
    source=TLS,
    date="2026-11-24",
)
def service_connect_is_not_mutual(_spec: Service, here: Here) -> Iterator[Problem]:
    for address, patch in here.effective.envelope.terraform.items():
        key = "service_connect_configuration"
        if address.startswith("aws_ecs_service.") and _has_tls(patch.get(key)):
            message = "TLS of Service Connect is not mutual: it authenticates only the server"
            hint = "write `mesh: {certificate_authority: ...}`, or record a decision"
            yield Problem(("terraform", address, key), message, hint, at_key=True)


def _has_tls(value: object) -> bool:
    if isinstance(value, dict):
        return "tls" in value or any(_has_tls(item) for item in value.values())
    return isinstance(value, list) and any(_has_tls(item) for item in value)


MESH = (
    ports_are_apart,
    mesh_has_what_it_needs,
    callers_can_call,
    callers_are_trusted,
    mesh_variables_are_free,
    service_connect_is_not_mutual,
)
