"""What Route 53 refuses, and which names nobody would find any more."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.interfaces import CERTIFICATE
from specgen.systems.private_zone.model import PRIVATE_ZONE, PrivateZone

DATE = "2026-11-24"
ZONES = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "hosted-zone-private-considerations.html"
)
CREATE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html"
DNS_SETTINGS = ("enable_dns_hostnames", "enable_dns_support")
AWS_DOMAINS = ("amazonaws.com", "aws.amazon.com", "api.aws")


@project_check(
    "ZON101",
    "a network sees one zone of a domain",
    fact="Route 53 refuses to associate a VPC with two private zones of the same name",
    source=CREATE,
    date=DATE,
)
def domains_are_once_in_a_network(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str, str], dict[str, Effective]] = defaultdict(dict)
    for effective in PRIVATE_ZONE.all(project):
        spec, here = effective.spec, Here(project, effective)
        for network in spec.associated(here):
            key = (effective.environment, spec.domain, network.name)
            owners[key][effective.module + effective.id] = effective
    for (_, domain, network), found in owners.items():
        if len(found) > 1:
            for effective in found.values():
                yield At(effective, _twice(domain, network, list(found.values())))


def _twice(domain: str, network: str, found: list[Effective]) -> Problem:
    if len({e.id for e in found}) > 1:
        ids = ", ".join(sorted({e.id for e in found}))
        message = f"network/{network} would see {domain} twice: of {ids}"
        return Problem(("domain",), f"{message}; give one another domain, or remove it")
    regions = ", ".join(sorted(e.region for e in found))
    message = f"a zone reaches all regions by itself, and would be made in each of {regions}"
    return Problem(("placement",), f"{message}; write `placement: {{regions: primary}}`")


@check(
    "ZON102",
    "networks of a private zone resolve names",
    fact="a VPC asks private zones only with enableDnsHostnames and enableDnsSupport",
    source=ZONES,
    date=DATE,
)
def networks_resolve(spec: PrivateZone, here: Here) -> Iterator[Problem]:
    for network in spec.associated(here):
        patches = network.effective.envelope.terraform.get(f"aws_vpc.{network.name}", {})
        off = [name for name in DNS_SETTINGS if str(patches.get(name, True)).lower() == "false"]
        if off:
            i = spec.networks.index(network.name)
            message = (
                f"network/{network.name} sets {' and '.join(off)} to false in {network.region}"
            )
            hint = "remove that from its `terraform`, or the network from the zone"
            yield Problem(("networks", i), f"{message}: its hosts never see the zone", hint)


@check(
    "ZON103",
    "a private zone hides no name that its networks need",
    severity=Severity.WARNING,
    fact="where a private zone covers a name it is asked alone: what it does not know is not asked "
    "in public DNS",
    source=ZONES,
    date=DATE,
)
def hides_nothing(spec: PrivateZone, here: Here) -> Iterator[Problem]:
    hidden = [name for name in _needed(here) if spec.covers(name)]
    if hidden:
        message = f"hosts in the networks no longer find {', '.join(hidden)}"
        hint = f"write a domain below, such as internal.{spec.domain}"
        yield Problem(("domain",), f"{message}, for {spec.domain} is asked alone", hint)


def _needed(here: Here) -> list[str]:
    """AWS's own names, the platform's domain, and those of certificates in the environment."""
    domains = here.platform.domains
    public = [domains.primary] if domains else []
    for certificate in CERTIFICATE.all(here.project):
        if certificate.environment == here.environment:
            public += [name.removeprefix("*.") for name in certificate.spec.domains]
    return list(dict.fromkeys([*AWS_DOMAINS, *public]))


CHECKS = (networks_resolve, hides_nothing)
PROJECT_CHECKS = (domains_are_once_in_a_network,)
