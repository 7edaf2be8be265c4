"""Offline plans of root modules, as `terraform show -json` prints them."""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from specgen.prove.cache import Cache
from specgen.prove.tools import download, find_tools
from specgen.terraform.offline.diagnostics import Diagnostics, has_errors
from specgen.terraform.offline.prove import modules
from specgen.terraform.offline.runner import Plan, init, plan, show
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import Workspace, prepare

WORKERS = 2
NAME = "plan.json"


class NoPlan(Exception):
    """A root module, or all of them, cannot be planned; the message says which and why."""


def write_plans(generated: Path, values: Mapping[str, str], cache: Cache, folder: Path) -> int:
    """How many plans were written, one a root module: folder/prod/us-east-1/network/plan.json

    values: parameter path -> what the local server answers; raises: NoPlan
    """
    found = modules(generated)
    tools = find_tools(found)
    if tools.lacking:
        raise NoPlan(tools.lacking)
    with cache.opened(tools.mirror) as workspace:
        if tools.mirror is None and (why := download(workspace, found)):
            raise NoPlan(why)
        one = partial(_write, workspace, generated, values, folder)
        with ThreadPoolExecutor(WORKERS) as pool:
            return sum(pool.map(one, found))


def _write(
    workspace: Workspace, generated: Path, values: Mapping[str, str], folder: Path, module: Path
) -> int:
    name = module.relative_to(generated).as_posix()
    target = folder / name / NAME
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps(planned(workspace, module, name, values)), encoding="utf-8")
    return 1


def planned(
    workspace: Workspace, module: Path, name: str, values: Mapping[str, str]
) -> Mapping[str, object]:
    """The plan as data; raises: NoPlan"""
    copy = prepare(workspace, module, name)
    if has_errors(said := init(copy)):
        raise NoPlan(_words(name, said))
    with Server(values) as server:
        made = plan(copy, server)
    if not isinstance(made, Plan):
        raise NoPlan(_words(name, made))
    return show(made)


def _words(name: str, said: Iterable[object] | Diagnostics) -> str:
    return f"{name}: {'; '.join(map(str, said))}"
