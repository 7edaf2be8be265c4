"""Which resources that come may be some that go, under the name of a renamed document or part."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specgen.diff.elements import Contents, Element
from specgen.diff.model import Action, ModuleDiff
from specgen.diff.structural import Pair
from specgen.findings.pointers import Pointer
from specgen.project.part_names import RenamablePart, name_form, names_among, renamable_parts
from specgen.project.project import Effective
from specgen.terraform.root_modules import block_of

MARKS = "-_/."
"""What may stand between the words of a name; addresses have only the first."""

_ADDRESS = re.compile(r"(?<![\w.-])[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*")


_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """document: kind/name; among: empty if it is the document itself; earlier: already written"""

    document: str
    among: Pointer
    old: str
    new: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """By its address, the new resource may be the old one; words: old -> new"""

    module: str
    old: Element
    new: Element
    claim: Claim
    words: Mapping[str, str] = field(hash=False)


def candidates(
    diff: ModuleDiff, pair: Pair, effectives: Mapping[tuple[str, str], Effective]
) -> Iterator[Candidate]:
    """effectives: by root module and kind/name"""
    going: dict[str, list[Element]] = defaultdict(list)
    for old in _elements(diff, Action.DESTROY, pair.base):
        going[old.kind].append(old)
    renamed = frozenset(pair.base.moved.values())
    before, after = _documents(pair.base), _documents(pair.head)
    for new in _elements(diff, Action.CREATE, pair.head) if going else ():
        effective = effectives.get((diff.id, new.document))
        cuts = list(_cuts(_name(new), effective)) if effective else []
        for old in going[new.kind]:
            found: Iterator[tuple[Claim, Mapping[str, str]]] = iter(())
            if effective and old.document == new.document:
                found = _of_parts(_name(old), cuts, effective)
            elif old.document not in after and new.document not in before:
                found = _of_document(old, new, effective)
            # what was renamed before has a first name that only its earlier document says
            known = (one for one in found if old.address not in renamed or one[0].earlier)
            yield from (Candidate(diff.id, old, new, *one) for one in known)


def _elements(diff: ModuleDiff, action: Action, contents: Contents) -> Iterator[Element]:
    addresses = (block_of(c.address) for c in diff.changes if c.action is action)
    yield from (contents.resources[a] for a in addresses if a in contents.resources)


def _documents(contents: Contents) -> frozenset[str]:
    return frozenset(element.document for element in contents.resources.values())


def _of_document(
    old: Element, new: Element, effective: Effective | None
) -> Iterator[tuple[Claim, Mapping[str, str]]]:
    (kind, _, was), (other, _, now) = (e.document.partition("/") for e in (old, new))
    starts = ((was, now), (f"{kind}-{was}", f"{kind}-{now}"))  # or published
    if kind == other and any(_rest(_name(old), a) == _rest(_name(new), b) for a, b in starts):
        earlier = effective.earlier_names if effective else ()
        yield Claim(new.document, (), was, now, earlier), {was: now}


def _rest(name: str, start: str) -> str | tuple[str]:
    """What follows a document's name; equal to nothing else if it does not start so."""
    rest = name.removeprefix(start)
    return rest if name.startswith(start) and rest[:1] in {"", "-"} else (name,)


_Cut = tuple[RenamablePart, str, str]
"""A part, and what stands before and after its name in an address."""


def _cuts(name: str, effective: Effective) -> Iterator[_Cut]:
    for part in renamable_parts(effective.spec):
        now = re.escape(_dashed(part.name))
        for found in re.finditer(rf"(?<![a-z0-9]){now}(?![a-z0-9])", name):
            yield part, name[: found.start()], name[found.end() :]


def _of_parts(
    name: str, cuts: list[_Cut], effective: Effective
) -> Iterator[tuple[Claim, Mapping[str, str]]]:
    """With the marks that the name may have had."""
    for part, before, after in cuts:
        was = name[len(before) : len(name) - len(after)]
        if not was or name != f"{before}{was}{after}":
            continue
        existing, fits = names_among(effective.spec, part.among), name_form(effective.type, part)
        for old in dict.fromkeys(was.replace("-", mark) for mark in MARKS):
            if old not in existing and fits(old):
                claim = Claim(effective.id, part.among, old, part.name, part.earlier)
                yield claim, {old: part.name, was: _dashed(part.name)}


def _name(element: Element) -> str:
    return element.address.partition(".")[2]


def _dashed(name: str) -> str:
    return _NO_LETTER.sub("-", name)


def is_equal(old: object, new: object, words: Mapping[str, str]) -> bool:
    """words: that may stand for each other, old -> new"""
    match old, new:
        case dict(), dict():
            renamed = {_replaced(key, words): value for key, value in old.items()}
            both = old if old.keys() == new.keys() else renamed
            return both.keys() == new.keys() and all(
                is_equal(value, new[key], words) for key, value in both.items()
            )
        case list(), list():
            pairs = zip(old, new, strict=False)
            return len(old) == len(new) and all(is_equal(*both, words) for both in pairs)
        case str(), str():
            return new in {old, _replaced(old, words)}
    return old == new


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for was, now in words.items():
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(was)}(?![A-Za-z0-9])", lambda _, n=now: n, text)
    return text


def with_moved(body: object, module: str, moved: Mapping[tuple[str, str], str]) -> object:
    """With references to what is renamed as they are now."""
    text = json.dumps(body)
    return json.loads(_ADDRESS.sub(lambda at: moved.get((module, at[0]), at[0]), text))
