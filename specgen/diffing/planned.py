"""A rehearsal and what is written -> the changes: the provider says what happens, the files why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from specgen.diffing.comparing import dotted, leaves, names
from specgen.diffing.elements import Element
from specgen.diffing.hiding import hidden
from specgen.diffing.model import Action, Attribute, Change, Mark, ModuleDiff, Steps
from specgen.diffing.parameters import invented
from specgen.diffing.rehearsal import Rehearsal
from specgen.diffing.structural import (
    OF_TERRAFORM,
    Pair,
    Written,
    loses_guard,
    other_changes,
    resource_changes,
    written,
)
from specgen.facts.stateful import lost_with
from specgen.offline.diagnostics import has_errors

Item = Mapping[str, Any]

ACTIONS = {
    ("no-op",): Action.NONE,
    ("create",): Action.CREATE,
    ("update",): Action.UPDATE,
    ("delete",): Action.DESTROY,
    ("forget",): Action.FORGET,
    ("create", "forget"): Action.FORGET,
    ("delete", "create"): Action.REPLACE,
    ("create", "delete"): Action.REPLACE,
}
ASKS_AWS = {
    ("aws_opensearch_domain", "engine_version"),
    ("aws_elasticsearch_domain", "elasticsearch_version"),
}
"""While planning, the provider asks AWS whether it upgrades in place; offline nobody can say."""
UNSETTLED = "the base, planned against itself, does not settle either ({why})"
ASKED = "AWS is asked whether it does this in place; without an account nobody knows"


def diff(module: str, both: Pair, rehearsal: Rehearsal, altered: Iterable[str] = ()) -> ModuleDiff:
    """altered: values of parameters that were invented to differ; they are never shown"""
    texts = tuple(altered)
    if has_errors(rehearsal.diagnostics):
        unproved = (*resource_changes(both), *other_changes(both))
        unsettled = dict(rehearsal.unsettled)
        return ModuleDiff(module, unproved, False, unsettled, rehearsal.diagnostics)  # noqa: FBT003
    planned = (_change(item, both, rehearsal, texts) for item in rehearsal.items)
    told = [change for change in planned if change is not None]
    known = {change.address for change in told}
    silent = [
        _silent(c) for c in resource_changes(both) if _block(c.address) not in map(_block, known)
    ]
    changes = (*told, *silent, *other_changes(both))
    return ModuleDiff(module, changes, True, dict(rehearsal.unsettled))  # noqa: FBT003


def _silent(change: Change) -> Change:
    """Written otherwise, and the plan does nothing about it."""
    return replace(change, action=Action.NONE, why="")


def _change(
    item: Item, both: Pair, rehearsal: Rehearsal, altered: tuple[str, ...]
) -> Change | None:
    """None for what stays as it is."""
    address, previous = item["address"], item.get("previous_address", "")
    action = ACTIONS[tuple(item["change"]["actions"])]
    block = _block(address)
    new = both.head.resources.get(block)
    old = both.before(block) if new else both.base.resources.get(block)
    there = new or old
    why = rehearsal.unsettled.get(previous or address, "")
    if action is Action.NONE and not previous:
        return None
    found = _attributes(item, new, written(old, new) if new else (), altered)
    made = Change(
        address,
        Action.MOVE if action is Action.NONE else action,
        there.document if there else "",
        found if action in {Action.UPDATE, Action.REPLACE, Action.NONE} else (),
        previous=previous,
        lost=lost_with(item["type"], guarded=bool(old and old.guarded)),
        guarded=bool(new and new.guarded) and action is Action.REPLACE,
        unguarded=loses_guard(old, new),
        why=_reason(item),
    )
    if why:
        return replace(made, action=Action.UNKNOWN, why=UNSETTLED.format(why=why))
    return _asked(made, item["type"])


def _asked(change: Change, kind: str) -> Change:
    asked = [a for a in change.attributes if (kind, a.path) in ASKS_AWS]
    surely = any(a.forces for a in change.attributes if a not in asked)
    if not asked or surely or change.action not in {Action.UPDATE, Action.REPLACE}:
        return change
    return replace(change, action=Action.UNKNOWN, why=ASKED)


def _reason(item: Item) -> str:
    match item.get("action_reason", ""):
        case "replace_by_triggers":
            return "its replace_triggered_by says so"
        case "replace_because_tainted":
            return "it is tainted"
        case _:
            return ""


def _attributes(
    item: Item, new: Element | None, found: tuple[Written, ...], altered: tuple[str, ...]
) -> tuple[Attribute, ...]:
    """What is written otherwise; then what follows from changes elsewhere; each once."""
    forcing = [names(tuple(path)) for path in item["change"].get("replace_paths", [])]
    own = [w for w in found if w.names[:1] and w.names[0] not in OF_TERRAFORM]
    shown = [replace(w.attribute, forces=_meets(w.names, forcing)) for w in own]
    told = {w.names[0] for w in own}
    body = new.body if new and isinstance(new.body, dict) else {}
    secret = _secrets(item["change"])
    for steps, before, after in _planned(item["change"]):
        after = invented(after, altered)  # noqa: PLW2901
        way = names(steps)
        if way[0] in told or (way[0] == "tags_all" and "tags" in told):
            continue
        forces = _meets(way, forcing)
        if forces or way[0] == "tags_all" or _is_written(body, way):
            old, fresh = (
                Mark.SENSITIVE if way[0] in secret else hidden(steps, v) for v in (before, after)
            )
            shown.append(
                Attribute(dotted(steps), _as_written(body, way, old, fresh), fresh, forces)
            )
    return tuple(_masked(a, secret) for a in shown)


def _as_written(body: Mapping[str, Any], way: Steps, old: Any, new: Any) -> Any:
    """Values that follow from another resource were invented: the reference says more."""
    if new is not Mark.UNKNOWN:
        return old
    value: Any = body
    for name in way:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(name, Mark.ABSENT) if isinstance(value, dict) else Mark.ABSENT
    return Mark.UNKNOWN if value is Mark.ABSENT else value


def _planned(change: Item) -> Iterator[tuple[Steps, Any, Any]]:
    after = _with_unknown(change.get("after") or {}, change.get("after_unknown") or {})
    yield from leaves(change.get("before") or {}, after)


def _with_unknown(after: Any, unknown: Any) -> Any:
    match unknown:
        case True:
            return Mark.UNKNOWN
        case dict() if isinstance(after, dict):
            both = dict.fromkeys([*after, *unknown])
            return {key: _with_unknown(after.get(key), unknown.get(key)) for key in both}
        case list() if isinstance(after, list):
            marks = [*unknown, *([None] * len(after))][: len(after)]
            return [_with_unknown(*row) for row in zip(after, marks, strict=True)]
        case _:
            return after


def _meets(way: Steps, forcing: list[Steps]) -> bool:
    """One of the two leads to the other."""
    return any(way[: len(other)] == other[: len(way)] for other in forcing)


def _is_written(body: Mapping[str, Any], way: Steps) -> bool:
    value: Any = body
    for name in way:
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, dict):
            return True  # an expression stands for all that is below it
        if name not in value:
            return False
        value = value[name]
    return True


def _secrets(change: Item) -> set[str]:
    """Attributes of which the provider or the configuration says that something is secret."""
    marks = [change.get("before_sensitive"), change.get("after_sensitive")]
    held = [mark for mark in marks if isinstance(mark, dict)]
    return {name for mark in held for name, value in mark.items() if _any(value)}


def _any(mark: object) -> bool:
    if isinstance(mark, (dict, list)):
        return any(map(_any, mark.values() if isinstance(mark, dict) else mark))
    return bool(mark)


def _masked(attribute: Attribute, secret: set[str]) -> Attribute:
    name = attribute.path.partition(".")[0].partition("[")[0]
    if name not in secret:
        return attribute
    old, new = (
        v if isinstance(v, Mark) else Mark.SENSITIVE for v in (attribute.old, attribute.new)
    )
    return replace(attribute, old=old, new=new)


def _block(address: str) -> str:
    return address.partition("[")[0]
