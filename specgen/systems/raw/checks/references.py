"""References to what nothing makes, and texts that look like references."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.sdk import (
    At,
    Effective,
    Pointer,
    Problem,
    Project,
    Severity,
    did_you_mean,
    project_check,
)
from specgen.terraform.handwritten import REFERENCE, is_reference
from specgen.terraform.provider_schema import attributes, resource_types
from specgen.terraform.providers import prefixes

_IN_TEXT = re.compile(rf"\$\{{(?P<address>(?:data\.)?(?:{prefixes()})_[a-z0-9_]+\.[^}}]*)\}}")
Modules = dict[str, dict[str, set[str]]]
"""Root module -> type -> names of its hand-written resources; documents are below the key ``."""


@project_check(
    "RAW003",
    "a reference leads to a resource of the same root module, and to an attribute that it has",
    fact="Terraform refuses a reference to what its root module does not declare",
    source="https://developer.hashicorp.com/terraform/language/expressions/references",
    date="2026-11-29",
)
def references_lead_somewhere(project: Project) -> Iterator[At]:
    made = project.once(_made)
    for effective in project.effectives:
        for pointer, value in _values(effective):
            match = REFERENCE.match(str(value["$ref"])) if is_reference(value) else None
            if match is not None:
                wrong = _wrong(match, made.get(effective.module, {}))
                yield from [At(effective, Problem((*pointer, "$ref"), wrong))] if wrong else []


@project_check(
    "RAW004",
    "a reference is written as {$ref: ...}",
    severity=Severity.WARNING,
    fact="text is data: specgen escapes it, so that AWS gets the signs as they are written",
    source="https://developer.hashicorp.com/terraform/language/expressions/strings",
    date="2026-11-29",
)
def texts_are_no_references(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        for pointer, value in _values(effective):
            match = _IN_TEXT.search(value) if isinstance(value, str) else None
            if match is not None:
                message = f"`{match[0]}` is text here, and no reference"
                if match[0] == value:
                    message += f"; write {{$ref: {match['address']}}}"
                yield At(effective, Problem(pointer, message))


def _wrong(match: re.Match[str], here: dict[str, set[str]]) -> str:
    """Empty if the reference leads somewhere, as far as documents tell."""
    kind, name = match["kind"], match["name"]
    known = attributes(kind)
    if known is None:
        return f"the provider has no resource type {kind}{did_you_mean(kind, resource_types())}"
    attribute = re.split(r"[.\[]", match[0].removeprefix(f"{kind}.{name}").lstrip(".["))[0]
    if not attribute.isdigit() and attribute not in known:
        return f"{kind} has no attribute `{attribute}`{did_you_mean(attribute, list(known))}"
    own, documents = here.get(kind, set()), here.get("", set())
    if name in own or any(name == d or name.startswith(f"{d}-") for d in documents):
        return ""
    guess = did_you_mean(name, sorted(own))
    return f"no document of this root module makes {kind}.{name}{guess}"


def _made(project: Project) -> Modules:
    found: Modules = {}
    for effective in project.effectives:
        module = found.setdefault(effective.module, {"": set()})
        if effective.kind != "raw":
            module[""].add(effective.name)
            continue
        for kind, named in effective.data.get("resource", {}).items():
            module.setdefault(kind, set()).update(named)
    return found


def _values(effective: Effective) -> Iterator[tuple[Pointer, Any]]:
    """Texts and references in hand-written resources and patches."""
    if effective.kind == "raw":
        yield from _inside(effective.data.get("resource"), ("resource",))
    yield from _inside(effective.envelope.terraform, ("terraform",))


def _inside(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    if is_reference(value) or isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*pointer, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _inside(item, (*pointer, i))
