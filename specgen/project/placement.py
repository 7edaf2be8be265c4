"""Document x environment x region -> effective documents, each value with what set it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from specgen.documents.document import Document
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import FIXED, shape_problems
from specgen.facts.regions import GLOBAL_REGION
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.accounts import ACCOUNT_SCOPE
from specgen.project.envelope import Envelope
from specgen.project.overrides import matches
from specgen.project.platform import Platform, Stack
from specgen.project.platform_parts import GLOBAL_ROLE
from specgen.project.project import Effective
from specgen.project.written_names import filled


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A problem of one document, found while it was placed; where: environment/region or nothing"""

    document: Document
    code: str
    problem: Problem
    where: str = ""


def place_document(
    document: Document, type_: DocumentType, platform: Platform
) -> Iterator[Effective | Misplaced]:
    """The document in every place it belongs to.

    document: its own shape is right
    """
    stack = platform.stack_of(document.kind, document.data.get("stack", ""), type_.stack)
    if stack is None:
        yield Misplaced(document, "PLACE001", _no_stack(document, platform))
        return
    unknown = [Misplaced(document, "PLACE002", p) for p in _unknown_names(document, platform)]
    yield from unknown
    places = list(_places(document, stack, platform))
    if not places and not unknown:
        message = (
            "this document is deployed nowhere: `placement` matches no environment and region of "
            "the platform"
        )
        yield Misplaced(document, "PLACE003", Problem(("placement",), message))
    made = {place: _overridden(document, *place) for place in places}
    working = {i for overridden in made.values() for i in overridden.working}
    named = {item.problem.pointer[1] for item in unknown if item.problem.pointer[0] == "overrides"}
    useless = _useless_overrides(document, places, working)
    # an override with an unknown name matches nothing: that is one fault, already reported
    yield from (item for item in useless if item.problem.pointer[1] not in named)
    right: dict[bytes, bool] = {}
    for (environment, region), overridden in made.items():
        data = filled(type_, overridden.data, platform, environment, region)
        origins = overridden.origins
        where = f"{environment}/{region}"
        digest = msgspec.json.encode(data)
        if digest not in right:
            problems = list(shape_problems(type_, data, {}))
            right[digest] = not problems
            for problem in problems:
                yield Misplaced(document, "SHAPE002", _at_origin(problem, origins), where)
        if right[digest]:
            yield _convert(document, type_, (environment, region, stack.id), data, origins)


def _convert(
    document: Document,
    type_: DocumentType,
    place: tuple[str, str, str],
    data: dict[str, Any],
    origins: dict[Pointer, Pointer],
) -> Effective:
    outer = {k: v for k, v in data.items() if k in Envelope.__struct_fields__}
    inner = {k: v for k, v in data.items() if k not in Envelope.__struct_fields__}
    envelope = msgspec.convert(outer, Envelope)
    spec = msgspec.convert(inner, type_.model)
    return Effective(document, type_, *place, data, origins, envelope, spec)


def _places(document: Document, stack: Stack, platform: Platform) -> Iterator[tuple[str, str]]:
    wanted = document.data.get("placement", {})
    environments = wanted.get("environments", "all")
    is_once = stack.scope == "account"
    names = platform.scopes if is_once else tuple(platform.environments)
    if environments != "all":
        # what exists once per account is in the accounts of the environments
        wanted_names = {platform.account_of(e).scope if is_once else e for e in environments}
        names = tuple(name for name in names if name in wanted_names)
    for environment in names:
        for region in platform.places_of(environment):
            if fits_region(wanted.get("regions", "all"), region, platform):
                yield environment, region


def fits_region(wanted: str | list[str], region: str, platform: Platform) -> bool:
    if wanted == "primary":
        return region == platform.primary_region
    if wanted == "all":
        return region not in platform.global_regions
    return region in wanted


def _unknown_names(document: Document, platform: Platform) -> Iterator[Problem]:
    known = {
        "environment": (*platform.environments, *platform.scopes, "all"),
        "region": (*platform.regions, "all"),
    }
    placement = document.data.get("placement", {})
    for key, kind in (("environments", "environment"), ("regions", "region")):
        value = placement.get(key, "all")
        for i, name in enumerate(value if isinstance(value, list) else []):
            if name not in known[kind]:
                yield unknown(("placement", key, i), kind, name, known[kind])
    for i, override in enumerate(document.data.get("overrides", [])):
        for kind, value in override["when"].items():
            names = value if isinstance(value, list) else [value]
            for j, name in enumerate(names):
                if name not in known[kind]:
                    pointer = ("overrides", i, "when", kind)
                    at = (*pointer, j) if isinstance(value, list) else pointer
                    yield unknown(at, kind, name, known[kind])


