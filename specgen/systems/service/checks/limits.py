"""Numbers that ECS, the load balancer and the scaling of a service do not exceed."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.service.model import Service

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
READ = "2026-11-29"
MOST_SUBNETS = 16
MOST_PROVIDERS = 20
MOST_FOUND_TASKS = 1_000
MOST_POLICIES = 50
MOST_WILDCARDS = 6


@check(
    "CMP139",
    "tasks run in at most 16 subnets",
    fact="ECS refuses a service with more than 16 subnets; a tier has one in each zone",
    source=f"{ECS}/APIReference/API_AwsVpcConfiguration.html",
    date=READ,
)
def subnets_are_few(spec: Service, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network_name(here))
    if network is None:
        return
    tiers = spec.used_tiers(here)
    count = sum(1 for subnet in network.spec.subnets() if subnet.tier in tiers)
    if count > MOST_SUBNETS:
        message = f"{', '.join(tiers)} have {count} subnets, but ECS takes {MOST_SUBNETS}"
        pointer = ("tiers",) if spec.tiers else ("cluster",)
        yield Problem(pointer, f"{message}; write fewer `tiers`")


@check(
    "CMP140",
    "a service has at most 20 capacity providers",
    fact="a capacity provider strategy holds at most 20",
    source=f"{ECS}/APIReference/API_CreateService.html",
    date=READ,
)
def providers_are_few(spec: Service) -> Iterator[Problem]:
    count = len(spec.shares())
    if count > MOST_PROVIDERS:
        message = f"{count} capacity providers, but a service has at most {MOST_PROVIDERS}"
        yield Problem(("capacity_provider",), f"{message}; remove {count - MOST_PROVIDERS}")


@check(
    "CMP141",
    "a service that is found by name has at most 1,000 tasks",
    fact="a service of Cloud Map holds 1,000 instances, and each task is one",
    source=f"{ECS}/developerguide/service-quotas.html",
    date=READ,
)
def found_tasks_are_few(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.is_found(here) and spec.tasks.maximum > MOST_FOUND_TASKS:
        message = f"{spec.tasks.maximum} tasks, but Cloud Map holds {MOST_FOUND_TASKS} of a service"
        hint = f"it is found by name, because cluster/{spec.cluster} has a `namespace`"
        yield Problem(("tasks", "maximum"), f"{message}; write {MOST_FOUND_TASKS} or less", hint)


@check(
    "CMP142",
    "a service has at most 50 scaling policies",
    fact="a scalable target takes 50, steps and target tracking together; each bound of a custom "
    "metric is one, and so are CPU and memory",
    source="https://docs.aws.amazon.com/autoscaling/application/userguide/"
    "application-auto-scaling-quotas.html",
    date=READ,
)
def policies_are_few(spec: Service) -> Iterator[Problem]:
    if spec.tasks.minimum >= spec.tasks.maximum:
        return
    tracking = spec.target_tracking
    count = (tracking.cpu_percent > 0) + (tracking.memory_percent > 0)
    for metric in spec.custom_metrics.values():
        bounds = (metric.scale_out_above, metric.scale_in_below)
        steps = sum(1 for bound in bounds if bound is not None)
        count += steps if metric.policy == "step_scaling" else 1
    if count > MOST_POLICIES:
        message = f"{count} scaling policies, but a service has at most {MOST_POLICIES}"
        yield Problem(
            ("custom_metrics",), f"{message}; write fewer metrics, or fewer bounds", at_key=True
        )


@check(
    "CMP143",
    "a rule has at most six wildcards",
    fact="a load balancer counts each * and ? in the host and the paths of a rule; the limit "
    "cannot be raised",
    source=f"{ELB}/load-balancer-limits.html",
    date=READ,
)
def wildcards_are_few(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        count = sum(text.count("*") + text.count("?") for text in ingress.values)
        if count > MOST_WILDCARDS:
            keys = ("path_patterns", "hosts", "host", "headers", "query")
            key = next(key for key in keys if getattr(ingress, key))
            message = f"the rule has {count} wildcards, but takes {MOST_WILDCARDS}"
            hint = "a * also matches slashes: /api/* includes /api/v1/orders"
            yield Problem((*pointer, key), f"{message}; write fewer * and ?", hint)


@check(
    "CMP144",
    "WebSockets reach tasks over HTTP/1.1",
    severity=Severity.WARNING,
    fact="a WebSocket begins as a request of HTTP/1.1, and a load balancer answers those with 464 "
    "if the target group has HTTP2 or GRPC",
    source=f"{ELB}/load-balancer-target-groups.html#target-group-protocol-version",
    date=READ,
)
def websockets_are_http1(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        version = ingress.protocol_version
        if spec.websockets and version != "HTTP1":
            message = f"no WebSocket gets through to tasks that speak {version}"
            hint = "write protocol_version: HTTP1, or remove `websockets`"
            yield Problem((*pointer, "protocol_version"), message, hint)


LIMITS = (
    subnets_are_few,
    providers_are_few,
    found_tasks_are_few,
    policies_are_few,
    wildcards_are_few,
    websockets_are_http1,
)
