"""What tasks on Fargate cost; tasks on hosts are free, because the hosts are paid for."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from specgen.facts.meters import HOURS_A_MONTH
from specgen.findings.pointers import Pointer
from specgen.sdk.aws.ecs.fields import Logs
from specgen.sdk.aws.ecs.sizes import Share
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.charges import Charge, Usage

_FAMILY = {"fargate": "fargate", "fargate_spot": "fargate-spot"}


class TaskSize(Protocol):
    @property
    def vcpu(self) -> float: ...
    @property
    def memory_gib(self) -> float: ...


def on_provider(tasks: float, provider: str, shares: Sequence[Share]) -> float:
    """Of a number of tasks those that run there: its base, then its share of the others."""
    bases = {share.provider: share.base for share in shares}
    weights = {share.provider: share.weight for share in shares}
    left, got = tasks, 0.0
    for name, base in bases.items():
        taken = min(left, base)
        left -= taken
        got += taken if name == provider else 0
    return got + left * weights.get(provider, 0) / max(sum(weights.values()), 1)


def fargate(  # noqa: PLR0913  what a task costs by
    size: TaskSize,
    tasks: tuple[float, float],
    shares: Sequence[Share],
    architecture: str,
    pointer: Pointer,
    running: float = 1,
) -> Iterator[Charge]:
    """tasks: at the minimum and the maximum; running: share of the hours that they run"""
    hours = HOURS_A_MONTH * running
    for share in shares:
        family = _FAMILY.get(share.provider)
        low, high = (on_provider(count, share.provider, shares) for count in tasks)
        if family is None or high == 0:
            continue
        count = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        for what, each in (("vcpu", size.vcpu), ("gib", size.memory_gib)):
            meter = f"{family}-{what}:{architecture}"
            how = f"{count} tasks x {each:g} x {hours:.4g} hours"
            yield Charge(meter, low * each * hours, high * each * hours, pointer, how)


def run_hours(
    size: TaskSize, tasks: int, shares: Sequence[Share], architecture: str, pointer: Pointer
) -> Iterator[Usage]:
    """A task that runs now and then: by the hours of its runs, which an assumption gives."""
    for share in shares:
        part = on_provider(tasks, share.provider, shares)
        family = _FAMILY.get(share.provider)
        if family is None or part == 0:
            continue
        for what, each in (("vcpu", size.vcpu), ("gib", size.memory_gib)):
            meter = f"{family}-{what}:{architecture}"
            yield Usage("run_hours", meter, pointer, part * each)


def own_logs(logs: Logs) -> Iterator[Usage]:
    """Of tasks with a log group of their own."""
    if logs.enabled and logs.group is None:
        yield from log_usage(("logs",))
