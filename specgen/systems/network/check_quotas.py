"""Whether the account's quotas are enough for the networks of all environments."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.checking import At, project_check
from specgen.facts.quotas import NEW_ACCOUNT_QUOTAS, SOURCES
from specgen.findings import Problem, Severity
from specgen.project import Effective, Project

QUOTA = "elastic_ips"


@project_check(
    "NET104",
    "a region's Elastic IP addresses are enough for the NAT gateways of all environments",
    also=Severity.WARNING,
    fact="an account has 5 in a region, whatever the environment, until it asks for more; the "
    "network that comes too late fails with AddressLimitExceeded",
    source=SOURCES["NEW_ACCOUNT_QUOTAS"],
    topics=("quotas",),
)
def addresses_suffice_for_nat(project: Project) -> Iterator[At]:
    wanted: dict[str, list[Effective]] = defaultdict(list)
    for network in project.all("network"):
        wanted[network.region].append(network)
    for region, networks in sorted(wanted.items()):
        need = sum(len(network.spec.nat_zones()) for network in networks)
        said = project.platform.quotas.get(region, {}).get(QUOTA)
        if need > (NEW_ACCOUNT_QUOTAS[QUOTA] if said is None else said):
            yield At(networks[-1], _short(region, networks, need, said))


def _short(region: str, networks: list[Effective], need: int, said: int | None) -> Problem:
    parts = ", ".join(f"{len(n.spec.nat_zones())} for {n.environment}" for n in networks)
    have = f"an account has {NEW_ACCOUNT_QUOTAS[QUOTA]}" if said is None else f"{said} requested"
    message = f"{need} Elastic IP addresses needed in {region}, {have}"
    hint = f"{parts}; write nat.placement: single where that is enough, or ask AWS for more and "
    severity = Severity.WARNING if said is None else None
    hint += f"write quotas: {{{region}: {{{QUOTA}: {need}}}}} in the platform document"
    return Problem(("nat",), message, hint, severity=severity)
