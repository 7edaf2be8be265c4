"""Documents, and parts of them, that look renamed: one went, and an equal one came."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from specgen.diff.elements import Contents, Element
from specgen.diff.model import Action, Change, ModuleDiff
from specgen.diff.structural import Pair
from specgen.findings.pointers import Pointer, dotted
from specgen.project.part_names import RenamablePart, name_form, names_among, renamable_parts
from specgen.project.project import Effective, Project
from specgen.terraform.root_modules import block_of

MARKS = "-_/."
"""What may stand between the words of a name; addresses have only the first."""

ROUNDS = 3
"""A renamed thing that refers to another is equal only once that is known to be renamed."""

_ADDRESS = re.compile(r"(?<![\w.-])[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*")
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Claim:
    """document: kind/name; among: empty if it is the document itself; earlier: already written"""

    document: str
    among: Pointer
    old: str
    new: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rename:
    """addresses: (root module, address that goes) -> the address where an equal one comes"""

    claim: _Claim
    addresses: Mapping[tuple[str, str], str] = field(hash=False)

    @property
    def document(self) -> str:
        return self.claim.document

    @property
    def key(self) -> str:
        """`tiers.data`; empty if it is the document itself."""
        return dotted((*self.claim.among, self.claim.new)) if self.claim.among else ""

    @property
    def names(self) -> tuple[str, ...]:
        """What to write: an earlier rename stays."""
        return (*self.claim.earlier, self.claim.old)

    @property
    def written(self) -> str:
        names = ", ".join(self.names)
        return f"renamed_from: {names if len(self.names) == 1 else f'[{names}]'}"

    @property
    def advice(self) -> str:
        return f"write `{self.written}` in {self.where}"

    @property
    def where(self) -> str:
        """`network/main, tiers.data`"""
        return f"{self.document}, {self.key}" if self.key else self.document


def renames(
    diffs: Iterable[ModuleDiff], pairs: Mapping[str, Pair], project: Project | None
) -> tuple[Rename, ...]:
    """Those that most resources speak for; a name is given to one, and has one earlier name."""
    effectives = {(e.module, e.id): e for e in project.effectives} if project else {}
    alike = [(d.id, *both) for d in diffs if d.id in pairs for both in _alike(d, pairs[d.id])]
    chosen: tuple[Rename, ...] = ()
    for _ in range(ROUNDS):
        moved = {at: new for one in chosen for at, new in one.addresses.items()}
        found: dict[_Claim, dict[tuple[str, str], str]] = defaultdict(dict)
        for module, old, new in alike:
            told = replace(old, body=_moved(old.body, module, moved))
            effective = effectives.get((module, new.document))
            for claim in _claims(told, new, pairs[module], effective):
                found[claim][module, old.address] = new.address
        before, chosen = chosen, tuple(_chosen(found))
        if len(chosen) == len(before):
            break
    return chosen


def told(diffs: Iterable[ModuleDiff], known: Iterable[Rename]) -> Iterator[ModuleDiff]:
    """The diffs; what would be lost says that it looks renamed."""
    by_address = {at: rename for rename in known for at in rename.addresses}
    for diff in diffs:
        changes = tuple(_told(c, by_address.get((diff.id, c.address))) for c in diff.changes)
        yield replace(diff, changes=changes)


def _told(change: Change, rename: Rename | None) -> Change:
    if rename is None or not change.is_loss:
        return change
    return replace(change, why=f"if it is the same thing, {rename.advice}, and it is moved")


def _chosen(found: Mapping[_Claim, Mapping[tuple[str, str], str]]) -> Iterator[Rename]:
    ordered = sorted(found, key=lambda c: (-len(found[c]), c.document, c.among, c.new, c.old))
    taken = set()
    for claim in ordered:
        kind = claim.document.partition("/")[0]
        whole = claim.document if claim.among else kind
        ends = {(whole, claim.among, "new", claim.new), (whole, claim.among, "old", claim.old)}
        if not ends & taken:
            taken |= ends
            yield Rename(claim, found[claim])


def _alike(diff: ModuleDiff, pair: Pair) -> Iterator[tuple[Element, Element]]:
    """What goes and what comes, of one type."""
    going: dict[str, list[Element]] = defaultdict(list)
    for old in _elements(diff, Action.DESTROY, pair.base):
        going[old.kind].append(old)
    for new in _elements(diff, Action.CREATE, pair.head):
        yield from ((old, new) for old in going[new.kind])


def _elements(diff: ModuleDiff, action: Action, contents: Contents) -> Iterator[Element]:
    addresses = (block_of(c.address) for c in diff.changes if c.action is action)
    yield from (contents.resources[a] for a in addresses if a in contents.resources)


def _claims(
    old: Element, new: Element, pair: Pair, effective: Effective | None
) -> Iterator[_Claim]:
    if old.document != new.document:
        yield from _of_document(old, new, pair, effective)
    elif effective is not None:
        for part in renamable_parts(effective.spec):
            yield from _of_part(old, new, effective, part)


def _of_document(
    old: Element, new: Element, pair: Pair, effective: Effective | None
) -> Iterator[_Claim]:
    (kind, _, was), (other, _, now) = (e.document.partition("/") for e in (old, new))
    if kind != other or _holds(pair.head, old.document) or _holds(pair.base, new.document):
        return
    for before, after in ((was, now), (f"{kind}-{was}", f"{kind}-{now}")):  # or published
        if _name(old) == _from(_name(new), after, before) and _is_equal(old, new, {was: now}):
            earlier = effective.earlier_names if effective else ()
            yield _Claim(new.document, (), was, now, earlier)
            return


def _from(name: str, start: str, other: str) -> str:
    """The name with another start; empty if it does not start so."""
    rest = name.removeprefix(start)
    return f"{other}{rest}" if name.startswith(start) and rest[:1] in {"", "-"} else ""


def _of_part(
    old: Element, new: Element, effective: Effective, part: RenamablePart
) -> Iterator[_Claim]:
    now = _dashed(part.name)
    for found in re.finditer(rf"(?<![a-z0-9]){re.escape(now)}(?![a-z0-9])", _name(new)):
        before, after = _name(new)[: found.start()], _name(new)[found.end() :]
        was = _name(old)[len(before) : len(_name(old)) - len(after)]
        if was and _name(old) == f"{before}{was}{after}":
            yield from _spelt(old, new, effective, part, was)


def _spelt(
    old: Element, new: Element, effective: Effective, part: RenamablePart, was: str
) -> Iterator[_Claim]:
    """With the marks that the name may have had, if the resources are equal but for it."""
    existing, fits = names_among(effective.spec, part.among), name_form(effective.type, part)
    for name in dict.fromkeys(was.replace("-", mark) for mark in MARKS):
        words = {name: part.name, was: _dashed(part.name)}
        if name not in existing and fits(name) and _is_equal(old, new, words):
            yield _Claim(effective.id, part.among, name, part.name, part.part.earlier_names)


def _is_equal(old: Element, new: Element, words: Mapping[str, str]) -> bool:
    """words: that may stand for each other, old -> new"""
    text = json.dumps(old.body, sort_keys=True)
    for was, now in words.items():
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(was)}(?![A-Za-z0-9])", lambda _, n=now: n, text)
    return json.loads(text) == new.body


def _moved(body: object, module: str, moved: Mapping[tuple[str, str], str]) -> object:
    """With references to what is renamed as they are now."""
    text = json.dumps(body)
    return json.loads(_ADDRESS.sub(lambda at: moved.get((module, at[0]), at[0]), text))


def _holds(contents: Contents, document: str) -> bool:
    return any(element.document == document for element in contents.resources.values())


def _name(element: Element) -> str:
    return element.address.partition(".")[2]


def _dashed(name: str) -> str:
    return _NO_LETTER.sub("-", name)
