"""What is made while AWS still has something with the same name, or in the same block.

Terraform makes and destroys in no order, unless one thing reads the other: the second one is
refused, or AWS answers with the first, which is then destroyed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import ip_network
from typing import Any

from specgen.diff.elements import Contents, Element
from specgen.diff.model import Action, Change, ModuleDiff
from specgen.diff.other_place import Place, places, provider_block
from specgen.diff.renames import Rename
from specgen.diff.structural import Pair
from specgen.facts.identities import IDENTITIES, Identity
from specgen.terraform.root_modules import block_of

TAKEN = "{what} still belongs to {other}, which {fate}"
FATES = {
    Action.DESTROY: "is destroyed in the same apply",
    Action.REPLACE: "is replaced in the same apply",
    Action.FORGET: "stays in AWS",
}
ITSELF = "{what} still belongs to the one that it replaces; {instead}"
FIRST = "take `create_before_destroy` away, or write another {argument}"


@dataclass(frozen=True, slots=True)
class _Thing:
    """A resource on one side.

    place: that its provider points to; renamed: what it looks like the earlier one of
    """

    module: str
    change: Change
    element: Element = field(repr=False)
    place: Place
    renamed: Rename | None = None

    def values(self, identity: Identity) -> tuple[object, ...]:
        return _values(self.element, identity)


def with_collisions(
    diffs: Iterable[ModuleDiff], pairs: Mapping[str, Pair], renamed: Iterable[Rename] = ()
) -> tuple[ModuleDiff, ...]:
    """The diffs; what cannot be made because of a name says so in `refused`.

    renamed: what looks renamed
    """
    found = tuple(diffs)
    going = _by_kind(_going(found, pairs, {at: one for one in renamed for at in one.addresses}))
    return tuple(_told(diff, pairs[diff.id], going) if diff.id in pairs else diff for diff in found)


def _told(diff: ModuleDiff, pair: Pair, going: Mapping[str, list[_Thing]]) -> ModuleDiff:
    changes = (_collided(c, diff.id, pair, going) for c in diff.changes)
    return replace(diff, changes=tuple(changes))


def _collided(change: Change, module: str, pair: Pair, going: Mapping[str, list[_Thing]]) -> Change:
    if change.refused or change.action not in {Action.CREATE, Action.REPLACE}:
        return change
    new = pair.head.resources.get(block_of(change.address))
    identity = IDENTITIES.get(new.kind) if new else None
    if new is None or identity is None:
        return change
    made = _Thing(module, change, new, _place(pair.head, new))
    if change.action is Action.REPLACE and _keeps_its_name(made, pair, identity):
        return replace(change, refused=_itself(made, identity))
    others = (o for o in going.get(new.kind, ()) if _is_same(made, o, identity))
    other = next(others, None)
    return replace(change, refused=_words(made, other, identity)) if other else change


def _keeps_its_name(made: _Thing, pair: Pair, identity: Identity) -> bool:
    old = pair.before(made.element.address)
    return old is not None and _values(old, identity) == made.values(identity)


def _itself(made: _Thing, identity: Identity) -> str:
    """What is replaced in a way that needs the name twice."""
    if made.values(identity)[0] is None or not made.element.made_first:
        return ""
    instead = FIRST.format(argument=_argument(identity))
    return ITSELF.format(what=_what(made, identity), instead=instead)


def _is_same(made: _Thing, other: _Thing, identity: Identity) -> bool:
    if (made.module, made.element.address) == (other.module, other.element.address):
        return False
    (region, account), (its_region, its_account) = made.place, other.place
    if not identity.everywhere and region != its_region:
        return False
    if not identity.shared and account != its_account:
        return False
    mine, theirs = made.values(identity), other.values(identity)
    if mine[0] is None or mine[1:] != theirs[1:]:
        return False
    if made.module != other.module and "${" in json.dumps(mine, default=str):
        return False  # the same address in two root modules is two things
    return mine[0] == theirs[0] or (identity.blocks and _overlap(mine[0], theirs[0]))


def _overlap(one: object, other: object) -> bool:
    try:
        return ip_network(str(one)).overlaps(ip_network(str(other)))
    except (TypeError, ValueError):  # an expression, or of another family
        return False


def _words(made: _Thing, other: _Thing, identity: Identity) -> str:
    where = "" if other.module == made.module else f" in {other.module}"
    named = f"{other.element.address}{where}"
    said = TAKEN.format(what=_what(made, identity), other=named, fate=FATES[other.change.action])
    return f"{said}; {_instead(made, other, _argument(identity))}"


def _instead(made: _Thing, other: _Thing, argument: str) -> str:
    if other.change.action is Action.FORGET:
        return f"destroy it where it was made, or write another {argument}"
    if other.change.action is Action.REPLACE:
        return f"write a {argument} that nothing has, and apply that first"
    if made.module != other.module:
        return f"apply the removal first, or write another {argument}"
    if other.renamed:
        return f"if it is the same thing, {other.renamed.advice}"
    if not _may_be_the_same(made, other):
        return f"write another {argument}, or apply the removal first"
    return _renaming(made, other, argument)


def _renaming(made: _Thing, other: _Thing, argument: str) -> str:
    (kind, _, new), (was, _, old) = (
        thing.change.document.partition("/") for thing in (made, other)
    )
    if kind == was and new != old:
        return f"if it is the same thing, write `renamed_from: {old}` in {kind}/{new}"
    moved = f"{{from: {other.element.address}, to: {made.element.address}}}"
    return f"if it is the same thing, it needs a `moved` block, {moved}; else another {argument}"


def _may_be_the_same(made: _Thing, other: _Thing) -> bool:
    """In another zone, or with another block, a subnet is replaced and not moved."""
    fixed = ("availability_zone", "availability_zone_id", "cidr_block")
    return all(made.element.argument(key) == other.element.argument(key) for key in fixed)


def _argument(identity: Identity) -> str:
    return identity.arguments[0].replace("_", " ")


def _what(made: _Thing, identity: Identity) -> str:
    value = made.values(identity)[0]
    shown = value if isinstance(value, str) else json.dumps(value, default=str)
    return f"the {_argument(identity)} `{shown}`"


def _going(
    diffs: Iterable[ModuleDiff],
    pairs: Mapping[str, Pair],
    renamed: Mapping[tuple[str, str], Rename],
) -> Iterator[_Thing]:
    for diff in diffs:
        for change in diff.changes if diff.id in pairs else ():
            if change.action not in FATES:
                continue
            pair = pairs[diff.id]
            address = block_of(change.previous or change.address)
            old = pair.base.resources.get(address) or pair.before(block_of(change.address))
            if old is not None and old.kind in IDENTITIES:
                rename = renamed.get((diff.id, old.address))
                yield _Thing(diff.id, change, old, _place(pair.base, old), rename)


def _by_kind(things: Iterable[_Thing]) -> dict[str, list[_Thing]]:
    found: dict[str, list[_Thing]] = {}
    for thing in things:
        found.setdefault(thing.element.kind, []).append(thing)
    return found


def _values(element: Element, identity: Identity) -> tuple[Any, ...]:
    return tuple(map(element.argument, identity.arguments))


def _place(contents: Contents, element: Element) -> Place:
    return places(contents).get(provider_block(element), ("", ""))
