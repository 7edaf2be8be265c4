"""Promises of earlier names below a document: of tiers, rules, repositories and the like."""

from collections.abc import Iterator

from specgen.project.part_names import RenamablePart, name_form, names_among, renamable_parts
from specgen.sdk import At, Effective, Pointer, Problem, Project, project_check


@project_check(
    "PLT019",
    "an earlier name of a part belongs to one part, and to none that exists",
    fact="Terraform moves nothing from an address that still exists, and nothing to two addresses; "
    "the part also keeps its earlier name in AWS",
    source="https://developer.hashicorp.com/terraform/language/moved",
    date="2026-11-29",
    topics=("names",),
)
def earlier_names_of_parts_are_free(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        beside: dict[Pointer, list[RenamablePart]] = {}
        for part in renamable_parts(effective.spec):
            if part.earlier:
                beside.setdefault(part.among, []).append(part)
        for among, renamed in beside.items():
            yield from (At(effective, one) for one in _problems(effective, among, renamed))


def _problems(
    effective: Effective, among: Pointer, renamed: list[RenamablePart]
) -> Iterator[Problem]:
    existing = names_among(effective.spec, among)
    fits = name_form(effective.type, renamed[0])
    for part in renamed:
        others = [p.name for p in renamed if p is not part]
        for pointer, name in part.earlier_places():
            if name == part.name:  # renamed back: it has its first name again
                yield from _itself(pointer, part)
            elif name in existing:
                yield _exists(pointer, name)
            elif twin := next((n for n in others if name in _earlier(renamed, n)), ""):
                message = f"`{twin}` is renamed from `{name}` as well; Terraform can move only one"
                yield Problem(pointer, message, "keep it in the one that holds what is in AWS")
            elif not fits(name):
                message = f"`{name}` cannot have been a name here, where names have another form"
                yield Problem(pointer, message, "write the name exactly as it was")


def _earlier(renamed: list[RenamablePart], name: str) -> tuple[str, ...]:
    return next(part.earlier for part in renamed if part.name == name)


def _itself(pointer: Pointer, part: RenamablePart) -> Iterator[Problem]:
    if part.earlier[-1] == part.name:
        message = f"`{part.name}` is its present name; write an earlier one, or remove it"
        yield Problem(pointer, message)


def _exists(pointer: Pointer, name: str) -> Problem:
    message = f"`{name}` exists beside it, so nothing can be moved from there"
    hint = (
        "if it is a part of its own, remove this; two parts cannot exchange their names, because "
        "each keeps its first one in AWS"
    )
    return Problem(pointer, message, hint)
