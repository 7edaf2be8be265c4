"""Whether tasks have subnets and groups, and reach what they need."""

from collections.abc import Iterator

from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs.checks_addresses import ADDRESSES
from specgen.sdk.aws.ecs.image import AGENT, registries, unreached_hint
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.interfaces import NETWORK, SECURITY_GROUP
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.tiers import unreached
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"


@check(
    "CMP114",
    "tasks have subnets and security groups",
    fact="in awsvpc mode each task has a network interface in a subnet, with its own groups",
    source=f"{ECS}/task-networking-awsvpc.html",
)
def tasks_have_a_place(spec: TaskFields, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network_name(here))
    if network is None:
        return
    known = ", ".join(network.spec.tiers)
    for i, tier in enumerate(spec.tiers):
        if tier not in network.spec.tiers:
            message = f"network/{network.name} has no tier `{tier}`; it has {known}"
            yield Problem(("tiers", i), message)
    if not spec.used_tiers(here) and spec.network is not None:
        message = f"network/{network.name} has no private tier; write `tiers: [...]`"
        yield Problem(("network",), message, f"its tiers: {known}")
    if not spec.used_groups(here):
        message = "neither the document nor its cluster names a security group"
        yield Problem(("name",), f"{message}; write `security_groups: [...]`")
    for i, name in enumerate(spec.security_groups):
        group = SECURITY_GROUP.find(here, name)
        if group is not None and group.spec.network != network.name:
            message = (
                f"the group `{name}` is in network/{group.spec.network}, but the tasks are in "
            )
            yield Problem(("security_groups", i), f"{message}network/{network.name}")


@check(
    "NET012",
    "tasks may open connections",
    fact="by default security groups let out only replies; a task must fetch its image, write logs "
    "and read secrets",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
)
def tasks_may_go_out(spec: TaskFields, here: Here) -> Iterator[Problem]:
    groups = spec.used_groups(here)
    if groups and not reach.lets_out(here, groups):
        names = " and ".join(groups)
        message = f"{here.name} could not reach its registry: no egress rule in {names}"
        pointer = ("security_groups",) if spec.security_groups else ("cluster",)
        yield Problem(pointer, message, "add an egress rule for port 443 to one of the groups")


@check(
    "NET016",
    "tasks without a way to the internet have endpoints for the services they use",
    severity=Severity.WARNING,
    fact="images, logs and secrets are outside the network, reached through NAT or an interface "
    "endpoint, unless the tasks have public addresses",
    source=f"{ECS}/vpc-endpoints.html",
)
def services_are_reached(spec: TaskFields, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network_name(here))
    if network is None:
        return
    tiers = () if spec.public_addresses else spec.used_tiers(here)
    closed, missing = unreached(network, tiers, _services(spec, here))
    if closed and missing:
        message = (
            f"{here.name} cannot reach {', '.join(missing)} from the tier {' and '.join(closed)}"
        )
        hint = unreached_hint(network.name, missing)
        pointer = ("tiers",) if spec.tiers else ("cluster",)
        yield Problem(pointer, message, hint)


def _services(spec: TaskFields, here: Here) -> Iterator[str]:
    """AWS services that the tasks use, by the names of their endpoints."""
    came = list(registries(here, (image for _, image in spec.images())))
    yield from came
    if spec.logs.enabled:
        yield "logs"
    if spec.secrets_read(here) or spec.managed_passwords():
        yield "secretsmanager"
    if spec.parameters:
        yield "ssm"
    for name, users in (("sqs", queues), ("sns", topics), ("dynamodb", tables)):
        if users.grants(here):
            yield name
    if spec.environment_files and "s3" not in came:
        yield "s3"
    yield from (name for name in spec.endpoints(here))
    if spec.hosts(here):
        yield from AGENT


NETWORK_CHECKS = (tasks_have_a_place, tasks_may_go_out, services_are_reached, *ADDRESSES)
