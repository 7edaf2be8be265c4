"""Where a pooler runs: capacity, size, subnets, and who reaches whom."""

import math
from collections.abc import Iterator

from specgen.facts import fargate
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import CLUSTER, NETWORK, POSTGRES
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.reach_other_region import Tasks
from specgen.sdk.aws.network.reach_store import store_problems
from specgen.sdk.aws.network.tiers import strange_groups, unknown_tier
from specgen.systems.pooler.model import Pooler

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network"
RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html"
DATE = "2026-11-24"


@check(
    "PGB004",
    "a pooler reaches its database",
    fact="a database admits only what its security groups admit",
    source=RDS,
    date=DATE,
)
def database_is_reached(spec: Pooler, here: Here) -> Iterator[Problem]:
    tasks = Tasks(here, spec.network_name(here), spec.used_tiers(here), spec.used_groups(here))
    if database := POSTGRES.find(here, spec.database):
        yield from store_problems(tasks, database, ("database",))


@check(
    "PGB102",
    "clients reach the load balancer, and it reaches the tasks",
    fact="a network load balancer has its own groups, which decide who reaches it and what it "
    "reaches",
    source=f"{NLB}/load-balancer-security-groups.html",
    date=DATE,
)
def tasks_are_reached(spec: Pooler, here: Here) -> Iterator[Problem]:
    groups, port = spec.used_groups(here), spec.listen_port
    if not groups:
        return
    names = ", ".join(groups)
    pointer = ("security_groups",) if spec.security_groups else ("cluster",)
    if not reach.admits(here, groups, port, groups):
        message = f"no member of {names} reaches port {port} of another; add an ingress rule"
        hint = "clients and the load balancer in front of the tasks must have one of the groups"
        yield Problem(pointer, message, hint)
    elif not reach.lets_out_to(here, groups, port, groups):
        message = f"the load balancer cannot reach the tasks: no egress rule of {names} for "
        yield Problem(pointer, f"{message}port {port}; add one")


@check(
    "PGB103",
    "a pooler is in tiers and groups of its cluster's network",
    fact="in awsvpc mode each task has a network interface in a subnet, with its own groups",
    source=f"{ECS}/task-networking-awsvpc.html",
    date=DATE,
)
def place_exists(spec: Pooler, here: Here) -> Iterator[Problem]:
    network = spec.network_name(here)
    for i, tier in enumerate(spec.tiers):
        yield from unknown_tier(here, network, tier, ("tiers", i))
    if not spec.used_tiers(here) and NETWORK.find(here, network):
        message = f"network/{network} has no private tier; write `tiers: [...]`"
        yield Problem(("cluster",), message)
    yield from strange_groups(here, network, spec.security_groups, ("security_groups",))
    if not spec.used_groups(here) and CLUSTER.find(here, spec.cluster):
        message = "neither the pooler nor its cluster names a security group"
        yield Problem(("cluster",), f"{message}; write `security_groups: [...]`")


@check(
    "PGB104",
    "the cluster offers the pooler's capacity provider",
    fact="a service can only use capacity providers of its cluster",
    source=f"{ECS}/clusters.html",
    date=DATE,
)
def capacity_exists(spec: Pooler, here: Here) -> Iterator[Problem]:
    cluster = spec.cluster_here(here)
    if cluster is not None and spec.capacity_provider not in cluster.spec.provider_names():
        known = ", ".join(cluster.spec.provider_names())
        message = f"cluster/{cluster.name} has no {spec.capacity_provider}"
        hint = f"it has {known}; write `{spec.capacity_provider}: true` there"
        yield Problem(("capacity_provider",), message, hint)


@check(
    "PGB105",
    "a task has a size that Fargate runs",
    fact="each number of vCPU allows only certain amounts of memory",
    source=f"{ECS}/fargate-tasks-services.html",
    topics=("fargate",),
)
def size_exists(spec: Pooler) -> Iterator[Problem]:
    vcpu, memory = spec.size.vcpu, spec.size.memory_gib
    amounts = fargate.memory_options(vcpu)
    if not amounts:
        known = ", ".join(f"{n:g}" for n in fargate.vcpu_options())
        yield Problem(("size", "vcpu"), f"Fargate has no {vcpu:g} vCPU; write one of {known}")
    elif memory not in amounts:
        near = min(amounts, key=lambda amount: (abs(amount - memory), amount))
        message = f"Fargate has no {memory:g} GiB with {vcpu:g} vCPU; write {near:g}"
        hint = f"{vcpu:g} vCPU allows {amounts[0]:g} to {amounts[-1]:g} GiB"
        yield Problem(("size", "memory_gib"), message, hint)


@check(
    "PGB106",
    "the range of tasks is not empty",
    fact="AWS refuses a minimum above its maximum",
    source=f"{ECS}/service-auto-scaling.html",
    date=DATE,
)
def tasks_are_a_range(spec: Pooler) -> Iterator[Problem]:
    if spec.tasks.minimum > spec.tasks.maximum:
        message = f"the minimum {spec.tasks.minimum} is above the maximum {spec.tasks.maximum}"
        yield Problem(("tasks", "minimum"), f"{message}; write {spec.tasks.maximum} or less")


@check(
    "PGB107",
    "a deployment can begin",
    fact="ECS rounds the maximum down and the minimum up; if neither leaves room for one task, "
    "the deployment makes no progress",
    source=f"{ECS}/deployment-type-ecs.html",
    date=DATE,
)
def deployments_can_begin(spec: Pooler) -> Iterator[Problem]:
    tasks, deployment = spec.tasks.minimum, spec.deployment
    most = tasks * deployment.maximum_percent // 100
    fewest = math.ceil(tasks * deployment.minimum_healthy_percent / 100)
    if tasks > 0 and most == tasks == fewest:
        percent = math.ceil((tasks + 1) * 100 / tasks)
        message = f"{deployment.maximum_percent} % of {tasks} tasks leaves no room for a new task, "
        what = f"and no old task may stop first; write {percent} or more"
        yield Problem(("deployment", "maximum_percent"), f"{message}{what}")


PLACE_CHECKS = (
    database_is_reached,
    tasks_are_reached,
    place_exists,
    capacity_exists,
    size_exists,
    tasks_are_a_range,
    deployments_can_begin,
)
