"""Whether tasks reach a store that they name: the ingress and egress rules."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.reach_other_region import Tasks, far_problems
from specgen.sdk.declarations import Listener


def store_problems(tasks: Tasks, store: Here, pointer: Pointer) -> Iterator[Problem]:
    """pointer: where the tasks' document names the store; no problems if no groups are known"""
    for listener in store.spec.listens(store):
        if store.region != tasks.here.region:
            yield from far_problems(tasks, store, listener.port, pointer)
        elif tasks.groups and listener.groups:
            yield from _near_problems(tasks, store.name, listener, pointer)


def _near_problems(
    tasks: Tasks, name: str, listener: Listener, pointer: Pointer
) -> Iterator[Problem]:
    port, theirs, ours = listener.port, listener.groups, tasks.groups
    what = f"{tasks.here.name} cannot reach {name}:{port}"
    if not reach.admits(tasks.here, theirs, port, ours):
        hint = f"its groups: {', '.join(ours)}; add an ingress rule for one of them to "
        message = f"{what}; none of its groups is admitted"
        yield Problem(pointer, message, f"{hint}{' or '.join(theirs)}")
    elif not reach.lets_out_to(tasks.here, ours, port, theirs):
        hint = f"add one for port {port} to {' or '.join(ours)}"
        yield Problem(pointer, f"{what}; no egress rule lets it out", hint)
