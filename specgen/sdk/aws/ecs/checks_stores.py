"""The stores that a service names: its tasks reach them, and addresses are well formed."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.stores import SORTS
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.network.reach_other_region import Tasks
from specgen.sdk.aws.network.reach_store import store_problems


@check(
    "NET013",
    "tasks reach the stores that they name",
    fact="a store admits only what its groups admit, and a task reaches only what its groups let "
    "out to",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
)
def stores_are_reached(spec: TaskFields, here: Here) -> Iterator[Problem]:
    tasks = Tasks(here, spec.network_name(here), spec.used_tiers(here), spec.used_groups(here))
    reported: set[str] = set()
    for pointer, sort, name in spec.stores():
        store = sort.find(here, name)
        if store is not None and store.effective.id not in reported:
            reported.add(store.effective.id)
            yield from store_problems(tasks, store, pointer)
    for grant in caches.grants(here):  # the cache names them
        if grant.cache.effective.id not in reported:
            yield from store_problems(tasks, grant.cache, ("name",))


@check("CMP135", "an address names one store, and an output that it has")
def addresses_are_whole(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for variable, address in spec.addresses.items():
        pointer, named = ("addresses", variable), address.named()
        if len(named) != 1:
            what = (
                f"{len(named)} stores: {', '.join(sort.one for sort, _ in named)}"
                if named
                else "no store"
            )
            hint = f"one of {', '.join(sort.one for sort in SORTS.values())}"
            yield Problem(pointer, f"{variable} names {what}; write one", hint, at_key=True)
            continue
        sort, name = named[0]
        store = sort.find(here, name)
        if store is not None and address.output is not None:
            known = sorted(o.name for o in store.spec.outputs(store) if not o.is_list)
            if address.output not in known:
                guess = did_you_mean(address.output, known)
                message = f"{store.name} has no output `{address.output}`{guess}"
                yield Problem((*pointer, "output"), message, f"it has {', '.join(known)}")


STORES = (stores_are_reached, addresses_are_whole)
