"""Entries that name documents and rows: each must find something, in at least one place."""

from collections.abc import Iterator
from typing import Any

import msgspec

from specgen.sdk import At, Here, Pointer, Problem, Project, did_you_mean, project_check
from specgen.sdk.alarms import SEVERITIES, Alarm, Event, Pair, rows_of
from specgen.systems.alarms.model import Alarms
from specgen.systems.alarms.model.composites import suppressing
from specgen.systems.alarms.model.plan import alarms_documents, candidates, fits

LISTS = ("thresholds", "exclude", "suppress")
EVERYTHING = ("*/*",)
Places = list[Here[Alarms]]


@project_check(
    "ALM126",
    "an entry of an alarms document finds documents and rows",
    topics=("ec2_bursts",),  # rows of balances are of small types only
)
def entries_find_something(project: Project) -> Iterator[At]:
    for pointer, entry, places in _entries(project):
        where = places[0].effective
        if pointer[0] == "suppress" and not any(_documents(places, entry.during)):
            yield At(where, _nobody(places, (*pointer, "while"), entry.during))
        for i, glob in enumerate(entry.documents):
            found = list(_documents(places, glob))
            if not found:
                yield At(where, _nobody(places, (*pointer, "documents", i), glob))
            elif pointer[0] != "suppress" and (problem := _row(pointer, entry, places, found)):
                yield At(where, problem)
                break
    for places in _by_document(project).values():
        first = places[0].spec.documents
        for i, glob in enumerate(first):
            if glob not in EVERYTHING and not any(_documents(places, glob)):
                yield At(places[0].effective, _nobody(places, ("documents", i), glob))


@project_check(
    "ALM127",
    "what keeps a composite quiet is one alarm that is made in the same region",
    fact="an alarm of another region cannot suppress, and a composite has one suppressor",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html",
    date="2026-11-29",
)
def suppressors_are_made(project: Project) -> Iterator[At]:
    for here in alarms_documents(project):
        others = here.spec.watches(here)
        taken: dict[str, int] = {}
        for i, entry in enumerate(here.spec.suppress):
            quiet = [one for one in others if fits(one.here, entry.documents)]
            near = (o for o in _documents([here], entry.during) if o.region == here.region)
            if not quiet or not any(near):
                continue  # entries_find_something() looks at all places together
            made = suppressing(entry, others)
            if not made:
                yield At(here.effective, _not_made(i, here, entry))
            for one in quiet:
                if made and one.id == made[0][0].id:
                    message = f"{one.id} would be quiet because of its own alarm"
                    hint = "name the documents that depend on it"
                    pointer = ("suppress", i, "documents")
                    yield At(here.effective, Problem(pointer, message, hint))
                if taken.setdefault(one.id, i) != i:
                    message = f"{one.id} has another suppressor already; a composite takes one"
                    yield At(here.effective, Problem(("suppress", i, "documents"), message))


def _by_document(project: Project) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for here in alarms_documents(project):
        found.setdefault(here.effective.id, []).append(here)
    return found


def _not_made(i: int, here: Here[Alarms], entry: Any) -> Problem:
    severities = ", ".join(here.spec.made)
    message = (
        f"{entry.during} has no single alarm `{entry.row}` here; {severities} are made, and an "
        "alarm for each of several nodes suppresses nothing"
    )
    hint = f"`specgen explain {entry.during.partition('/')[0]}` lists the rows and their severities"
    return Problem(("suppress", i, "row"), message, hint)


def _entries(project: Project) -> Iterator[tuple[Pointer, Any, Places]]:
    """Each entry once, with all places in which a document has it."""
    found: dict[tuple[str, str, bytes], tuple[Pointer, Any, Places]] = {}
    for here in alarms_documents(project):
        for name in LISTS:
            for i, entry in enumerate(getattr(here.spec, name)):
                key = here.effective.id, name, msgspec.json.encode(entry)
                found.setdefault(key, ((name, i), entry, []))[2].append(here)
    yield from found.values()


def _documents(places: Places, glob: str) -> Iterator[Here[Any]]:
    for here in places:
        for other in candidates(here):
            if fits(other, [glob]) and fits(other, here.spec.documents):
                yield other


def _nobody(places: Places, pointer: Pointer, glob: str) -> Problem:
    known = sorted({other.effective.id for here in places for other in candidates(here)})
    message = f"no document is called {glob} where this document watches"
    return Problem(pointer, f"{message}{did_you_mean(glob, known)}")


def _row(pointer: Pointer, entry: Any, places: Places, found: list[Here[Any]]) -> Problem | None:
    """The problem if no document has the row, or none fulfils what the row needs."""
    if entry.row == "*":
        return None
    rows = [(other, row) for other in found for row in rows_of(other)]
    named = [(other, row) for other, row in rows if row.id == entry.row]
    at = (*pointer, "row")
    if not named:
        known = sorted({row.id for _, row in rows})
        who = found[0].effective.kind
        return Problem(
            at,
            f"documents of {who} have no row `{entry.row}`{did_you_mean(entry.row, known)}",
            f"`specgen explain {who}` lists the rows",
        )
    missing = [_unmet(other, row) for other, row in named]
    if all(missing):
        return Problem(
            at,
            f"the row `{entry.row}` is made for none of these documents: it needs {missing[0]}",
            "remove the entry, or change the document",
        )
    if pointer[0] == "thresholds":
        return _levels(pointer, entry, [row for _, row in named])
    return _severities(pointer, entry, places, [row for _, row in named])


def _severities(pointer: Pointer, entry: Any, places: Places, rows: list[Any]) -> Problem | None:
    """The problem of an exclusion if the rows have none of its severities."""
    known = {s for row in rows for s in _has(row)}
    known |= {
        severity
        for here in places
        for threshold in here.spec.thresholds
        if threshold.row == entry.row
        for severity in threshold.levels.written
    }
    if not entry.severities or known & set(entry.severities):
        return None
    has = ", ".join(s for s in SEVERITIES if s in known)
    asked = " and ".join(sorted(entry.severities))
    message = f"the row `{entry.row}` has no {asked} alarm, only {has}"
    return Problem((*pointer, "severities"), message, f"write {has}, or remove the entry")


def _has(row: Alarm | Event | Pair) -> list[str]:
    return list(row.thresholds) if isinstance(row, Alarm) else [row.severity]


def _unmet(other: Here[Any], row: Alarm | Event | Pair) -> str:
    needs = () if isinstance(row, Pair) else row.needs
    return " and ".join(need.words for need in needs if not need.holds(other))


def _levels(pointer: Pointer, entry: Any, rows: list[Any]) -> Problem | None:
    if not any(isinstance(row, Alarm) and row.band is None for row in rows):
        message = f"the row `{entry.row}` has no threshold; exclude it, or leave it as it is"
        return Problem((*pointer, "row"), message)
    if not entry.levels.written:
        return Problem((*pointer, "levels"), "no threshold is set; write one by severity")
    return None


PROJECT_CHECKS = (entries_find_something, suppressors_are_made)
