"""A rehearsal and the files -> the changes: the provider says what happens, the files say why."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from specgen.diff.attributes import Item, attributes_of
from specgen.diff.elements import PARAMETER_CALL
from specgen.diff.model import Action, Change, Mark, ModuleDiff
from specgen.diff.other_place import moved_elsewhere
from specgen.diff.protected import protected
from specgen.diff.refused import ignored, kept, refused
from specgen.diff.rehearsal import Rehearsal
from specgen.diff.structural import Pair, loses_guard, other_changes, resource_changes, written
from specgen.facts.provider_arguments import REPLACING
from specgen.facts.stateful import lost_with
from specgen.terraform.offline.diagnostics import has_errors
from specgen.terraform.providers import provider_of
from specgen.terraform.root_modules import block_of

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
WHOLE = frozenset({Action.CREATE, Action.DESTROY, Action.FORGET})
"""Actions whose single attributes are of no interest."""
IN_PLACE = frozenset({Action.UPDATE, Action.UNKNOWN})
"""Actions that AWS may refuse because of what is there already."""
DELETES = frozenset({Action.REPLACE, Action.DESTROY})
_ASKED = "the provider asks AWS whether this is done in place; unknown without an account"
OPEN = {
    ("aws_opensearch_domain", "engine_version"): _ASKED,
    ("aws_elasticsearch_domain", "elasticsearch_version"): _ASKED,
    ("aws_db_instance", "db_subnet_group_name"): "AWS moves it to a subnet group of another VPC, "
    "and refuses one of the same VPC; the files do not tell which it is",
}
"""(type, argument) -> why its change is unknown without an account.

