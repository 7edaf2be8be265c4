"""`specgen stacks`: root modules in the order of application."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from specgen.jsonable import to_json
from specgen.stacks import RootModule, affected


def stacks(modules: Sequence[RootModule], form: str, start: str, out: Console) -> None:
    """start: a root module or stack whose followers alone are listed; all where it is empty"""
    shown = list(modules)
    if start:
        begun = [m.id for m in modules if start in {m.id, m.stack}]
        followers = {f for m in begun for f in affected(list(modules), m)}
        shown = [m for m in modules if m.id in followers]
    if form == "json":
        sys.stdout.write(to_json([_data(m, modules) for m in shown]))
    else:
        out.print(_table(shown, modules))


def _data(module: RootModule, modules: Sequence[RootModule]) -> dict[str, object]:
    return {
        "id": module.id,
        "environment": module.environment,
        "region": module.region,
        "stack": module.stack,
        "wave": waves(modules)[module.id],
        "needs": list(module.needs),
        "affects": affected(list(modules), module.id),
        "documents": [e.id for e in module.effectives],
    }


def waves(modules: Sequence[RootModule]) -> dict[str, int]:
    """Root modules of one wave need none of each other: they can be applied side by side."""
    result: dict[str, int] = {}
    for module in modules:
        result[module.id] = 1 + max((result[n] for n in module.needs), default=0)
    return result


def _table(shown: Sequence[RootModule], modules: Sequence[RootModule]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("wave")
    table.add_column("root module", no_wrap=True)
    table.add_column("documents", justify="right")
    table.add_column("after", overflow="fold")
    wave = waves(modules)
    for module in sorted(shown, key=lambda m: (wave[m.id], m.id)):
        needs = ", ".join(_short(n, module) for n in module.needs)
        table.add_row(str(wave[module.id]), module.id, str(len(module.effectives)), needs)
    return table


def _short(needed: str, module: RootModule) -> str:
    """Without what both have in common."""
    prefix = f"{module.environment}/{module.region}/"
    return needed.removeprefix(prefix).removeprefix(f"{module.environment}/")
