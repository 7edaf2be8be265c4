"""Who answers for a name: Cloudflare, a CDN, a name of several regions, a record."""

from collections.abc import Iterator

from specgen.cli.run.request_balancers import balancers
from specgen.cli.run.request_cdn import through_cdn
from specgen.cli.run.request_steps import Request, Step, Steps, step
from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.aws.dns.interfaces import GLOBAL_NAME, PUBLIC_ZONE
from specgen.sdk.aws.dns.names import is_covered
from specgen.sdk.aws.interfaces import LOAD_BALANCER, LoadBalancer
from specgen.systems.cdn.model import CDN, Cdn
from specgen.systems.cloudflare_zone.model import CLOUDFLARE_ZONE

LEADING = ("A", "AAAA", "CNAME")


def way(project: Project, request: Request) -> Steps:
    for zone in CLOUDFLARE_ZONE.all(project):
        origin = zone.spec.proxied.get(request.host)
        if origin is not None:
            words = f"{zone.id} of {zone.environment} is the proxy of {request.host}"
            yield step(zone, ("proxied", request.host), words)
            name = origin.host or request.host
            yield from _named(project, name, request, Here(project, zone), origin.load_balancer)
            return
    yield from _named(project, request.host, request)


def _named(
    project: Project,
    name: str,
    request: Request,
    proxy: Here | None = None,
    balancer: str | None = None,
) -> Steps:
    """name: that is resolved, which is not the request's host if a proxy asks another one

    balancer: that the proxy asks
    """
    if proxy and balancer:
        yield from balancers(_near(proxy, balancer), request)
        return
    ways = (
        _by_alias(project, name, request, is_proxied=proxy is not None),
        _by_regions(project, name, request),
        _by_origin(project, name, request),
        _by_record(project, name),
    )
    found = next((steps for steps in map(list, ways) if steps), None)
    yield from found or _unknown(name, request, is_proxied=proxy is not None)


def _near(proxy: Here, name: str) -> list[Here[LoadBalancer]]:
    found = LOAD_BALANCER.find(proxy, name)
    return [found] if found else []


def _unknown(name: str, request: Request, *, is_proxied: bool) -> Steps:
    if is_proxied and name != request.host:
        yield Step(f"{name}, which no document describes, gets it", answers=True)
        return
    none = "no CDN has it as an alias, no global_name and no record makes it"
    yield Step(f"no document answers for {name}: {none}", refuses=True)


def _by_alias(project: Project, name: str, request: Request, *, is_proxied: bool) -> Steps:
    found = _cdn(project, name)
    if found is None:
        return
    here, index = found
    zone = here.spec.zone
    by = f"; public_zone/{zone} leads there" if zone else "; another DNS, or a proxy, leads there"
    words = f"{name} is an alias of {here.effective.id} of {here.environment}"
    yield step(here.effective, ("aliases", index), words if is_proxied else words + by)
    yield from through_cdn(here, request)


def _cdn(project: Project, name: str) -> tuple[Here[Cdn], int] | None:
    """And the index of its alias; the name itself before a wildcard."""
    known = [
        (alias != name, Here(project, cdn), i)
        for cdn in CDN.all(project)
        for i, alias in enumerate(cdn.spec.aliases)
        if is_covered(name, [alias])
    ]
    best = min(known, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best else None


def _by_regions(project: Project, name: str, request: Request) -> Steps:
    for made in GLOBAL_NAME.all(project):
        here = Here(project, made)
        if made.spec.host(here) == name:
            yield step(made, (), f"{made.id} of {made.environment} makes {name}")
            yield from balancers(list(_in_regions(here)), request)
            return


def _in_regions(here: Here) -> Iterator[Here[LoadBalancer]]:
    for region in here.spec.regions():
        asked = here.spec.load_balancer
        found = LOAD_BALANCER.at(here.project, asked, here.environment, region)
        if found:
            yield Here(here.project, found)


def _by_origin(project: Project, name: str, request: Request) -> Steps:
    """A CDN makes the names by which it asks load balancers; everybody may ask them."""
    for made in CDN.all(project):
        here = Here(project, made)
        key, origin = made.spec.hosts().get(name, ("", None))
        found = made.spec.balancer(here, origin) if origin else None
        if found:
            yield step(made, ("origins", key, "host"), f"{made.id} makes {name}")
            yield from balancers([found], request)
            return


def _by_record(project: Project, name: str) -> Steps:
    for zone in PUBLIC_ZONE.all(project):
        for i, record in enumerate(zone.spec.records):
            if record.full_name(zone.spec.domain) == name and record.type in LEADING:
                words = f"{zone.id} of {zone.environment} leads {name} to {record.values[0]}"
                yield step(zone, ("records", i), words, answers=True)
                return
