"""Names -> the documents they mean, in the same environment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.marked import marked
from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding, Problem
from specgen.findings.pointers import Pointer
from specgen.findings.rule import rule
from specgen.findings.slips import certain
from specgen.findings.words import did_you_mean
from specgen.project.here import Here
from specgen.project.locate import finding, located
from specgen.project.project import Effective, Project

MISSING = rule("REF001", "a reference names a document that exists")
ELSEWHERE = rule("REF002", "a reference names a document of the same environment and region")

RULES = (MISSING, ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Reference:
    """any_region: the other document may be in another region of the environment

    any_account: it may exist once in another account; how it is used there
    waits: whether the other document is applied before
    others: further kinds that it may be of
    """

    pointer: Pointer
    kind: str
    name: str
    any_region: bool
    any_account: str = ""
    waits: bool = True
    others: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Kind and name of what it may mean."""
        return tuple((kind, self.name) for kind in (self.kind, *self.others))


def references_of(effective: Effective) -> Iterator[Reference]:
    for pointer, name, mark in marked(effective.type, REFERENCE, effective.data):
        more = mark.get("waits", True), tuple(mark.get("others", ()))
        across = mark.get("any_account", "")
        yield Reference(pointer, mark["kind"], name, mark["any_region"], across, *more)


def needed_documents(project: Project, effective: Effective) -> Iterator[tuple[Pointer, Effective]]:
    """Those that are applied before, because it refers to them; and where it does.

    What others made is there already.
    """
    for reference in references_of(effective):
        other = target(project, effective, reference) if reference.waits else None
        if other is not None and not other.is_adopted:
            yield reference.pointer, other


def check_references(project: Project, crashes: list[Crash]) -> Iterator[Finding]:
    """Findings for references that lead nowhere, each once for all places.

    It is no fault to refer to a document that was left out because of its own.
    """
    found: dict[Finding, list[Effective]] = defaultdict(list)
    for effective in (*project.effectives, *project.adopted):
        with kept(crashes, MISSING.code, effective.id, effective.place(())):
            for reference in references_of(effective):
                problem = _problem(project, effective, reference)
                if problem and not any(project.may_lack(*one) for one in reference.targets):
                    found[finding(MISSING, effective, problem)].append(effective)
    yield from (located(project, item, held) for item, held in found.items())


def sound_part(project: Project) -> Project:
    """The project without documents with a reference that leads nowhere, or to one of those."""
    everything = (*project.effectives, *project.adopted)
    references = {id(e): list(references_of(e)) for e in everything}
    while True:
        lost = {
            e.id
            for e in (*project.effectives, *project.adopted)
            if any(target(project, e, r) is None for r in references[id(e)])
        }
        if not lost:
            return project
        project = project.without(lost)


def _problem(project: Project, effective: Effective, reference: Reference) -> Problem | None:
    if target(project, effective, reference) is not None:
        return None
    if far := _in_another_account(project, effective, reference):
        return far
    placed = ((kind, project.index.get((kind, name), {})) for kind, name in reference.targets)
    kind, places = next((item for item in placed if item[1]), ("", {}))
    if places:
        had = ", ".join(f"{env}/{region}" for env, region in places)
        what = f"{kind}/{reference.name}"
        message = f"`{what}` does not exist where this document refers to it"
        right = "give it the placement of this document"
        if described := next((e for e in places.values() if e.is_adopted), None):
            place = f"{effective.environment}/{effective.region}"
            right = f"describe that of {place} in {described.id}, too"
        if reference.any_account and not _is_near(project, effective, places.values()):
            right = "other accounts find only what exists once in its account: give it a stack with"
            right = f"{right} `scope: account`"
        hint = f"it is in {had}; {right}, or refer to another"
        return Problem(reference.pointer, message, hint, code=ELSEWHERE.code)
    left_out = ((item.kind, item.name) for item in project.lost if item.name)
    names = (*project.index, *left_out)
    kinds = (reference.kind, *reference.others)
    known = sorted({name for kind, name in names if kind in kinds})
    guess, either = did_you_mean(reference.name, known), " or ".join(kinds)
    hint = f"there are: {', '.join(known)}" if known else f"no document has `kind: {either}`"
    other = next((kind for kind, name in sorted(project.index) if name == reference.name), None)
    hint = f"{other}/{reference.name} is of another kind; {hint}" if other else hint
    message = f"there is no {either} `{reference.name}`{guess}"
    return Problem(reference.pointer, message, hint, instead=_only(project, effective, reference))


def _is_near(project: Project, effective: Effective, others: Iterable[Effective]) -> bool:
    return any(project.share_account(effective, other) for other in others)


def _only(project: Project, effective: Effective, reference: Reference) -> str | None:
    """The name that was meant, if a document of that name can be referred to from here."""
    kinds = (reference.kind, *reference.others)
    known = sorted({name for kind, name in project.index if kind in kinds})
    name = certain(reference.name, known)
    if name is None or target(project, effective, replace(reference, name=name)) is None:
        return None
    return name


def _in_another_account(
    project: Project, effective: Effective, reference: Reference
) -> Problem | None:
    """It is where a reference of this kind cannot lead, though one of another kind can."""
    place = effective.environment, effective.region
    found = (project.find_near(kind, name, *place) for kind, name in reference.targets)
    other = next((one for one in found if one is not None), None)
    if not reference.any_region or other is None or project.share_account(effective, other):
        return None
    own, its = (project.platform.account_of(e.environment) for e in (effective, other))
    what = other.id
    message = f"`{what}` is in account {its.id}, and this document is in account {own.id}"
    right = f"place a {other.kind} `{other.name}` in {own.scope} or {effective.environment}"
    return Problem(reference.pointer, message, f"{right}, too", code=ELSEWHERE.code)


def target(project: Project, effective: Effective, reference: Reference) -> Effective | None:
    """The effective document that a reference means from its place."""
    find = project.find_near if reference.any_region else project.find
    for kind, name in reference.targets:
        found = find(kind, name, effective.environment, effective.region)
        if found and (reference.any_account or project.share_account(effective, found)):
            return found
    return None


@dataclass(frozen=True, slots=True)
class Guest:
    """A document that refers to one of another account."""

    account: str
    kind: str


def guests_of(here: Here) -> list[Guest]:
    """Who of other accounts refers to it, each once, in order."""
    if not here.platform.accounts:
        return []
    return here.whole.once(_guests).get((here.effective.id, here.effective.spot), [])


def _guests(project: Project) -> dict[tuple[str, tuple[str, str]], list[Guest]]:
    found: dict[tuple[str, tuple[str, str]], set[Guest]] = defaultdict(set)
    for effective in project.effectives:
        account = project.platform.account_of(effective.environment).id
        for reference in references_of(effective):
            other = target(project, effective, reference) if reference.any_account else None
            if other is not None and not project.share_account(effective, other):
                found[other.id, other.spot].add(Guest(account, effective.kind))
    order = attrgetter("account", "kind")
    return {key: sorted(guests, key=order) for key, guests in found.items()}