source: for the group, https://github.com/hashicorp/terraform-provider-aws/issues/512
"""
UNSETTLED = "the base, planned against itself, does not settle either ({why})"
OTHER_PARAMETER = "it reads another root module's value, and the plan does not show the effect"
UNANSWERED = "the provider asks AWS ({question}), and nobody answers without an account"
FIRST_TIME = (
    "{what} is written for the first time: it is replaced, unless AWS has this value already"
)
ZERO = (False, 0, "")
"""What the provider keeps as if nothing was written."""
UNSEEN = "only its provider knows whether this is done in place, and it is not in the mirror"
SWAYED = "whether {what} can be changed in place depends on what only AWS knows"
_PARAMETER = re.compile(rf'{PARAMETER_CALL}\(\\?"([^"\\]+)')


def diff(module: str, both: Pair, rehearsal: Rehearsal, altered: Iterable[str] = ()) -> ModuleDiff:
    """altered: parameter values that were invented to be different; they are never shown"""
    texts = tuple(altered)
    if has_errors(rehearsal.diagnostics):
        moved = moved_elsewhere(resource_changes(both), both)
        unproved = (*moved, *other_changes(both, Action.UNKNOWN))
        return ModuleDiff(
            module,
            unproved,
            unsettled=dict(rehearsal.unsettled),
            diagnostics=rehearsal.diagnostics,
        )
    planned = (_change(item, both, rehearsal, texts) for item in rehearsal.items)
    reported = [change for change in planned if change is not None]
    known = {change.address for change in reported}
    silent = [
        _doubtful(_silent(c, both), rehearsal)
        for c in resource_changes(both)
        if block_of(c.address) not in map(block_of, known)
    ]
    changes = (*moved_elsewhere([*reported, *silent], both), *other_changes(both))
    return ModuleDiff(module, changes, proved=True, unsettled=dict(rehearsal.unsettled))


def _silent(change: Change, both: Pair) -> Change:
    """Written differently, but the plan does not change it.

    Unless it reads another parameter: then the value may differ although the invented ones do not.
    """
    if any(_paths(a.old) != _paths(a.new) for a in change.attributes):
        return replace(change, action=Action.UNKNOWN, why=OTHER_PARAMETER)
    new = both.head.resources.get(change.address)
    said = ignored(both.before(change.address), new, both.head)
    return replace(change, action=Action.NONE, why="", refused=said)


def _paths(value: Any) -> set[str]:
    """Parameters of other root modules that a written value reads."""
    return set(
        _PARAMETER.findall(value if isinstance(value, str) else json.dumps(value, default=str))
    )


def _change(
    item: Item, both: Pair, rehearsal: Rehearsal, altered: tuple[str, ...]
) -> Change | None:
    """None if nothing changes."""
    address, previous = item["address"], item.get("previous_address", "")
    action = ACTIONS.get(tuple(item["change"]["actions"]), Action.UNKNOWN)
    block = block_of(address)
    new = both.head.resources.get(block)
    old = both.before(block) if new else both.base.resources.get(block)
    there = new or old
    why = rehearsal.unsettled.get(previous or address, "")
    if action is Action.NONE and not previous:
        return None
    found = attributes_of(item, new, written(old, new) if new else (), altered)
    made = Change(
        address,
        Action.MOVE if action is Action.NONE else action,
        there.document if there else "",
        () if action in WHOLE else found,
        previous=previous,
        lost=lost_with(item["type"], both.losses, guarded=bool(old and old.guarded)),
        guarded=bool(new and new.guarded) and action is Action.REPLACE,
        unguarded=loses_guard(old, new),
        why=_reason(item),
    )
    if why:
        made = replace(made, action=Action.UNKNOWN, why=UNSETTLED.format(why=why))
    else:
        unseen = _unseen(made, item["type"], rehearsal)
        made = _doubtful(_asked(unseen, item["type"]), rehearsal)
    if made.action in DELETES:
        return replace(made, refused=kept(old, new, both.head) or protected(old))
    if made.action not in IN_PLACE:
        return made
    return replace(made, refused=refused(old, new, both.head, item["change"], both.base))


def _doubtful(change: Change, rehearsal: Rehearsal) -> Change:
    """Unknown if the plan rests on an answer, or on a value, that only AWS has."""
    if change.action not in {Action.UPDATE, Action.REPLACE, Action.NONE, Action.MOVE}:
        return change
    swayed = rehearsal.swayed.get(change.address)
    if swayed is not None:
        return replace(change, action=Action.UNKNOWN, why=SWAYED.format(what=swayed or "it"))
    first = _for_the_first_time(change, rehearsal)
    if first:
        return replace(change, action=Action.UNKNOWN, why=FIRST_TIME.format(what=first))
    question = rehearsal.asking.get(change.address)
    if question is None or change.action is Action.REPLACE:
        return change
    return replace(change, action=Action.UNKNOWN, why=UNANSWERED.format(question=question))


def _for_the_first_time(change: Change, rehearsal: Rehearsal) -> str:
    """The attributes that force a replacement, if AWS may hold what is written now: nobody wrote
    another value before.
    """
    invented = rehearsal.invented.get(change.previous or change.address, frozenset())
    forcing = [a for a in change.attributes if a.forces]
    if change.action is not Action.REPLACE or not forcing:
        return ""
    may_hold = (
        a.old is Mark.ABSENT
        and isinstance(a.new, str | int | float)
        and (a.new in ZERO or a.path.partition(".")[0] in invented)
        for a in forcing
    )
    return ", ".join(a.path for a in forcing) if all(may_hold) else ""


def _unseen(change: Change, kind: str, rehearsal: Rehearsal) -> Change:
    """A schema does not tell which change replaces a resource; our facts do for some types."""
    provider = provider_of(kind)
    is_known = provider is None or provider.name not in rehearsal.schema_only or kind in REPLACING
    if is_known or change.action is not Action.UPDATE:
        return change
    return replace(change, action=Action.UNKNOWN, why=UNSEEN)


def _asked(change: Change, kind: str) -> Change:
    asked = [a for a in change.attributes if (kind, a.path) in OPEN]
    surely = any(a.forces for a in change.attributes if a not in asked)
    if not asked or surely or change.action not in {Action.UPDATE, Action.REPLACE}:
        return change
    return replace(change, action=Action.UNKNOWN, why=OPEN[kind, asked[0].path])


def _reason(item: Item) -> str:
    match item.get("action_reason", ""):
        case "replace_by_triggers":
            return "its replace_triggered_by forces it"
        case "replace_because_tainted":
            return "it is tainted"
        case _:
            return ""
