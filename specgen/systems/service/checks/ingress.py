"""Whether requests reach the service that they are meant for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import chain

from specgen.sdk import Effective, Here, Pointer, Problem, Project, Severity, check
from specgen.sdk.aws.elb.certificates import certified
from specgen.sdk.aws.elb.rule import MOST_CONDITIONS
from specgen.sdk.aws.interfaces import LOAD_BALANCER
from specgen.systems.service.checks.login import LOGIN
from specgen.systems.service.checks.targets import TARGETS
from specgen.systems.service.model import SERVICE, Service
from specgen.systems.service.model.ingress import Ingress

ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
RULES = f"{ELB}/listener-rules.html"
READ = "2026-11-30"
MOST_RULES = 100


@check(
    "CMP115",
    "a rule has one to five conditions, and a port to send requests to",
    fact="a rule has one to five condition values; a target group has a port",
    source=f"{ELB}/load-balancer-limits.html",
)
def ingress_is_whole(spec: Service) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        if spec.port_of(ingress) is None:
            message = "a service behind a load balancer needs a port; write `container_port: 8080`"
            if ingress.container:
                message = f"requests need a port of {ingress.container}; write `port: 8080`"
            yield Problem(pointer, message, at_key=True)
        if ingress.conditions == 0:
            message = "the rule would match every request; write `host`, `path_patterns` or both"
            yield Problem(pointer, message, at_key=True)
        if ingress.conditions > MOST_CONDITIONS:
            message = f"the rule has {ingress.conditions} condition values, at most "
            right = f"{MOST_CONDITIONS} are allowed; write fewer, with * in them, or a second rule"
            hint = "a second rule is an entry of `ingresses`"
            yield Problem((*pointer, _longest(ingress)), f"{message}{right}", hint)


def _longest(ingress: Ingress) -> str:
    """The key with the most condition values."""
    lengths = {
        "path_patterns": len(ingress.path_patterns),
        "hosts": len(ingress.hosts),
        "headers": sum(map(len, ingress.headers.values())),
        "query": sum(map(len, ingress.query.values())),
    }
    return max(lengths, key=lambda key: lengths[key])


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule at a listener: its service, where it is written, and the ingress."""

    service: Effective[Service]
    pointer: Pointer
    ingress: Ingress

    @property
    def order(self) -> tuple[str, str]:
        return self.service.name, _key(self.pointer)

    @property
    def words(self) -> str:
        named = f" ({self.pointer[-1]})" if len(self.pointer) > 1 else ""
        return f"service/{self.service.name}{named}"


def _key(pointer: Pointer) -> str:
    return ".".join(str(step) for step in pointer)


def _neighbours(here: Here, pointer: Pointer, ingress: Ingress) -> list[Rule]:
    """Other rules of the same load balancer."""
    place = (ingress.load_balancer, here.environment, here.region)
    found = here.project.once(_by_load_balancer)[place]
    return [one for one in found if one.order != (here.name, _key(pointer))]


def _by_load_balancer(project: Project) -> dict[tuple[str, str, str], list[Rule]]:
    """(load balancer, environment, region) -> its rules"""
    found: dict[tuple[str, str, str], list[Rule]] = defaultdict(list)
    for effective in SERVICE.all(project):
        place = (effective.environment, effective.region)
        for pointer, ingress in effective.spec.ways():
            found[ingress.load_balancer, *place].append(Rule(effective, pointer, ingress))
    return found


@check(
    "CMP116",
    "the rules of a load balancer have different priorities",
    fact="a listener refuses a second rule with the same priority",
    source=RULES,
)
def priorities_differ(spec: Service, here: Here) -> Iterator[Problem]:
    """Reported on the rule whose service and name sort last."""
    for pointer, mine in spec.ways():
        others = _neighbours(here, pointer, mine)
        taken = {one.ingress.priority for one in others}
        same = (one for one in others if one.ingress.priority == mine.priority)
        before = next((one for one in same if one.order < (here.name, _key(pointer))), None)
        if before is not None:
            numbers = chain(range(mine.priority + 1, 50001), range(1, mine.priority))
            free = next(n for n in numbers if n not in taken)
            message = f"{before.words} also has the priority {mine.priority} at "
            what = f"load_balancer/{mine.load_balancer}; write another, such as {free}"
            yield Problem((*pointer, "priority"), f"{message}{what}")


