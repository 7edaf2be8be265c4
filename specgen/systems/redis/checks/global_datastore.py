"""Global datastores: what AWS allows, and that specgen does not build them."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Problem, Project, Severity, check, project_check
from specgen.systems.redis.model import REDIS, Redis

GLOBAL = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html"
DATE = "2026-11-24"
MOST_SECONDARIES = 2
ALIKE = ("node_type", "engine", "engine_version", "shards")
KEY = ("global_datastore",)


def _stores(project: Project) -> dict[tuple[str, str], list[Effective]]:
    """(environment, name of a global datastore) -> its members."""
    found: dict[tuple[str, str], list[Effective]] = {}
    for member in REDIS.all(project):
        if member.spec.global_datastore:
            place = (member.environment, member.spec.global_datastore)
            found.setdefault(place, []).append(member)
    return found


@project_check(
    "RED006",
    "a global datastore has at most two secondary regions",
    fact="in addition to the primary there are caches in up to two other regions",
    source=GLOBAL,
    date=DATE,
)
def regions_are_few(project: Project) -> Iterator[At]:
    for (_, name), members in _stores(project).items():
        regions = sorted({member.region for member in members})
        if len(regions) > 1 + MOST_SECONDARIES:
            message = f"{name} would be in {len(regions)} regions: {', '.join(regions)}"
            hint = "it has a primary and at most two secondary regions; give the others their "
            for member in members:
                yield At(member, Problem(KEY, message, f"{hint}own caches"))


@project_check(
    "RED007",
    "members of a global datastore are alike",
    fact="node type, engine, its version and number of shards must match",
    source=GLOBAL,
    date=DATE,
)
def members_are_alike(project: Project) -> Iterator[At]:
    for (_, name), members in _stores(project).items():
        first = members[0]
        for member in members[1:]:
            for key in ALIKE:
                has, wants = getattr(member.spec, key), getattr(first.spec, key)
                if has != wants:
                    other = f"{first.id} in {first.region} has {wants}"
                    what = f"{key} is {has}, {other}; write {wants}"
                    message = f"members of the global datastore {name} must match: {what}"
                    yield At(member, Problem((key,), message))


@check(
    "RED008",
    "locks are not replicated between regions",
    severity=Severity.WARNING,
    fact="replication is asynchronous: after a failover a held lock may be gone",
    source=GLOBAL,
    date=DATE,
)
def locks_stay_in_one_region(spec: Redis) -> Iterator[Problem]:
    locks = [name for name, use in spec.use_cases.items() if use.locks]
    if spec.global_datastore and locks:
        message = f"{', '.join(locks)} would be replicated between regions, and can lose a lock"
        yield Problem(KEY, f"{message}; keep locks in a cache of one region")


@check(
    "RED106",
    "a cache is one that specgen builds",
    fact="a member that is added later is emptied, and failover to another region is manual; no "
    "plan shows either",
    source=GLOBAL,
    date=DATE,
)
def global_datastores_are_not_built(spec: Redis) -> Iterator[Problem]:
    if spec.global_datastore:
        message = (
            "specgen does not build global datastores; remove it: each region has its own cache"
        )
        yield Problem(KEY, message)


GLOBAL_CHECKS = (locks_stay_in_one_region, global_datastores_are_not_built)
GLOBAL_PROJECT_CHECKS = (regions_are_few, members_are_alike)
