"""`specgen cost`: the bill, in the form that was asked for."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.console import Console

from specgen.cost.amounts import money
from specgen.cost.as_json import data
from specgen.cost.budgets import compared
from specgen.cost.lines import Bill, bill, summed
from specgen.cost.markdown import markdown
from specgen.cost.table import By
from specgen.cost.text import text
from specgen.findings.report.json_text import to_json
from specgen.project.project import Project


@dataclass(frozen=True, slots=True)
class CostRequest:
    """An empty list of environments or regions means all; limit: US dollars a month"""

    environments: list[str]
    regions: list[str]
    by: By
    form: str
    limit: float | None = None

    def fits(self, environment: str, region: str) -> bool:
        return (not self.environments or environment in self.environments) and (
            not self.regions or region in self.regions
        )


def cost(project: Project, asked: CostRequest, err: Console) -> int:
    """The exit code: 1 above the limit, 2 if it cannot be compared."""
    made = bill(project, datetime.now(tz=UTC).date()).only(asked.fits)
    environments = [*project.platform.environments, *project.platform.scopes]
    if asked.form == "json":
        sys.stdout.write(to_json(data(made, asked.by, environments)))
    else:
        form = markdown if asked.form == "markdown" else text
        is_whole = not asked.environments and not asked.regions
        budgets = compared(project, made) if is_whole else []
        lines = form(made, asked.by, environments, budgets)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0 if asked.limit is None else _compare(made, asked.limit, err)


def _compare(made: Bill, limit: float, err: Console) -> int:
    if not made.priced:
        words = "no meter has a price, so nothing can be compared with --limit"
        err.print(f"specgen: {words}; add a `kind: prices`", markup=False)
        return 2
    low, high = summed(made.priced)
    amount = money((low, high))
    if low > limit:
        err.print(f"specgen: {amount} USD a month, above the limit of {limit:,.0f}", markup=False)
        return 1
    if high > limit:
        words = f"{amount} USD a month; within the limit of {limit:,.0f} only at the minimum of"
        err.print(f"warning: {words} scaling", markup=False)
    return 0
