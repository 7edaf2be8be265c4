"""Names that no certificate covers, that lead to nobody, or that another zone answers for."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.dns.interfaces import PublicZone
from specgen.sdk.aws.dns.known import is_delegated, zone_of
from specgen.sdk.aws.dns.names import ITSELF, is_covered, is_in
from specgen.sdk.aws.elb.certificates import certified
from specgen.systems.global_name.checks.balancers import DATE, GUIDE, balancer_in, target_of
from specgen.systems.global_name.model import GLOBAL_NAME, GlobalName


@check(
    "DNS123",
    "the certificate of a target covers the name",
    severity=Severity.WARNING,
    fact="clients refuse a certificate for another name; a CDN may forward another Host, which is "
    "then the one that the certificate must cover",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "https-listener-certificates.html",
    date=DATE,
)
def certificates_cover_it(spec: GlobalName, here: Here) -> Iterator[Problem]:
    host = spec.host(here)
    misplaced = _repeats_domain(spec, here) or _other_zone(spec, here)
    for region in spec.regions() if not misplaced else ():
        balancer = balancer_in(spec, here, region)
        found = certified(balancer) if balancer else None
        if found is not None and not is_covered(host, found.domains):
            message = f"certificate/{found.name} in {region} is not for {host}"
            right = f"add {host} to its domains"
            yield Problem(("targets", target_of(spec, region)), f"{message}; {right}", at_key=True)


@check(
    "DNS126",
    "a public name leads to load balancers that the internet reaches",
    severity=Severity.WARNING,
    fact="an internal load balancer has private addresses only",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "application-load-balancers.html",
    date=DATE,
)
def internet_reaches_it(spec: GlobalName, here: Here) -> Iterator[Problem]:
    for region in spec.regions():
        balancer = balancer_in(spec, here, region)
        if balancer is not None and balancer.spec.scheme == "internal":
            message = f"{balancer.effective.id} in {region} is internal"
            hint = "name an internet-facing one, or a name in a private zone"
            pointer = ("targets", target_of(spec, region))
            yield Problem(pointer, f"{message}: nobody outside reaches it", hint)


@check(
    "DNS127",
    "a name is in the zone that answers for it",
    fact="a zone that a domain is delegated to answers for all names below that domain",
    source=f"{GUIDE}/dns-routing-traffic-for-subdomains.html",
    date=DATE,
)
def zone_answers(spec: GlobalName, here: Here) -> Iterator[Problem]:
    host, owner = spec.host(here), _other_zone(spec, here)
    if _repeats_domain(spec, here):
        written = (spec.record_name or "").removesuffix(spec.domain(here))
        relative = written.removesuffix(".").removesuffix(ITSELF)
        message = f"the name would be {host}"
        yield Problem(("record_name",), f"{message}; write {relative or EMPTY}")
    elif owner is not None:
        near = owner.environment == here.environment or here.platform.is_scope(owner.environment)
        right = "name that zone" if near else f"make the name in {owner.environment}"
        message = f"{owner.id} of {owner.environment} answers for {host}"
        yield Problem(("zone",), f"{message}; {right}")
    elif is_delegated(here.whole, host):
        message = f"an NS record of {spec.domain(here)} leads to other name servers for {host}"
        yield Problem(("zone",), f"{message}; make the name there, or write another one")


EMPTY = 'record_name: ""'


def _repeats_domain(spec: GlobalName, here: Here) -> bool:
    return spec.record_name == ITSELF or is_in(spec.record_name or "", spec.domain(here))


def _other_zone(spec: GlobalName, here: Here) -> Effective[PublicZone] | None:
    """The zone that answers for the name, if it is another one."""
    owner = zone_of(here.whole, spec.host(here))
    return owner if owner is not None and owner.spec.domain != spec.domain(here) else None


@project_check(
    "DNS125",
    "a name belongs to one document",
    across=True,
    fact="Route 53 refuses a second record of a name and type, and one policy beside another",
    source=f"{GUIDE}/routing-policy.html",
    date=DATE,
)
def names_have_one_owner(project: Project) -> Iterator[At]:
    owners: dict[str, Effective[GlobalName]] = {}
    known = GLOBAL_NAME.all(project)
    for name in sorted(known, key=lambda n: (not project.protected(n), n.id, n.spot)):
        host = name.spec.host(Here(project, name))
        first = owners.setdefault(host, name)
        if first is not name:
            yield At(name, _second(first, name, host))


def _second(first: Effective, name: Effective, host: str) -> Problem:
    where = f"{first.environment}/{first.region}"
    message = f"{first.id} of {where} makes {host} already"
    if first.id != name.id:
        return Problem(("record_name",), f"{message}; write another `record_name`")
    if first.environment == name.environment:
        right = "one document is for all regions, so write `placement: {regions: primary}`"
        return Problem(("placement",), f"{message}; {right}")
    right = f"an override gives {name.environment} a zone of its own"
    return Problem(("zone",), f"{message}; {right}")


PROJECT_CHECKS = (names_have_one_owner,)
NAME_CHECKS = (certificates_cover_it, internet_reaches_it, zone_answers)
