"""Plans many changed copies of a root module's resources against the state of the old ones."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from oracle.blocks import Blocks, blocks, differing, document
from oracle.provider import FILE, bench, label
from oracle.rendering import Rendering

from specgen.terraform.offline import runner
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.runner import Plan
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.synthetic import plan_with_state, settle
from specgen.terraform.offline.variation import invented
from specgen.terraform.offline.workspace import WorkingCopy, Workspace

LOT = 40
_LABELLED = re.compile(r"^(?P<kind>\w+)\.v(?P<number>\d+)_(?P<name>[^.\[]+)(?P<index>.*)$")
_LOCAL = re.compile(r"\blocal\.([\w-]+)")

Answer = frozenset[str]
"""`type.attribute` of what is replaced because of its own attribute; `type` of what is replaced
because another resource is.
"""
Answers = dict[int, Answer]


@dataclass(frozen=True, slots=True)
class _Bench:
    copy: WorkingCopy
    server: Server
    state: State
    before: Blocks


def ask(workspace: Workspace, name: str, base: Rendering, changed: Sequence[Rendering]) -> Answers:
    """By the place in the list; those that the provider refuses are missing."""
    values = dict(base.values)
    for one in changed:
        values |= one.values
    found: Answers = {}
    with Server(values) as server:
        copy = bench(workspace, base, changed, name, server).copy
        state = settle(copy, server)
        if not isinstance(state, State):
            return found
        made = _Bench(copy, server, state, blocks(base.files))
        for start in range(0, len(changed), LOT):
            numbers = range(start, min(start + LOT, len(changed)))
            found |= _answers(made, {n: blocks(changed[n].files) for n in numbers})
    return found


def _answers(made: _Bench, after: Mapping[int, Blocks]) -> Answers:
    """One fault fails the whole plan, so the lot is planned again without those that have one."""
    left = dict(after)
    while left:
        planned = _planned(made, left)
        if isinstance(planned, Plan):
            return _read(made, planned, left)
        at_fault = {n for n in map(_number, planned) if n in left}
        if not at_fault:
            return _halves(made, left)
        left = {n: one for n, one in left.items() if n not in at_fault}
    return {}


def _halves(made: _Bench, left: Mapping[int, Blocks]) -> Answers:
    """No variant is named."""
    if len(left) == 1:
        return {}
    numbers = list(left)
    middle = len(numbers) // 2
    halves = (numbers[:middle], numbers[middle:])
    return {k: v for half in halves for k, v in _answers(made, {n: left[n] for n in half}).items()}


def _planned(made: _Bench, after: Mapping[int, Blocks]) -> Plan | Diagnostics:
    own = {n: differing(made.before, one, label(n)) for n, one in after.items()}
    text = json.dumps(document(_unguarded(one) for one in own.values()))
    (made.copy.folder / FILE).write_text(text, encoding="utf-8")
    instances = dict(made.state.instances)
    for number, some in own.items():
        for key in some:
            if key[0] == "resource":
                instances |= _copies(made.state, key[1], key[2], label(number))
    return plan_with_state(made.copy, replace(made.state, instances=instances), made.server)


def _unguarded(some: Blocks) -> Blocks:
    """prevent_destroy would fail the plan instead of showing what it guards against."""
    return {key: _without_guard(body) for key, body in some.items()}


def _without_guard(body: Any) -> Any:
    if not isinstance(body, dict) or "lifecycle" not in body:
        return body
    blocks = body["lifecycle"] if isinstance(body["lifecycle"], list) else [body["lifecycle"]]
    kept = [{k: v for k, v in block.items() if k != "prevent_destroy"} for block in blocks]
    return {**body, "lifecycle": kept}


def _copies(state: State, kind: str, labelled: str, mark: str) -> dict[str, Any]:
    """Of the old instances, one or, with count and for_each, several."""
    name = labelled.removeprefix(mark)
    return {
        f"{kind}.{labelled}{address.removeprefix(f'{kind}.{name}')}": replace(one, name=labelled)
        for address, one in state.instances.items()
        if one.resource == (kind, name)
    }


def _number(told: Any) -> int | None:
    named = re.search(r"(?<!\w)v(\d+)_", told.address or str(told))
    return int(named[1]) if named else None


def _read(made: _Bench, planned: Plan, after: Mapping[int, Blocks]) -> Answers:
    found: dict[int, set[str]] = {number: set() for number in after}
    changes = runner.show(planned).get("resource_changes", []) if planned.changes else []
    chosen = invented(made.state)
    for item in changes:
        match = _LABELLED.match(item["address"])
        actions = set(item["change"]["actions"])
        if match is None or not {"create", "delete"} <= actions:
            continue
        number, kind, name = int(match["number"]), match["kind"], match["name"]
        key = ("resource", kind, name)
        old, new = made.before.get(key, {}), after[number].get(key, {})
        free = chosen.get(f"{kind}.{name}{match['index']}", frozenset())
        paths = {str(path[0]) for path in item["change"].get("replace_paths", []) if path}
        written = {p for p in paths if _differs(made.before, after[number], old, new, p)}
        sure = {p for p in written if p in old or p not in free}
        if sure:
            found[number] |= {f"{kind}.{p}" for p in sure}
        elif not written:
            found[number].add(kind)
    return {number: frozenset(one) for number, one in found.items()}


def _differs(before: Blocks, after: Blocks, old: Any, new: Any, name: str) -> bool:
    """As written, with local values followed."""
    return _followed(before, old.get(name)) != _followed(after, new.get(name))


def _followed(some: Blocks, value: Any) -> str:
    text = json.dumps(value, sort_keys=True)
    for name in _LOCAL.findall(text):
        text += json.dumps(some.get(("locals", name)), sort_keys=True)
    return text
