"""`specgen stacks`: root modules in the order of application."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from specgen.findings.report.json_text import to_json
from specgen.project.stacks import RootModule, affected


def stacks(
    modules: Sequence[RootModule], shown: Sequence[RootModule], form: str, out: Console
) -> None:
    """form: text, json or matrix"""
    if form == "json":
        sys.stdout.write(to_json([_data(m, modules) for m in shown]))
    elif form == "matrix":
        sys.stdout.write(json.dumps({"include": list(_jobs(shown, modules))}) + "\n")
    else:
        out.print(_table(shown, modules))


def _jobs(shown: Sequence[RootModule], modules: Sequence[RootModule]) -> Iterator[dict[str, Any]]:
    """In the form of a workflow's `strategy.matrix`; `--stack <id>` then names one root module."""
    wave = waves(modules)
    for module in shown:
        place = {"environment": module.environment, "region": module.region}
        yield {"id": module.id, **place, "stack": module.stack, "wave": wave[module.id]}


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
    """Root modules of one wave do not need each other: they can be applied in parallel."""
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
    """Without the prefix that both share."""
    prefix = f"{module.environment}/{module.region}/"
    return needed.removeprefix(prefix).removeprefix(f"{module.environment}/")
