"""Documents, and parts of them, that look renamed: one went, and an equal one came."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from specgen.diff.likeness import Claim, candidates, is_equal, with_moved
from specgen.diff.model import Change, ModuleDiff
from specgen.diff.structural import Pair
from specgen.findings.pointers import dotted
from specgen.project.project import Project

ROUNDS = 3
"""A renamed thing that refers to another is equal only once that is known to be renamed."""


@dataclass(frozen=True, slots=True)
class Rename:
    """addresses: (root module, address that goes) -> the address where an equal one comes

    rivals: of others that go or come and are equal, too
    """

    claim: Claim
    addresses: Mapping[tuple[str, str], str] = field(hash=False)
    rivals: tuple[Claim, ...] = ()

    @property
    def is_only(self) -> bool:
        return not self.rivals

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
    known = [c for d in diffs if d.id in pairs for c in candidates(d, pairs[d.id], effectives)]
    chosen: tuple[Rename, ...] = ()
    for _ in range(ROUNDS):
        moved = {at: new for one in chosen for at, new in one.addresses.items()}
        found: dict[Claim, dict[tuple[str, str], str]] = defaultdict(dict)
        for one in known:
            body = with_moved(one.old.body, one.module, moved)
            if is_equal(body, one.new.body, one.words):
                found[one.claim][one.module, one.old.address] = one.new.address
        before, chosen = chosen, tuple(_chosen(found))
        if len(chosen) == len(before):
            break
    return chosen


def with_advice(diffs: Iterable[ModuleDiff], known: Iterable[Rename]) -> Iterator[ModuleDiff]:
    """The diffs; what would be lost says that it looks renamed."""
    by_address = {at: rename for rename in known for at in rename.addresses}
    for diff in diffs:
        changes = tuple(_with_advice(c, by_address.get((diff.id, c.address))) for c in diff.changes)
        yield replace(diff, changes=changes)


def _with_advice(change: Change, rename: Rename | None) -> Change:
    if rename is None or not change.is_loss:
        return change
    return replace(change, why=f"if it is the same thing, {rename.advice}, and it is moved")


def _chosen(found: Mapping[Claim, Mapping[tuple[str, str], str]]) -> Iterator[Rename]:
    ordered = sorted(found, key=lambda c: (-len(found[c]), c.document, c.among, c.new, c.old))
    taken: set[tuple[object, ...]] = set()
    for claim in ordered:
        ends = _ends(claim)
        if not ends & taken:
            taken |= ends
            rivals = tuple(c for c in _connected(claim, ordered) if c != claim)
            yield Rename(claim, found[claim], rivals)


def _connected(claim: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Those that share what goes or what comes with it, or with one of these."""
    left, found, ends = list(claims), list[Claim](), _ends(claim)
    while more := [c for c in left if ends & _ends(c)]:
        found += more
        ends = ends.union(*map(_ends, more))
        left = [c for c in left if c not in found]
    return sorted(found, key=lambda c: (c.document, c.among, c.new, c.old))


def _ends(claim: Claim) -> set[tuple[object, ...]]:
    """What goes and what comes."""
    whole = claim.document if claim.among else claim.document.partition("/")[0]
    return {(whole, claim.among, "new", claim.new), (whole, claim.among, "old", claim.old)}
