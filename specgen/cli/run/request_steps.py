"""The way of a request through the documents: name, CDN, firewall, load balancer, service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from specgen.facts.cdn import REGION
from specgen.findings.finding import Place
from specgen.findings.pointers import Pointer
from specgen.project.project import Effective, Here, Project
from specgen.sdk.aws.dns.interfaces import GLOBAL_NAME
from specgen.sdk.aws.dns.names import is_covered
from specgen.sdk.aws.interfaces import LOAD_BALANCER, LoadBalancer
from specgen.sdk.kind import Kind
from specgen.systems.cdn.model import CDN, Cdn
from specgen.systems.cdn.model.behaviors import METHODS, Behavior
from specgen.systems.cdn.model.origins import Origin
from specgen.systems.service.model import Service
from specgen.systems.web_acl.model import WEB_ACL, Listed

SERVICE: Kind[Service] = Kind("service")


@dataclass(frozen=True, slots=True)
class Step:
    """answers: whether the request ends here, with an answer that is not an error"""

    words: str
    document: str = ""
    place: Place | None = None
    answers: bool = False

    @property
    def where(self) -> str:
        return f"{self.place.path}:{self.place.line}" if self.place else ""


def _step(at: Effective[Any], pointer: Pointer, words: str, *, answers: bool = False) -> Step:
    return Step(words, at.id, at.place(pointer), answers)


def way(project: Project, host: str, path: str) -> Iterator[Step]:
    """path: begins with a slash"""
    found = _cdn(project, host)
    if found is not None:
        yield from _through_cdn(*found, host, path)
        return
    for name in GLOBAL_NAME.all(project):
        here = Here(project, name)
        if name.spec.host(here) == host:
            yield _step(name, (), f"{name.id} of {name.environment} makes {host}")
            yield from _balancers(_of_name(here), host, path)
            return
    yield Step(
        f"no document answers for {host}: no CDN has it as an alias, no global_name makes it"
    )


def _cdn(project: Project, host: str) -> tuple[Here[Cdn], int] | None:
    """And the index of its alias; the name itself before a wildcard."""
    known = [
        (alias != host, Here(project, cdn), i)
        for cdn in CDN.all(project)
        for i, alias in enumerate(cdn.spec.aliases)
        if is_covered(host, [alias])
    ]
    best = min(known, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best else None


def _through_cdn(here: Here[Cdn], index: int, host: str, path: str) -> Iterator[Step]:
    cdn, spec = here.effective, here.spec
    by = (
        f"public_zone/{spec.zone} leads there"
        if spec.zone
        else "another DNS, or a proxy, leads there"
    )
    yield _step(
        cdn, ("aliases", index), f"{host} is an alias of {cdn.id} of {here.environment}; {by}"
    )
    if spec.web_acl:
        yield from _firewall(here, spec.web_acl, host, path, REGION)
    i = next(i for i, b in enumerate(spec.behaviors) if _takes(b, path))
    behavior, pointer = spec.behaviors[i], ("behaviors", i)
    kept = behavior.cache if isinstance(behavior.cache, str) else f"{behavior.cache.ttl_seconds} s"
    fits = f"{path} fits {behavior.path}" if behavior.path else f"{path} fits no earlier path"
    methods = ", ".join(METHODS[behavior.methods])
    yield _step(cdn, pointer, f"{fits}: {behavior.origin} answers {methods}; cache: {kept}")
    for number, name in enumerate(spec.asked(behavior.origin)):
        if number:
            failures = spec.origin_groups[behavior.origin].status_codes
            at = ("origin_groups", behavior.origin)
            yield _step(cdn, at, f"if it fails ({', '.join(map(str, failures))}), {name} is asked")
        yield from _origin(here, name, behavior, host, path)


def _takes(behavior: Behavior, path: str) -> bool:
    pattern = "*" if behavior.path is None else f"/{behavior.path.removeprefix('/')}"
    starred = pattern if not (behavior.path or "").startswith(("*", "?")) else str(behavior.path)
    return fnmatchcase(path, starred.replace("[", "[[]"))


def _origin(here: Here[Cdn], name: str, behavior: Behavior, host: str, path: str) -> Iterator[Step]:
    spec, origin, pointer = here.spec, here.spec.origins[name], ("origins", name)
    if origin.bucket:
        key = (origin.path + (f"/{spec.root_object}" if path == "/" else path)).removeprefix("/")
        words = f"bucket/{origin.bucket} has the answer as {key or 'no object: nothing answers'}"
        yield _step(here.effective, pointer, words, answers=bool(key))
        return
    asked = spec.host_of(here, origin)
    balancers = spec.balancers(here, origin)
    sent = host if behavior.forwards_host else asked
    if not balancers:
        words = f"{asked}, which no document describes, gets the request for {sent}"
        yield _step(here.effective, pointer, words, answers=True)
        return
    yield _step(here.effective, pointer, f"{asked} is asked, for the host {sent}{_proof(origin)}")
    yield from _balancers(balancers, sent, origin.path + path)


def _proof(origin: Origin) -> str:
    header = origin.secret_header
    return f", with the header {header.name} of secret/{header.secret}" if header else ""


def _of_name(here: Here[Any]) -> list[Here[LoadBalancer]]:
    spec = here.spec
    places = (
        LOAD_BALANCER.at(here.project, spec.load_balancer, here.environment, region)
        for region in spec.regions()
    )
    return [Here(here.project, place) for place in places if place]


def _balancers(balancers: Sequence[Here[LoadBalancer]], host: str, path: str) -> Iterator[Step]:
    """Those that a name leads to; regions in which the same happens stand together."""
    groups: dict[tuple[Step, ...], list[Here[LoadBalancer]]] = {}
    for balancer in balancers:
        groups.setdefault(tuple(_behind(balancer, host, path)), []).append(balancer)
    for steps, alike in groups.items():
        regions = " or ".join(balancer.region for balancer in alike)
        first = alike[0].effective
        yield _step(first, (), f"{first.id} in {regions} gets it")
        yield from steps


def _behind(balancer: Here[LoadBalancer], host: str, path: str) -> Iterator[Step]:
    if balancer.spec.web_acl:
        yield from _firewall(balancer, balancer.spec.web_acl, host, path, balancer.region)
    yield _service(balancer, host, path)


def _service(balancer: Here[LoadBalancer], host: str, path: str) -> Step:
    behind = [
        (ingress.priority, service)
        for service in SERVICE.near(balancer)
        if (ingress := service.spec.ingress) and ingress.load_balancer == balancer.name
        if fnmatchcase(host, ingress.host or "*")
        if any(fnmatchcase(path, pattern) for pattern in ingress.path_patterns or ["*"])
    ]
    first = min(behind, key=lambda one: one[0], default=None)
    if first is None:
        words = f"no rule of a service fits {host}{path}: the listener answers 404"
        return _step(balancer.effective, (), words)
    priority, service = first
    words = f"{service.effective.id} answers, by its rule of priority {priority}"
    return _step(service.effective, ("ingress",), words, answers=True)


def _firewall(here: Here[Any], name: str, host: str, path: str, region: str) -> Iterator[Step]:
    acl = WEB_ACL.find(here, name, region)
    if acl is None:
        return
    effective, header = acl.effective, acl.spec.origin_header
    if header is not None and path not in header.except_:
        words = f"{effective.id} blocks it without the header {header.name}"
        yield _step(effective, ("origin_header",), words)
    for item in acl.spec.listed(acl):
        if _looks(item, host, path):
            rule = item.rule
            acts = f"lets {rule.managed} judge it" if rule.managed else f"may {rule.acts} it"
            words = f"{effective.id}: rule {rule.name} {acts}"
            yield _step(effective, item.pointer, words)


def _looks(item: Listed, host: str, path: str) -> bool:
    """As far as name and path decide; nobody knows here who the client is."""
    rule = item.rule
    by_host = rule.host is None or rule.host == host
    by_path = rule.path_prefix is None or path.lower().startswith(rule.path_prefix.lower())
    return by_host and by_path
