"""Whether the account's quotas are enough for all services and hosts of a region."""

import math
from collections import defaultdict
from collections.abc import Iterator

from specgen.checking import At, project_check
from specgen.facts.quotas import NEW_ACCOUNT_QUOTAS
from specgen.findings import Problem, Severity
from specgen.project import Effective, Here, Project
from specgen.systems.service.check_placing import part_of

Need = tuple[Effective, float]
"""A document, and the vCPU that it takes at its largest."""

STANDARD_FAMILIES = frozenset("acdhimrtz")
"""First letters of the types that the Standard quotas count.

source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html (2026-11-22)
"""


@project_check(
    "PLT010",
    "a region's quotas are enough for all environments at their largest",
    also=Severity.WARNING,
    fact="quotas hold for the account in a region, whatever the environment; what is above them "
    "does not start. New accounts have 6 vCPU of Fargate and 5 of EC2",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    topics=("quotas",),
)
def quotas_suffice(project: Project) -> Iterator[At]:
    """Of every region, once the platform document says the quotas of one."""
    said = project.platform.quotas
    for (region, quota), wanted in sorted(_needs(project).items() if said else []):
        have = said.get(region, {}).get(quota)
        need = math.ceil(sum(vcpu for _, vcpu in wanted))
        if need > (NEW_ACCOUNT_QUOTAS[quota] if have is None else have):
            yield _short(region, quota, have, wanted, need)


def _short(region: str, quota: str, have: int | None, wanted: list[Need], need: int) -> At:
    """Told at the document that takes the most."""
    largest = max(wanted, key=lambda item: (item[1], item[0].id))[0]
    parts = ", ".join(f"{vcpu:g} for {e.id} of {e.environment}" for e, vcpu in wanted)
    given = f"{have} requested"
    if have is None:
        given = f"a new account has {NEW_ACCOUNT_QUOTAS[quota]} and the platform says no other"
    message = f"{quota}: {need} vCPU needed in {region}, {given}"
    hint = f"{parts}; ask AWS for more and write it as quotas of the platform"
    pointer = ("tasks", "maximum") if largest.system.kind == "service" else ("capacity_providers",)
    severity = Severity.WARNING if have is None else None
    return At(largest, Problem(pointer, message, hint, severity=severity))


def _needs(project: Project) -> dict[tuple[str, str], list[Need]]:
    found: dict[tuple[str, str], list[Need]] = defaultdict(list)
    for effective in project.all("service"):
        for quota, vcpu in _fargate(effective, project):
            found[effective.region, quota].append((effective, vcpu))
    for effective in project.all("cluster"):
        for quota, vcpu in _hosts(effective):
            found[effective.region, quota].append((effective, vcpu))
    return found


def _fargate(effective: Effective, project: Project) -> Iterator[tuple[str, float]]:
    """With the tasks of a deployment."""
    spec = effective.spec
    sized = spec.sized()
    if sized is None or spec.hosts(Here(project, effective)):
        return
    for provider in ("fargate", "fargate_spot"):
        vcpu = spec.most_tasks() * part_of(spec, provider) * sized[1].vcpu
        if vcpu > 0:
            yield f"{provider}_vcpu", vcpu


def _hosts(effective: Effective) -> Iterator[tuple[str, float]]:
    """The largest of each provider's types; only those that the Standard quotas count."""
    for provider in effective.spec.capacity_providers.values():
        vcpus = [h.vcpu for h in provider.hosts() if h.name[0] in STANDARD_FAMILIES]
        if not vcpus:
            continue
        base = min(provider.on_demand_base_capacity, provider.maximum_instances)
        above = provider.maximum_instances - base
        on_demand = base + above * provider.on_demand_percentage_above_base / 100
        yield "ec2_standard_vcpu", on_demand * max(vcpus)
        if on_demand < provider.maximum_instances:
            yield "ec2_standard_spot_vcpu", (provider.maximum_instances - on_demand) * max(vcpus)
