"""What the files show of a change: new and removed resources, attributes written differently.

Files cannot show whether an attribute is changed in place or by a replacement.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from specgen.diff import elements
from specgen.diff.elements import Contents, Element
from specgen.diff.hidden import hidden
from specgen.diff.leaves import dotted, leaves, names
from specgen.diff.model import Action, Attribute, Change, Mark, ModuleDiff, Steps
from specgen.diff.protected import protected
from specgen.diff.refused import kept, refused
from specgen.diff.sides import Files
from specgen.facts.stateful import LOST, Losses, lost_with

OF_TERRAFORM = frozenset({"depends_on", "lifecycle"})
"""Arguments that are never sent to AWS."""
LEFT = "what a root module made that is gone stays in AWS, until `terraform destroy` runs in the \
folder as it was"
UNPROVED = "only a plan shows whether in place or by a replacement"


@dataclass(frozen=True, slots=True)
class Written:
    """One attribute that is written differently; steps: as in the body"""

    steps: Steps
    attribute: Attribute

    @property
    def names(self) -> Steps:
        return names(self.steps)


@dataclass(frozen=True, slots=True)
class Pair:
    """A root module's two sides; moves: address of the base -> address of the head"""

    base: Contents
    head: Contents
    moves: Mapping[str, str]
    losses: Losses = field(default_factory=lambda: LOST, repr=False)

    def before(self, address: str) -> Element | None:
        """The base's element that is at this address in the head."""
        earlier = {new: old for old, new in self.moves.items()}
        return self.base.resources.get(earlier.get(address, address))


def pair(module: str, base: Files, head: Files, losses: Losses = LOST) -> Pair:
    """raises: UnusableSide"""
    before, after = elements.contents(module, base), elements.contents(module, head)
    moves = {
        old: new
        for old, new in after.moved.items()
        if old in before.resources and old not in after.resources and new in after.resources
    }
    if moves:  # so that references to renamed resources do not count as differences
        before = elements.contents(module, base, moves)
    return Pair(before, after, moves, losses)


def diff(module: str, both: Pair) -> ModuleDiff:
    """Not proved, unless nothing is left to prove: everything is new, removed or the same."""
    changes = (*resource_changes(both), *other_changes(both, Action.UNKNOWN))
    if not both.head.others:  # every root module has settings: this one is gone with its folder
        left = {"action": Action.FORGET, "why": LEFT, "refused": "", "unguarded": False}
        changes = tuple(replace(change, **left) for change in changes)
    open_ = any(change.action is Action.UNKNOWN for change in changes)
    return ModuleDiff(module, changes, proved=not open_)


def resource_changes(both: Pair) -> Iterator[Change]:
    base, head = both.base.resources, both.head.resources
    for address in sorted({*head, *(a for a in base if a not in both.moves)}):
        old, new = both.before(address), head.get(address)
        if new is None:
            if old is not None:
                yield _gone(old, both)
        elif old is None:
            yield Change(address, Action.CREATE, new.document, lost=_lost(new, both.losses))
        else:
            yield from _changed(old, new, both)


def other_changes(both: Pair, action: Action = Action.NONE) -> Iterator[Change]:
    """Settings, variables and the like: they are not resources, so a plan does not name them.

    action: UNKNOWN if no plan has shown what they do to resources
    """
    base, head = both.base.others, both.head.others
    # A root module that exists on one side only is created or destroyed with its settings.
    for address in sorted({*base, *head}) if base and head else ():
        old, new = base.get(address), head.get(address)
        there = new or old
        if there is None or (old and new and old.body == new.body):
            continue
        before = Mark.ABSENT if old is None else old.body
        after = Mark.ABSENT if new is None else new.body
        found = tuple(w.attribute for w in _written(before, after))
        why = _weight(address, found) or (UNPROVED if action is Action.UNKNOWN else "")
        yield Change(address, action, there.document, found, why=why)


def written(old: Element | None, new: Element) -> tuple[Written, ...]:
    return tuple(_written(old.body, new.body)) if old else ()


def loses_guard(old: Element | None, new: Element | None) -> bool:
    return bool(old and old.guarded and not (new and new.guarded))


def _changed(old: Element, new: Element, both: Pair) -> Iterator[Change]:
    found = written(old, new)
    moved = old.address if old.address != new.address else ""
    if not found and not moved:
        return
    in_aws = any(item.names[:1] and item.names[0] not in OF_TERRAFORM for item in found)
    action = Action.UNKNOWN if in_aws else Action.MOVE if moved else Action.NONE
    yield Change(
        new.address,
        action,
        new.document,
        tuple(item.attribute for item in found),
        previous=moved,
        lost=_lost(old, both.losses),
        unguarded=loses_guard(old, new),
        why=UNPROVED if in_aws else "",
        refused=refused(old, new, both.head, base=both.base) if in_aws else "",
    )


def _gone(old: Element, both: Pair) -> Change:
    return Change(
        old.address,
        Action.DESTROY,
        old.document,
        lost=_lost(old, both.losses),
        unguarded=loses_guard(old, None),
        refused=kept(old, None, both.head) or protected(old),
    )


def _lost(element: Element, losses: Losses) -> str:
    return lost_with(element.kind, losses, guarded=element.guarded)


def _written(old: object, new: object) -> Iterator[Written]:
    for steps, before, after in leaves(old, new):
        shown = (hidden(steps, value) for value in (before, after))
        yield Written(steps, Attribute(dotted(steps), *shown))


def _weight(address: str, found: Iterable[Attribute]) -> str:
    """A warning for settings whose change has serious effects."""
    if address == "terraform" and any(a.path.startswith("backend") for a in found):
        return "this is another state; it is empty unless the old one is migrated"
    return ""
