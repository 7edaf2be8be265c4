"""Where the functions are, and what they reach from there."""

from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.placement import in_known_tier, with_groups_of_its_network
from specgen.sdk.aws.network.reach_other_region import Tasks
from specgen.sdk.aws.network.reach_store import store_problems
from specgen.sdk.aws.network.tiers import is_closed
from specgen.sdk.aws.rotation.groups import groups
from specgen.sdk.aws.rotation.waits import restarts
from specgen.systems.rotation.model import Rotation

VPC = f"{functions.GUIDE}/configuration-vpc.html"
NEEDS = "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-network-rqmts.html"
READ = "2026-11-30"
KEYS = ("network", "tier", "security_groups")


@check(
    "ROT201",
    "functions that change passwords are in a network",
    fact="a database has private addresses; a function reaches them from its own network only, in "
    "subnets and with groups",
    source=VPC,
    date=READ,
)
def place_is_whole(spec: Rotation, here: Here) -> Iterator[Problem]:
    has = [key for key in KEYS if getattr(spec, key)]
    missing = [key for key in KEYS if key not in has]
    databases = sorted({group.on.effective.id for group in groups(here) if group.is_of_a_database})
    if databases and missing:
        message = f"functions need a way to {', '.join(databases)}; add "
        yield Problem(("name",), f"{message}{' and '.join(missing)}")
    elif has and not databases:
        message = "no function of this document is in a network, because no secret here rotates "
        message += "with a database; remove "
        yield Problem((has[0],), f"{message}{' and '.join(has)}", at_key=True)


@check(
    "ROT204",
    "functions in a network reach Secrets Manager and, to deploy services, ECS",
    fact="they have no public address: they need NAT, or an endpoint of each service, which leads "
    "to its own region only",
    source=NEEDS,
    date=READ,
)
def services_are_reached(spec: Rotation, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network) if spec.network else None
    if network is None or not spec.tier or not is_closed(network, spec.tier):
        return
    wanted = [("secretsmanager", here.region), *(("ecs", r) for r in _regions(spec, here))]
    has = network.spec.endpoints.interface
    missing = [f"{s} of {r}" for s, r in wanted if s not in has or r != here.region]
    if missing:
        message = f"tier `{spec.tier}` has no way to {' and '.join(missing)}; use a private tier "
        yield Problem(("tier",), f"{message}behind NAT")


def _regions(spec: Rotation, here: Here) -> list[str]:
    """Of the services that are deployed after a rotation."""
    if not spec.restarts:
        return []
    secrets = (s for group in groups(here) if group.is_of_a_database for s in group.secrets)
    return sorted({restart.region for secret in secrets for restart in restarts(secret)})


@check(
    "ROT205",
    "the groups of a database admit the functions",
    fact="a database admits only what its security groups admit",
    source=NEEDS,
    date=READ,
)
def databases_are_reached(spec: Rotation, here: Here) -> Iterator[Problem]:
    if spec.network and spec.tier and spec.security_groups:
        tasks = Tasks(here, spec.network, (spec.tier,), tuple(spec.security_groups))
        near = (g for g in groups(here) if g.is_of_a_database and g.on.region == here.region)
        databases = {group.on.name: group.on for group in near}
        for name in sorted(databases):
            yield from store_problems(tasks, databases[name], ("security_groups",))


NETWORK_CHECKS = (
    place_is_whole,
    in_known_tier("ROT202", "a rotation"),
    with_groups_of_its_network("ROT203", "a rotation", VPC, READ),
    services_are_reached,
    databases_are_reached,
)
