"""Budgets of the whole account next to what its documents cost."""

from collections.abc import Iterator

from specgen.cost.amounts import money
from specgen.cost.lines import Bill, summed
from specgen.project.project import Project
from specgen.systems.budget.model import Budget

_OF_A_MONTH = {"daily": 365 / 12, "monthly": 1, "quarterly": 1 / 3, "annually": 1 / 12}


def compared(project: Project, bill: Bill) -> list[str]:
    """A paragraph, or nothing; budgets of some tags only count what no document says."""
    if not bill.priced:
        return []
    low, high = summed(bill.priced)
    found = sorted(
        (effective.id, _OF_A_MONTH[budget.period] * budget.limit_usd)
        for effective in project.effectives
        if isinstance(budget := effective.spec, Budget)
        if budget.limit_usd is not None and budget.only is None
    )
    return ["budgets, compared with what is counted:", *_lines(found, low, high)] if found else []


def _lines(found: list[tuple[str, float]], low: float, high: float) -> Iterator[str]:
    names = max(len(name) for name, _ in found)
    for name, limit in found:
        yield f"  {name:<{names}}  {money((limit, limit))} a month: {_verdict(limit, low, high)}"


def _verdict(limit: float, low: float, high: float) -> str:
    if limit < low:
        return f"less than the minimum of scaling, {money((low, low))}"
    if limit < high:
        return f"enough for the minimum of scaling, but not for the maximum, {money((high, high))}"
    return "enough for the maximum of scaling" if low < high else "enough"
