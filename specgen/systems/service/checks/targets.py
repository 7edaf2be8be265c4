"""Whether requests that a load balancer forwards arrive at the tasks, and stay there."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.elb.health import waits_too_long
from specgen.sdk.aws.interfaces import LOAD_BALANCER
from specgen.sdk.aws.network import reach
from specgen.systems.service.model import Service

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
READ = "2026-11-30"
LONG_DELAY_SECONDS = 300
SLOW_START_SECONDS = range(30, 901)
STATUSES = {"HTTP": (200, 499), "GRPC": (0, 99)}
MOST_GROUPS = 5
RESERVED = "AWSALB"


@check(
    "CMP023",
    "the load balancer reaches the tasks",
    fact="requests and health checks come from the load balancer's groups to the tasks' port",
    source=f"{ELB}/target-group-register-targets.html",
)
def tasks_admit_the_load_balancer(spec: Service, here: Here) -> Iterator[Problem]:
    groups = spec.used_groups(here)
    for pointer, ingress in spec.ways():
        balancer, port = LOAD_BALANCER.find(here, ingress.load_balancer), spec.port_of(ingress)
        if balancer is None or port is None or not groups:
            continue
        theirs = balancer.spec.security_groups
        at = ("container_port",) if ingress.port is None else (*pointer, "port")
        message = f"load_balancer/{balancer.name} cannot reach {here.name}:{port}; "
        if not reach.admits(here, groups, port, theirs):
            hint = f"add an ingress rule for port {port} from {' or '.join(theirs)}"
            who = f"none of {', '.join(groups)} admits it"
            yield Problem(at, f"{message}{who}", hint)
        elif not reach.lets_out_to(here, theirs, port, groups):
            hint = f"add an egress rule for port {port} to {' or '.join(theirs)}"
            yield Problem(at, f"{message}its groups do not let that out", hint)


@check(
    "CMP026",
    "long connections survive scale-in",
    severity=Severity.WARNING,
    fact="a stopping task ends its connections after the deregistration delay; a task can protect "
    "itself while it has some",
    source=f"{ECS}/developerguide/task-scale-in-protection.html",
)
def long_connections_survive(spec: Service) -> Iterator[Problem]:
    if not spec.websockets or spec.task_scale_in_protection:
        return
    for pointer, ingress in spec.ways():
        delay = ingress.deregistration_delay_seconds
        if delay < LONG_DELAY_SECONDS:
            key = ".".join(str(step) for step in (*pointer, "deregistration_delay_seconds"))
            message = f"scale-in drops live connections after {delay} s"
            hint = f"write {key}: {LONG_DELAY_SECONDS} or more, or task_scale_in_protection: true"
            yield Problem(("websockets",), message, hint)


@check(
    "CMP124",
    "the status of a healthy task is one of its protocol",
    fact="the load balancer accepts HTTP statuses from 200 to 499, and gRPC statuses from 0 to 99",
    source=f"{API}/API_Matcher.html",
)
def statuses_are_of_the_protocol(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        status, version = ingress.healthy_status, ingress.protocol_version
        low, high = STATUSES["GRPC" if version == "GRPC" else "HTTP"]
        if not all(low <= int(number) <= high for number in re.findall("[0-9]+", status)):
            what = f"{version} has statuses from {low} to {high}, got {status}"
            instead = "0" if low == 0 else "200"
            at = (*pointer, "healthy_status")
            yield Problem(at, f'{what}; write "{instead}" or others in that range')


@check(
    "CMP136",
    "a slow start takes 30 to 900 seconds",
    fact="the load balancer accepts 30 to 900 seconds, or 0 for no slow start",
    source=f"{API}/API_TargetGroupAttribute.html",
    date="2026-11-29",
)
def slow_start_is_long_enough(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        seconds = ingress.slow_start_seconds
        if seconds and seconds not in SLOW_START_SECONDS:
            least, most = SLOW_START_SECONDS[0], SLOW_START_SECONDS[-1]
            message = f"a slow start takes {least} to {most} seconds, got {seconds}"
            at = (*pointer, "slow_start_seconds")
            yield Problem(at, f"{message}; write {least}, or 0 for none")


@check(
    "CMP163",
    "a service has at most five target groups",
    fact="ECS registers the tasks of a service with at most five target groups",
    source=f"{ECS}/developerguide/service-quotas.html",
    date=READ,
)
def groups_are_few(spec: Service) -> Iterator[Problem]:
    count = len(spec.ways_in()) + len(spec.network_ingresses)
    if count > MOST_GROUPS:
        message = f"{count} ways in, each with a target group, but ECS takes {MOST_GROUPS}"
        right = f"remove {count - MOST_GROUPS}"
        right += ", or join rules with `hosts` and `path_patterns`" if spec.ingresses else ""
        key = "ingresses" if spec.ingresses else "network_ingresses"
        yield Problem((key,), f"{message}; {right}", at_key=True)


@check(
    "CMP164",
    "requests go to a port that a container of the task has",
    fact="ECS refuses a load balancer whose container or port the task definition has not",
    source=f"{ECS}/APIReference/API_LoadBalancer.html",
    date=READ,
)
def containers_listen(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        name, port = ingress.container, ingress.port
        if name is None:
            continue
        one = spec.containers.get(name)
        if one is None:
            known = sorted(spec.containers)
            message = f"`containers` has no {name}{did_you_mean(name, known)}"
            hint = f"it has {', '.join(known) or 'none'}; the main one needs no `container`"
            yield Problem((*pointer, "container"), message, hint)
        elif port is not None and port not in one.ports:
            message = f"{name} does not list port {port}; add it to containers.{name}.ports"
            yield Problem((*pointer, "port"), message)


@check(
    "CMP165",
    "a health check of the load balancer ends before the next one begins",
    fact="Elastic Load Balancing refuses a timeout that is not below the interval",
    source=f"{API}/API_CreateTargetGroup.html",
    date=READ,
)
def checks_end(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        health = ingress.health_check
        at = (*pointer, "health_check")
        yield from waits_too_long(health.timeout_seconds, health.interval_seconds, at)


@check(
    "CMP166",
    "the cookie of a sticky client has a name of the application's own",
    fact="names that begin with AWSALB, AWSALBAPP and AWSALBTG belong to the load balancer",
    source=f"{API}/API_TargetGroupAttribute.html",
    date=READ,
)
def cookies_are_own(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        cookie = ingress.stickiness.cookie if ingress.stickiness else ""
        if cookie.startswith(RESERVED):
            message = f"{cookie} begins like the cookies of the load balancer itself"
            right = "write the name of the application's cookie, or no `cookie`"
            yield Problem((*pointer, "stickiness", "cookie"), f"{message}; {right}")


TARGETS = (
    tasks_admit_the_load_balancer,
    long_connections_survive,
    statuses_are_of_the_protocol,
    slow_start_is_long_enough,
    groups_are_few,
    containers_listen,
    checks_end,
    cookies_are_own,
)
