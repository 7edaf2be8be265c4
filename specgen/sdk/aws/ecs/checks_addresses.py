"""Tasks with public addresses: that these are of use, and what they risk."""

from collections.abc import Iterator

from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.task import TaskFields, on_fargate
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
FARGATE = f"{ECS}/developerguide/fargate-task-networking.html"
READ = "2026-11-30"
MOST_FILES = 10


@check(
    "CMP181",
    "tasks with public addresses are on Fargate, in public tiers",
    fact="ECS gives public addresses to tasks on Fargate only; an address without a route to an "
    "internet gateway leads nowhere",
    source=FARGATE,
    date=READ,
)
def addresses_are_of_use(spec: TaskFields, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network_name(here))
    if not spec.public_addresses or network is None:
        return
    if not on_fargate(spec, here):
        message = "tasks on hosts get no public addresses; remove it, or run them on Fargate"
        yield Problem(("public_addresses",), message)
    public = network.spec.tiers_of("public")
    others = [tier for tier in spec.tiers if tier in network.spec.tiers and tier not in public]
    if not public:
        message = f"network/{network.name} has no public tier; add one, or remove this"
        yield Problem(("public_addresses",), message)
    elif others:
        message = f"no route leads from {' and '.join(others)} to an internet gateway"
        right = f"write `tiers: [{', '.join(public)}]`, or remove `public_addresses`"
        yield Problem(("tiers",), f"{message}; {right}")


@check(
    "CMP182",
    "the internet does not reach tasks because they have public addresses",
    severity=Severity.WARNING,
    fact="whoever knows the address of such a task reaches each port that its groups open to "
    "0.0.0.0/0, past the load balancer and its firewall",
    source=FARGATE,
    date=READ,
)
def addresses_are_guarded(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for name in spec.used_groups(here) if spec.public_addresses else ():
        if any(reach.is_public(rule) for rule in reach.rules(here, [name], "ingress")):
            message = f"security_group/{name} lets the internet reach each task"
            right = "admit only the groups of load balancers there, or record a decision"
            yield Problem(("public_addresses",), f"{message}; {right}")


@check(
    "CMP169",
    "a container has at most ten environment files, each once",
    fact="ECS takes ten environment files a container",
    source=f"{ECS}/APIReference/API_ContainerDefinition.html",
    date=READ,
)
def files_are_few(spec: TaskFields) -> Iterator[Problem]:
    found = spec.environment_files
    for i, file in enumerate(found):
        if file in found[:i]:
            message = f"{file.key} is in the list already; remove one of the two"
            yield Problem(("environment_files", i), message)
    if len(found) > MOST_FILES:
        message = f"{len(found)} environment files, but a container has at most {MOST_FILES}"
        yield Problem(("environment_files",), f"{message}; join some of them", at_key=True)


ADDRESSES = (addresses_are_of_use, addresses_are_guarded, files_are_few)
