"""Whether the output that goes to a log router of the task gets there."""

from collections.abc import Iterator, Mapping

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.sdk.aws.ecs.containers import LogRoute
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.written_resources import unknown_places

FIRELENS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html"
READ = "2026-11-30"
FIRELENS_PORT = 24224
ALLOWED = ("START", "HEALTHY")


def _routers(spec: TaskFields) -> list[str]:
    return sorted(name for name, one in spec.containers.items() if one.log_router)


def _routes(spec: TaskFields) -> Iterator[tuple[Pointer, LogRoute]]:
    if spec.log_route is not None:
        yield ("log_route",), spec.log_route
    for name, one in spec.containers.items():
        if one.log_route is not None:
            yield ("containers", name, "log_route"), one.log_route


@check(
    "CMP158",
    "a task with log routes has one log router, whose own output goes to the log group",
    also=Severity.WARNING,
    fact="ECS refuses the log driver awsfirelens in a task without a FireLens container, and a "
    "second FireLens container",
    source=FIRELENS,
    date=READ,
)
def routes_have_a_router(spec: TaskFields) -> Iterator[Problem]:
    routers, routes = _routers(spec), list(_routes(spec))
    for name in routers[1:]:
        message = f"{routers[0]} is the log router of the task; remove this one"
        yield Problem(("containers", name, "log_router"), message, at_key=True)
    for pointer, _ in routes:
        if not routers:
            message = "no container of the task has a `log_router`; add one to `containers`"
            yield Problem(pointer, message, at_key=True)
        elif pointer[:-1] == ("containers", routers[0]):
            message = f"{routers[0]} cannot route its own output; remove it"
            yield Problem(pointer, message, at_key=True)
    if routers and not routes:
        message = f"{routers[0]} gets no output, because no container has a `log_route`"
        pointer = ("containers", routers[0], "log_router")
        yield Problem(pointer, message, at_key=True, severity=Severity.WARNING)


@check(
    "CMP159",
    "an option of a log route has one value, whose places are known",
    fact="ECS refuses an option that is in options and in secretOptions of a log configuration",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html",
    date=READ,
)
def options_are_set_once(spec: TaskFields) -> Iterator[Problem]:
    for pointer, route in _routes(spec):
        for name, value in route.options.items():
            if name in route.secrets:
                message = f"{name} is also in `secrets`; remove one of them"
                yield Problem((*pointer, "options", name), message, at_key=True)
            yield from unknown_places(value, (*pointer, "options", name))


@check(
    "CMP160",
    "the port of a log router is its own, and nobody waits for its end",
    fact=f"FireLens listens on port {FIRELENS_PORT}; containers wait for a FireLens container with "
    "START or HEALTHY only",
    source=FIRELENS,
    date=READ,
)
def routers_run(spec: TaskFields) -> Iterator[Problem]:
    routers = _routers(spec)
    ports = [*spec.main_ports()] if routers else []
    for name, one in spec.containers.items() if routers else ():
        ports += [(("containers", name, "ports", i), port) for i, port in enumerate(one.ports)]
    for pointer, port in ports:
        if port == FIRELENS_PORT:
            message = f"{routers[0]}, the log router, listens on port {port}; write another one"
            yield Problem(pointer, message)
    waits: dict[Pointer, Mapping[str, str]] = {("depends_on",): spec.depends_on}
    for name, one in spec.containers.items():
        waits["containers", name, "depends_on"] = one.depends_on
    for place, conditions in waits.items():
        for router in routers:
            if (word := conditions.get(router)) and word not in ALLOWED:
                message = f"{router} is the log router, which runs as long as the task, got {word}"
                yield Problem((*place, router), f"{message}; write {' or '.join(ALLOWED)}")


@check(
    "CMP161",
    "metrics that are read from the log group get the output of the main container",
    severity=Severity.WARNING,
    fact="CloudWatch Logs makes metrics of what its log group receives; output that a log router "
    "sends elsewhere is not there",
    source=FIRELENS,
    date=READ,
)
def metrics_get_the_output(spec: TaskFields) -> Iterator[Problem]:
    if spec.log_route is not None and spec.logs.metric_filters:
        message = "the output of the main container goes to the log router, not to this group"
        right = "remove `log_route`, or these filters"
        yield Problem(("logs", "metric_filters"), f"{message}; {right}", at_key=True)


ROUTE_CHECKS = (
    routes_have_a_router,
    options_are_set_once,
    routers_run,
    metrics_get_the_output,
)