def unknown(pointer: Pointer, kind: str, name: str, known: tuple[str, ...]) -> Problem:
    names = [k for k in known if k not in {"all", ACCOUNT_SCOPE}]
    message = f"the platform has no {kind} `{name}`; it has {', '.join(names)}"
    return Problem(pointer, message, _ADD if name == GLOBAL_REGION else "")


_ADD = (
    "for what AWS has only there, add it to the platform's `regions`, as "
    f"`{GLOBAL_REGION}: {{key: use1, role: {GLOBAL_ROLE}}}`"
)


def _no_stack(document: Document, platform: Platform) -> Problem:
    ids = ", ".join(s.id for s in platform.all_stacks)
    if "stack" in document.data:
        message = f"the platform has no stack `{document.data['stack']}`; it has {ids}"
        return Problem(("stack",), message)
    message = f"no stack of the platform holds the kind `{document.kind}`"
    hint = f"write `stack: ...` here, or add the kind to one of the platform's stacks: {ids}"
    return Problem(("kind",), message, hint)


def _useless_overrides(
    document: Document, places: list[tuple[str, str]], working: set[int]
) -> Iterator[Misplaced]:
    """working: indices of the overrides that change something somewhere"""
    for i, override in enumerate(document.data.get("overrides", [])):
        fitting = any(matches(override["when"], *p) for p in places)
        pointer = ("overrides", i)
        if places and not fitting:
            had = ", ".join(f"{e}/{r}" for e, r in places)
            message = (
                "this override matches nothing: the document is not placed where `when` applies"
            )
            hint = f"it is in {had}"
            yield Misplaced(
                document, "PLACE004", Problem((*pointer, "when"), message, hint, at_key=True)
            )
        elif fitting and i not in working:
            message = "this override has no effect; its values are already set; remove it"
            yield Misplaced(document, "PLACE005", Problem((*pointer, "set"), message, at_key=True))


@dataclass(frozen=True, slots=True)
class _Overridden:
    """origins: as in Effective; working: indices of the overrides that changed something"""

    data: dict[str, Any]
    origins: dict[Pointer, Pointer]
    working: set[int]


def _overridden(document: Document, environment: str, region: str) -> _Overridden:
    """The document with the overrides that match the place applied."""
    data = {k: v for k, v in document.data.items() if k != "overrides"}
    origins: dict[Pointer, Pointer] = {(): ()}
    working: set[int] = set()
    for i, override in enumerate(document.data.get("overrides", [])):
        if matches(override["when"], environment, region):
            change = {k: v for k, v in override["set"].items() if k not in FIXED}
            merged = _merged(data, change, (), ("overrides", i, "set"), origins)
            working |= {i} if merged != data else set()
            data = merged
    return _Overridden(data, origins, working)


def _merged(
    data: dict[str, Any],
    change: dict[str, Any],
    pointer: Pointer,
    source: Pointer,
    origins: dict[Pointer, Pointer],
) -> dict[str, Any]:
    """A new map, by key; what does not change is shared, not copied."""
    result = dict(data)
    for key, value in change.items():
        here, there = (*pointer, key), (*source, key)
        before = result.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            result[key] = _merged(before, value, here, there, origins)
            continue
        if isinstance(before, dict):
            for known in [p for p in origins if p[: len(here)] == here]:
                del origins[known]
        origins[here] = there
        if value is None:
            result.pop(key, None)
        else:
            result[key] = value
    return dict(sorted(result.items()))


def _at_origin(problem: Problem, origins: dict[Pointer, Pointer]) -> Problem:
    """The problem, moved to where the value was set, or where the missing key was removed."""
    removed = (*problem.pointer, problem.missing)
    head, rest = removed if removed in origins else problem.pointer, ()
    while head and head not in origins:
        head, rest = head[:-1], (head[-1], *rest)
    pointer = (*origins.get(head, head), *rest)
    return replace(problem, pointer=pointer, instead=None)
