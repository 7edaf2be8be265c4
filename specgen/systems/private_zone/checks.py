"""What Route 53 refuses, and which names hosts would no longer find."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.dns.record_checks import (
    own_types,
    repeated_domain,
    with_cnames_alone,
    with_fitting_values,
    with_names_once,
    with_plain_delegations,
)
from specgen.sdk.aws.interfaces import CERTIFICATE, PUBLIC_ZONE
from specgen.systems.private_zone.model import PRIVATE_ZONE, PrivateZone

DATE = "2026-11-24"
ZONES = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "hosted-zone-private-considerations.html"
)
CREATE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html"
RECORDS = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "resource-record-sets-values-shared.html"
)
DNS_SETTINGS = ("enable_dns_hostnames", "enable_dns_support")
AWS_DOMAINS = ("amazonaws.com", "aws.amazon.com", "api.aws", "on.aws")
"""Where hosts find the services of AWS; on.aws is that of function URLs.

source: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
(2026-11-29)
"""


@project_check(
    "ZON101",
    "a network sees one zone per domain",
    fact="Route 53 refuses to associate a VPC with two private zones of the same name",
    source=CREATE,
    date=DATE,
)
def domains_are_once_in_a_network(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str, str], dict[str, Effective]] = defaultdict(dict)
    for effective in PRIVATE_ZONE.known(project):
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
        message = f"network/{network} would see {domain} more than once: {ids}"
        return Problem(("domain",), f"{message}; give one another domain, or remove it")
    regions = ", ".join(sorted(e.region for e in found))
    message = f"one zone serves all regions, but it would be created in each of {regions}"
    return Problem(("placement",), f"{message}; write `placement: {{regions: primary}}`")


@check(
    "ZON102",
    "networks of a private zone resolve names",
    fact="a VPC uses private zones only with enableDnsHostnames and enableDnsSupport",
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
            yield Problem(("networks", i), f"{message}, so its hosts never see the zone", hint)


@check(
    "ZON103",
    "a private zone hides no name that its networks need",
    severity=Severity.WARNING,
    fact="if a private zone covers a name, only that zone is asked; names it does not know are not "
    "looked up in public DNS",
    source=ZONES,
    date=DATE,
)
def hides_nothing(spec: PrivateZone, here: Here) -> Iterator[Problem]:
    hidden = [name for name in _needed(here) if spec.covers(name)]
    aws = next((name for name in AWS_DOMAINS if f".{spec.domain}".endswith(f".{name}")), "")
    if hidden or aws:
        lost = ", ".join(hidden) or f"what AWS has below {spec.domain}"
        message = f"hosts in the networks no longer find {lost}"
        if aws or not set(hidden).isdisjoint(AWS_DOMAINS):
            domains = here.platform.domains
            own = domains.primary if domains else "example.com"
            hint = f"write a domain of your own, such as internal.{own}"
        else:
            hint = f"write a domain below it, such as internal.{spec.domain}"
        yield Problem(("domain",), f"{message}, because {spec.domain} is asked alone", hint)


def _needed(here: Here) -> list[str]:
    """Domains of AWS, of the platform, and of zones and certificates in the environment."""
    domains = here.platform.domains
    public = [domains.primary] if domains else []
    for zone in PUBLIC_ZONE.all(here.project):
        public += [zone.spec.domain] if zone.environment == here.environment else []
    for certificate in CERTIFICATE.all(here.project):
        if certificate.environment == here.environment:
            public += [name.removeprefix("*.") for name in certificate.spec.domains]
    return list(dict.fromkeys([*AWS_DOMAINS, *public]))


@check(
    "ZON107",
    "a record's name is written without the zone's domain",
    fact="names are relative to the zone",
    source=RECORDS,
    date="2026-11-29",
)
def names_are_relative(spec: PrivateZone) -> Iterator[Problem]:
    for i, record in enumerate(spec.records):
        if wrong := repeated_domain(spec, record):
            yield Problem(("records", i, "name"), wrong)


CHECKS = (
    networks_resolve,
    hides_nothing,
    with_cnames_alone("ZON104", own_types),
    with_names_once("ZON105"),
    with_fitting_values("ZON106"),
    with_plain_delegations("ZON108"),
    names_are_relative,
)
PROJECT_CHECKS = (domains_are_once_in_a_network,)
