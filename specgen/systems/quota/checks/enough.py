"""What all documents take of an account's quotas, and whether the quotas suffice."""

import math
from collections.abc import Iterator
from dataclasses import replace

from specgen.facts.quotas import QUOTAS, SOURCES
from specgen.sdk import At, Problem, Project, Severity, project_check
from specgen.sdk.aws.quotas import Taken, takers, total
from specgen.systems.quota.model import QUOTA

ADDRESSES = "elastic_ips"
RULES = "rules_per_security_group"
HINT = (
    "lower it, add a `kind: quota` document to request more from AWS, or write what AWS has "
    "granted as `quotas` of the platform"
)


@project_check(
    "PLT010",
    "a region's quotas are enough for all environments at their largest",
    also=Severity.WARNING,
    fact="quotas apply to the account in a region, across all environments; what exceeds them "
    "does not start. New accounts have 6 vCPU of Fargate and 5 of EC2",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    topics=("quotas",),
)
def quotas_suffice(project: Project) -> Iterator[At]:
    """Quotas that AWS raises with use, as of vCPU, count only once a document sets any quota."""
    counted = bool(project.platform.quotas) or any(QUOTA.all(project))
    for region, by_quota in sorted(takers(project).items()):
        for quota, taken in sorted(by_quota.items()):
            if quota not in {ADDRESSES, RULES} and (counted or not QUOTAS[quota].rises):
                yield from _short(project, region, quota, taken)


@project_check(
    "NET104",
    "a region's Elastic IP addresses are enough for the NAT gateways of all environments",
    also=Severity.WARNING,
    fact="an account has 5 in a region, across all environments, until it requests more; the "
    "network that comes too late fails with AddressLimitExceeded",
    source=SOURCES["QUOTAS"],
    topics=("quotas",),
)
def addresses_suffice_for_nat(project: Project) -> Iterator[At]:
    for region, by_quota in sorted(takers(project).items()):
        yield from _short(project, region, ADDRESSES, by_quota.get(ADDRESSES, []))


@project_check(
    "NET015",
    "the rules of a security group stay within the quota",
    also=Severity.WARNING,
    fact="a group has at most 60 rules in each direction; a prefix list counts as its number of "
    "entries, CloudFront's as about 55",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists"
    ".html",
    topics=("quotas",),
)
def rules_fit_their_group(project: Project) -> Iterator[At]:
    for region, by_quota in sorted(takers(project).items()):
        yield from _short(project, region, RULES, by_quota.get(RULES, []))


def _short(project: Project, region: str, quota: str, taken: list[Taken]) -> Iterator[At]:
    """Reported at the document that takes the most, unless a quota document requests more."""
    granted = project.platform.quotas.get(region, {}).get(quota)
    need = math.ceil(total(quota, taken))
    have = QUOTAS[quota].default if granted is None else granted
    if need <= have or _is_requested(project, region, quota):
        return
    given = f"{granted:,} granted" if granted is not None else f"a new account has {have:,}"
    severity = Severity.WARNING if granted is None else None
    if QUOTAS[quota].each:
        for one in [one for one in taken if one.need.amount > have]:
            problem = Problem(one.need.pointer, _message(quota, one.need.amount, given), HINT)
            yield At(one.effective, replace(problem, severity=severity))
        return
    largest = max(taken, key=lambda one: (one.need.amount, one.effective.id))
    message = _message(quota, need, given, f" in {region}")
    problem = Problem(largest.need.pointer, message, f"{_parts(taken)}; {HINT}", severity=severity)
    yield At(largest.effective, problem)


def _message(quota: str, need: float, given: str, where: str = "") -> str:
    return f"{need:,.0f} {QUOTAS[quota].unit} needed{where}, {given} ({quota})"


def _parts(taken: list[Taken]) -> str:
    return ", ".join(
        f"{one.need.amount:g} for {one.effective.id} of {one.effective.environment}"
        for one in taken
    )


def _is_requested(project: Project, region: str, quota: str) -> bool:
    asking = (e for e in QUOTA.all(project) if e.region == region)
    return any(quota not in e.spec.leave_out for e in asking) or project.may_lack("quota")
