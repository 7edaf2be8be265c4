"""Whether the instances of a queue reach what they need."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.ecs.image import AGENT, registries, unreached_hint
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.tiers import tier_of, unreached
from specgen.sdk.aws.spot.checks import DATE
from specgen.systems.batch.model import Batch

GUIDE = "https://docs.aws.amazon.com/batch/latest/userguide"


@check(
    "CST218",
    "the instances of a queue may open connections",
    fact="by default security groups let out only replies; an instance that does not reach ECS "
    "gets no job, and jobs stay RUNNABLE",
    source=f"{GUIDE}/job_stuck_in_runnable.html",
    date=DATE,
)
def instances_may_go_out(spec: Batch, here: Here) -> Iterator[Problem]:
    groups = spec.security_groups
    if reach.known(here, groups) and not reach.lets_out(here, groups):
        message = f"no job of {here.name} ever runs: no egress rule in {' and '.join(groups)}"
        right = "add an egress rule for port 443 to one of the groups"
        yield Problem(("security_groups",), f"{message}; {right}")


@check(
    "CST219",
    "instances without a way to the internet have endpoints for the services they use",
    severity=Severity.WARNING,
    fact="an instance that does not reach ECS gets no job; images and logs are outside the "
    "network, too; instances have no public address",
    source=f"{GUIDE}/vpc-endpoint-considerations.html",
    date=DATE,
)
def services_are_reached(spec: Batch, here: Here) -> Iterator[Problem]:
    network, tier = NETWORK.find(here, spec.network), tier_of(here, spec.network, spec.tier)
    if network is None or tier is None or tier.role == "public":
        return  # CST148 and CST150 report the tier
    images = (image for _, image in spec.images())
    closed, missing = unreached(network, [spec.tier], (*AGENT, *registries(here, images), "logs"))
    if closed and missing:
        message = f"{here.name} cannot reach {', '.join(missing)} from the tier {closed[0]}"
        yield Problem(("tier",), message, unreached_hint(network.name, missing))


REACH = (instances_may_go_out, services_are_reached)
