"""Whether requests reach the service that they are meant for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase

from specgen.sdk import Effective, Here, Problem, Project, Severity, check
from specgen.sdk.aws.elb.rule import MOST_CONDITIONS
from specgen.sdk.aws.interfaces import CERTIFICATE, LOAD_BALANCER
from specgen.sdk.aws.network import reach
from specgen.systems.service.model import SERVICE, Service
from specgen.systems.service.model.parts import Ingress

ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
RULES = f"{ELB}/listener-rules.html"
LONG_DELAY_SECONDS = 300
SLOW_START_SECONDS = range(30, 901)
STATUSES = {"HTTP": (200, 499), "GRPC": (0, 99)}


@check(
    "CMP115",
    "a rule has one to five conditions, and a port to send requests to",
    fact="a rule has one to five condition values; a target group has a port",
    source=f"{ELB}/load-balancer-limits.html",
)
def ingress_is_whole(spec: Service) -> Iterator[Problem]:
    ingress = spec.ingress
    if ingress is None:
        return
    if spec.container_port is None:
        message = "a service behind a load balancer needs a port; write `container_port: 8080`"
        yield Problem(("ingress",), message, at_key=True)
    if ingress.conditions == 0:
        message = "the rule would match every request; write `host`, `path_patterns` or both"
        yield Problem(("ingress",), message, at_key=True)
    if ingress.conditions > MOST_CONDITIONS:
        message = f"host and paths are {ingress.conditions} conditions, at most {MOST_CONDITIONS} "
        yield Problem(
            ("ingress", "path_patterns"), f"{message}are allowed; write fewer, with * in them"
        )


def _neighbours(spec: Service, here: Here) -> Iterator[tuple[Here, Ingress]]:
    """Other services behind the same load balancer."""
    balancer = spec.ingress.load_balancer if spec.ingress else ""
    place = (balancer, here.environment, here.region)
    for other in here.project.once(_by_load_balancer)[place] if balancer else ():
        if other.name != here.name:
            yield Here(here.project, other), other.spec.ingress


def _by_load_balancer(project: Project) -> dict[tuple[str, str, str], list[Effective]]:
    """(load balancer, environment, region) -> its services"""
    found: dict[tuple[str, str, str], list[Effective]] = defaultdict(list)
    for effective in SERVICE.all(project):
        if effective.spec.ingress:
            place = (effective.environment, effective.region)
            found[effective.spec.ingress.load_balancer, *place].append(effective)
    return found


@check(
    "CMP116",
    "the rules of a load balancer have different priorities",
    fact="a listener refuses a second rule with the same priority",
    source=RULES,
)
def priorities_differ(spec: Service, here: Here) -> Iterator[Problem]:
    """Reported on the service whose name sorts last."""
    mine = spec.ingress
    taken = {theirs.priority for _, theirs in _neighbours(spec, here)}
    for other, theirs in _neighbours(spec, here):
        if mine and theirs.priority == mine.priority and other.name < here.name:
            numbers = (*range(mine.priority + 1, 50001), *range(1, mine.priority))
            free = next(n for n in numbers if n not in taken)
            message = f"service/{other.name} also has the priority {mine.priority} at "
            what = f"load_balancer/{mine.load_balancer}; write another, such as {free}"
            yield Problem(("ingress", "priority"), f"{message}{what}")


@check(
    "CMP117",
    "no rule hides another",
    severity=Severity.WARNING,
    fact="rules are tried by priority, and the first that matches decides",
    source=RULES,
)
def rules_are_reached(spec: Service, here: Here) -> Iterator[Problem]:
    mine = spec.ingress
    for other, theirs in _neighbours(spec, here):
        if mine and theirs.priority < mine.priority and _covers(theirs, mine):
            message = f"no request gets here: service/{other.name} (priority {theirs.priority}) "
            hint = f"write a priority below {theirs.priority}, or narrower paths there"
            yield Problem(("ingress", "priority"), f"{message}takes them all", hint)


def _covers(first: Ingress, second: Ingress) -> bool:
    same_host = not first.host or fnmatchcase(second.host, first.host)
    paths = second.path_patterns or ["/*"]
    wide = first.path_patterns or ["/*"]
    return same_host and all(any(fnmatchcase(p, w) for w in wide) for p in paths)


@check(
    "CMP023",
    "the load balancer reaches the tasks",
    fact="requests and health checks come from the load balancer's groups to the tasks' port",
    source=f"{ELB}/target-group-register-targets.html",
)
def tasks_admit_the_load_balancer(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.ingress is None or spec.container_port is None:
        return
    balancer = LOAD_BALANCER.find(here, spec.ingress.load_balancer)
    groups, port = spec.used_groups(here), spec.container_port
    if balancer is None or not groups:
        return
    theirs = balancer.spec.security_groups
    message = f"load_balancer/{balancer.name} cannot reach {here.name}:{port}; "
    if not reach.admits(here, groups, port, theirs):
        hint = f"add an ingress rule for port {port} from {' or '.join(theirs)}"
        who = f"none of {', '.join(groups)} admits it"
        yield Problem(("container_port",), f"{message}{who}", hint)
    elif not reach.lets_out_to(here, theirs, port, groups):
        hint = f"add an egress rule for port {port} to {' or '.join(theirs)}"
        yield Problem(("container_port",), f"{message}its groups do not let that out", hint)


@check(
    "CMP026",
    "long connections survive scale-in",
    severity=Severity.WARNING,
    fact="a stopping task ends its connections after the deregistration delay; a task can protect "
    "itself while it has some",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection"
    ".html",
)
def long_connections_survive(spec: Service) -> Iterator[Problem]:
    if not spec.websockets or spec.ingress is None or spec.task_scale_in_protection:
        return
    delay = spec.ingress.deregistration_delay_seconds
    if delay < LONG_DELAY_SECONDS:
        message = f"scale-in drops live connections after {delay} s"
        hint = f"write ingress.deregistration_delay_seconds: {LONG_DELAY_SECONDS} or more, or "
        yield Problem(("websockets",), message, f"{hint}task_scale_in_protection: true")


@check(
    "CMP124",
    "the status of a healthy task is one of its protocol",
    fact="the load balancer accepts HTTP statuses from 200 to 499, and gRPC statuses from 0 to 99",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html",
)
def statuses_are_of_the_protocol(spec: Service) -> Iterator[Problem]:
    if spec.ingress is None:
        return
    status = spec.ingress.healthy_status
    low, high = STATUSES["GRPC" if spec.ingress.protocol_version == "GRPC" else "HTTP"]
    if not all(low <= int(number) <= high for number in re.findall("[0-9]+", status)):
        what = f"{spec.ingress.protocol_version} has statuses from {low} to {high}, got {status}"
        instead = "0" if low == 0 else "200"
        pointer = ("ingress", "healthy_status")
        yield Problem(pointer, f'{what}; write "{instead}" or others in that range')


@check(
    "CMP125",
    "the load balancer's certificate covers the service's host",
    severity=Severity.WARNING,
    fact="clients of the host get the listener's certificate, and refuse one for another name; a "
    "CDN in front accepts the name of its origin",
    source=f"{ELB}/https-listener-certificates.html",
)
def certificate_has_the_host(spec: Service, here: Here) -> Iterator[Problem]:
    balancer = LOAD_BALANCER.find(here, spec.ingress.load_balancer) if spec.ingress else None
    if spec.ingress is None or not spec.ingress.host or not balancer or balancer.spec.behind_cdn:
        return
    certificate = CERTIFICATE.find(here, balancer.spec.certificate)
    host = spec.ingress.host
    parent = f"*.{host.partition('.')[2]}"
    if certificate is not None and not {host, parent} & set(certificate.spec.domains):
        names = ", ".join(certificate.spec.domains)
        message = f"certificate/{certificate.name} is not for {host} but for {names}"
        yield Problem(("ingress", "host"), f"{message}; add {host} to its domains")


@check(
    "CMP138",
    "a host belongs to one environment",
    severity=Severity.WARNING,
    fact="a name in DNS leads to one load balancer, or to copies of one: requests for another "
    "environment's service would reach this one, or none",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "routing-to-elb-load-balancer.html",
)
def hosts_are_of_one_environment(spec: Service, here: Here) -> Iterator[Problem]:
    host = spec.ingress.host if spec.ingress else ""
    if not host:
        return
    owner = here.project.once(_owners)[host.lower()]
    if owner.environment != here.environment:
        message = f"{owner.id} of {owner.environment} has the host {host} as well"
        hint = f"an override for {here.environment} gives it a host of its own"
        yield Problem(("ingress", "host"), message, hint)


def _owners(project: Project) -> dict[str, Effective[Service]]:
    """Host -> the service that keeps it: one of a protected environment, if there is one."""
    found: dict[str, Effective[Service]] = {}
    for effective in sorted(SERVICE.all(project), key=lambda e: (project.protected(e), e.spot)):
        if effective.spec.ingress:
            found[effective.spec.ingress.host.lower()] = effective
    return found


@check(
    "CMP136",
    "a slow start takes 30 to 900 seconds",
    fact="the load balancer accepts 30 to 900 seconds, or 0 for no slow start",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/"
    "API_TargetGroupAttribute.html",
    date="2026-11-29",
)
def slow_start_is_long_enough(spec: Service) -> Iterator[Problem]:
    seconds = spec.ingress.slow_start_seconds if spec.ingress else 0
    if seconds and seconds not in SLOW_START_SECONDS:
        least, most = SLOW_START_SECONDS[0], SLOW_START_SECONDS[-1]
        message = f"a slow start takes {least} to {most} seconds, got {seconds}"
        pointer = ("ingress", "slow_start_seconds")
        yield Problem(pointer, f"{message}; write {least}, or 0 for none")


INGRESS = (
    ingress_is_whole,
    priorities_differ,
    rules_are_reached,
    tasks_admit_the_load_balancer,
    long_connections_survive,
    statuses_are_of_the_protocol,
    certificate_has_the_host,
    hosts_are_of_one_environment,
    slow_start_is_long_enough,
)