@check(
    "CMP117",
    "no rule hides another",
    severity=Severity.WARNING,
    fact="rules are tried by priority, and the first that matches decides",
    source=RULES,
)
def rules_are_reached(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, mine in spec.ways():
        for one in _neighbours(here, pointer, mine):
            theirs = one.ingress
            if theirs.priority < mine.priority and _covers(theirs, mine):
                message = f"no request gets here: {one.words} (priority {theirs.priority}) "
                hint = f"write a priority below {theirs.priority}, or narrower paths there"
                yield Problem((*pointer, "priority"), f"{message}takes them all", hint)


def _covers(first: Ingress, second: Ingress) -> bool:
    """A rule that asks for headers or parameters takes some of its requests only."""
    if first.asks_more:
        return False
    hosts = first.host_patterns
    same_host = all(any(fnmatchcase(h, w) for w in hosts) for h in second.host_patterns)
    paths = second.path_patterns or ["/*"]
    wide = first.path_patterns or ["/*"]
    return same_host and all(any(fnmatchcase(p, w) for w in wide) for p in paths)


@check(
    "CMP125",
    "the load balancer's certificate covers the service's host",
    severity=Severity.WARNING,
    fact="clients of the host get the listener's certificate, and refuse one for another name; a "
    "CDN in front accepts the name of its origin",
    source=f"{ELB}/https-listener-certificates.html",
)
def certificate_has_the_host(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        balancer = LOAD_BALANCER.find(here, ingress.load_balancer)
        if balancer is None or balancer.spec.behind_cdn:
            continue
        certificate = certified(balancer)
        for place, host in _hosts(pointer, ingress) if certificate else ():
            parent = f"*.{host.partition('.')[2]}"
            if certificate and not {host, parent} & set(certificate.domains):
                names = ", ".join(certificate.domains)
                message = f"certificate/{certificate.name} is not for {host} but for {names}"
                yield Problem(place, f"{message}; add {host} to its domains")


def _hosts(pointer: Pointer, ingress: Ingress) -> Iterator[tuple[Pointer, str]]:
    if ingress.host:
        yield (*pointer, "host"), ingress.host
    for i, host in enumerate(ingress.hosts):
        yield (*pointer, "hosts", i), host


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
    for pointer, ingress in spec.ways():
        for place, host in _hosts(pointer, ingress):
            owner = here.project.once(_owners)[host.lower()]
            if owner.environment != here.environment:
                message = f"{owner.id} of {owner.environment} has the host {host} as well"
                hint = f"an override for {here.environment} gives it a host of its own"
                yield Problem(place, message, hint)


def _owners(project: Project) -> dict[str, Effective[Service]]:
    """Host -> the service that keeps it: one of a protected environment, if there is one."""
    found: dict[str, Effective[Service]] = {}
    for effective in sorted(SERVICE.all(project), key=lambda e: (project.protected(e), e.spot)):
        for ingress in effective.spec.ways_in():
            found |= {host.lower(): effective for host in ingress.every_host}
    return found


@check(
    "CMP162",
    "a load balancer has at most 100 rules",
    severity=Severity.WARNING,
    fact="an application load balancer takes 100 rules, besides those of its defaults, until AWS "
    "raises the quota",
    source=f"{ELB}/load-balancer-limits.html",
    date=READ,
)
def rules_are_few(spec: Service, here: Here) -> Iterator[Problem]:
    """Reported on the rule that is tried last."""
    for pointer, mine in spec.ways():
        others = _neighbours(here, pointer, mine)
        is_last = all(one.ingress.priority < mine.priority for one in others)
        if is_last and len(others) >= MOST_RULES:
            message = f"load_balancer/{mine.load_balancer} has {len(others) + 1} rules, and "
            hint = "if AWS has raised the quota, record a decision"
            right = f"{MOST_RULES} are allowed; give some services another load balancer"
            yield Problem((*pointer, "load_balancer"), f"{message}{right}", hint)


INGRESS = (
    ingress_is_whole,
    priorities_differ,
    rules_are_reached,
    certificate_has_the_host,
    hosts_are_of_one_environment,
    rules_are_few,
    *TARGETS,
    *LOGIN,
)
