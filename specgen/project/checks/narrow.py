"""Which document makes a check of the whole project raise an error: searched by halves."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from specgen.project.project import Project
from specgen.project.references import references_of, sound_part

Attempt = Callable[[Project], Exception | None]
"""What a check raises over a project."""


def guilty(project: Project, attempt: Attempt) -> tuple[str, Exception] | None:
    """Its `kind/name`, and the error; None if the check fails without any document, too.

    attempt: fails over this project; the search takes as many as the logarithm of its documents
    """
    ids = _referenced_first(project)
    good, bad, found = 0, len(ids), attempt(project)
    if found is None or not ids or attempt(without(project, ids)):
        return None
    while bad - good > 1:
        middle = (good + bad) // 2
        if error := attempt(without(project, ids[middle:])):
            bad, found = middle, error
        else:
            good = middle
    return ids[good], found


def without(project: Project, ids: Iterable[str]) -> Project:
    """Documents that refer to one of them go, too, because a check expects what they name."""
    return replace(sound_part(project.without(set(ids))), is_whole=False)


def _referenced_first(project: Project) -> list[str]:
    """Ids of all documents, each behind those it refers to, unless they form a circle."""
    needs: dict[str, list[str]] = {document.id: [] for document, _, _ in project.bare}
    for effective in (*project.effectives, *project.adopted):
        found = needs.setdefault(effective.id, [])
        found += ["/".join(one) for r in references_of(effective) for one in r.targets]
    ordered: dict[str, None] = {}
    for start in needs:
        way, seen = [start], {start}
        while way:
            new = [id_ for id_ in needs[way[-1]] if id_ in needs and id_ not in seen]
            new = [id_ for id_ in new if id_ not in ordered]
            if new:
                way.append(new[0])
                seen.add(new[0])
            else:
                ordered[way.pop()] = None
    return list(ordered)
