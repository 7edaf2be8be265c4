"""Whether traces have a site, a key, a port and a way out."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.stores import VARIABLES
from specgen.sdk.aws.interfaces import DATADOG, NETWORK, REGISTRY
from specgen.sdk.aws.network.tiers import is_closed
from specgen.systems.service.model import Service
from specgen.systems.service.model.tracing import AGENT, FILES, PORT

DOCS = "https://docs.datadoghq.com"
READ = "2026-11-29"

OURS = ("DD_AGENT_HOST", "DD_ENV", "DD_SERVICE", "DD_VERSION")
STRONGER = ("DD_TRACE_AGENT_PORT", "DD_TRACE_AGENT_URL")
LEAST = (7, 42)
"""The first that takes the name of its container for its host's, which it needs on hosts."""
_WHOLE = re.compile(r"v?(\d+)\.(\d+)\.\d+\b.*")
_MOVES = re.compile(r"(latest|v?\d+(\.\d+)?)(-[a-z]+)*|")


@check(
    "DDG110",
    "traces go to the site that reads the region",
    severity=Severity.WARNING,
    fact="an account at Datadog keeps what it gets where its site is; the document says which "
    "regions that is for",
    source=f"{DOCS}/getting_started/site/",
    date=READ,
)
def site_covers_the_region(spec: Service, here: Here) -> Iterator[Problem]:
    datadog = DATADOG.find(here, spec.tracing.datadog) if spec.tracing else None
    if datadog is None or here.region in datadog.spec.regions:
        return
    others = [d for d in _documents(here) if here.region in d.spec.regions]
    right = (
        f"write `tracing: {{datadog: {others[0].name}}}` for this region"
        if others
        else f"add {here.region} to `regions` of {datadog.effective.id}"
    )
    message = f"{datadog.name} is not for {here.region}; {right}"
    yield Problem(("tracing", "datadog"), message)


def _documents(here: Here) -> list[Here]:
    """Of the same environment, by name."""
    found = (d for d in DATADOG.all(here.project) if d.environment == here.environment)
    return sorted((Here(here.project, d) for d in found), key=lambda d: d.name)


@check(
    "DDG111",
    "an agent has a key to send traces with",
    fact="an agent without the API key of its site exits when it starts",
    source=f"{DOCS}/integrations/ecs_fargate/",
    date=READ,
)
def agent_has_a_key(spec: Service, here: Here) -> Iterator[Problem]:
    datadog = DATADOG.find(here, spec.tracing.datadog) if spec.tracing else None
    if datadog is not None and datadog.spec.api_key is None:
        message = f"{datadog.effective.id} names no secret with the key; write `api_key: ...` there"
        yield Problem(("tracing", "datadog"), message)


@check(
    "DDG112",
    "the agent has one version, and starts",
    also=Severity.WARNING,
    fact="a tag such as 7 moves with each release, so tasks of one service differ; on hosts, "
    "versions below 7.42 find no name of a host from inside a task, and exit",
    source=f"{DOCS}/agent/troubleshooting/hostname_containers/",
    date=READ,
)
def agent_has_a_version(spec: Service, here: Here) -> Iterator[Problem]:
    image = spec.tracing.agent_image if spec.tracing else None
    if image is None or (isinstance(image, Image) and REGISTRY.find(here, image.registry) is None):
        return
    version, pointer = pulled(here, image).version, ("tracing", "agent_image")
    whole = _WHOLE.fullmatch(version)
    if isinstance(image, Image):
        pointer = (*pointer, "tag")
    if whole and (int(whole[1]), int(whole[2])) < LEAST and spec.hosts(here):
        message = f"the agent {version} does not start in a task on hosts; write 7.42 or later"
        yield Problem(pointer, message)
    elif _MOVES.fullmatch(version):
        said = f"the tag {version}, which moves" if version else "no tag"
        message = f"the agent has {said}; write a whole version, such as 7.84.6"
        yield Problem(pointer, message, severity=Severity.WARNING)


@check(
    "DDG113",
    "a variable of the tracer is not set by hand",
    fact="specgen names environment, service and version for traces, and where the agent is; a "
    "tracer prefers DD_TRACE_AGENT_URL and DD_TRACE_AGENT_PORT",
    source=f"{DOCS}/getting_started/tagging/unified_service_tagging/",
    date=READ,
)
def tracing_variables_are_free(spec: Service) -> Iterator[Problem]:
    for key in VARIABLES:
        for name in getattr(spec, key) if spec.tracing else ():
            if name in OURS:
                message = f"specgen sets {name} because of `tracing`; remove it here"
                yield Problem((key, name), message, at_key=True)
            elif name in STRONGER:
                message = f"{name} sends traces past the agent of `tracing`; remove it"
                yield Problem((key, name), message, at_key=True)


@check(
    "DDG114",
    "the agent has its port and its names in the task",
    fact="the containers of a task share one network interface, and ECS refuses two of one name; "
    f"the agent listens on {PORT}",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html",
    date=READ,
)
def agent_has_its_port(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.tracing is None:
        return
    ports: list[tuple[Pointer, int | None]] = [(("container_port",), spec.container_port)]
    if spec.mesh is not None and spec.mesh.callers:
        ports.append((("mesh", "port"), spec.mesh.port))
    for pointer, port in ports:
        if port == PORT:
            yield Problem(pointer, f"the agent of `tracing` has port {PORT}; write another one")
    if here.effective.aws_name in {AGENT, FILES}:
        message = f"a container of `tracing` is called {here.name}, too; name the service otherwise"
        yield Problem(("name",), message)


@check(
    "DDG115",
    "the agent reaches Datadog",
    severity=Severity.WARNING,
    fact="an agent sends traces to trace.agent.SITE on port 443; tasks that have no public "
    "address need NAT",
    source=f"{DOCS}/agent/configuration/network/",
    date=READ,
)
def agent_reaches_datadog(spec: Service, here: Here) -> Iterator[Problem]:
    datadog = DATADOG.find(here, spec.tracing.datadog) if spec.tracing else None
    network = NETWORK.find(here, spec.network_name(here))
    if datadog is None or network is None:
        return
    tiers = () if spec.public_addresses else spec.used_tiers(here)
    closed = [tier for tier in tiers if is_closed(network, tier)]
    if closed:
        message = f"no way leads from {' and '.join(closed)} to {datadog.spec.site}"
        right = f"use a tier of network/{network.name} that is behind NAT"
        yield Problem(("tracing",), f"{message}; {right}", at_key=True)


TRACING = (
    site_covers_the_region,
    agent_has_a_key,
    agent_has_a_version,
    tracing_variables_are_free,
    agent_has_its_port,
    agent_reaches_datadog,
)
