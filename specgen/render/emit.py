"""Terraform JSON of all root modules -> canonical files: one per document, same on any machine."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from specgen.project.project import Effective
from specgen.project.stacks import RootModule
from specgen.render.built import BuiltModule
from specgen.render.moves import moves, output_moves
from specgen.render.patches import apply_patches
from specgen.terraform.provider_schema import sort_sets

Files = dict[str, str]
"""Path below generated/ -> text."""

METADATA = "//"
"""What CDKTF adds to each resource: paths and versions, no content."""

_TOLD_APART = re.compile(rb"[:,\[](?:-?\d+(?:\.\d+)?e|-?0\.0000|null)")
"""Large and small floats, and null (which NaN becomes): the libraries write them differently."""


def canonical(value: Any) -> str:
    """Sorted keys, two spaces, one attribute per line, a newline at the end.

    As Python's json writes it; msgspec writes the same ten times as fast, except for a few values.
    """
    try:
        text = msgspec.json.encode(value, order="sorted")
    except (TypeError, ValueError):  # keys that are not text, half of a surrogate pair
        text = None
    if text is None or _TOLD_APART.search(b"[" + text):
        return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    return msgspec.json.format(text, indent=2).decode() + "\n"


Parts = dict[str, dict[str, Any]]
"""File name without ending -> content."""


def files_of(module: RootModule, parts: Parts) -> Files:
    """parts: as complete_parts() returns them"""
    return {f"{module.id}/{name}.tf.json": canonical(part) for name, part in parts.items() if part}


def complete_parts(built: BuiltModule) -> Parts:
    """What the files of one root module hold: with patches and moves."""
    parts = parts_of(built)
    for effective in built.module.effectives:
        for name in document_files(effective, parts):
            apply_patches(effective, parts[name])
    for owner, moved in moves(built):
        kind, _, name = moved["to"].partition(".")
        parts[_file("resource", kind, owner, built.files.get((kind, name)))].setdefault(
            "moved", []
        ).append(moved)
    if moved_outputs := list(output_moves(built)):
        parts["outputs"]["moved"] = moved_outputs
    return parts


def parts_of(built: BuiltModule) -> Parts:
    """Before patches."""
    content = built.content
    parts: Parts = defaultdict(dict)
    parts["terraform"] = {k: content[k] for k in ("terraform",) if k in content}
    if providers := content.get("provider", {}):
        parts["terraform"]["provider"] = {k: sorted(v, key=_alias) for k, v in providers.items()}
    for section, kind, name, body in _elements(content):
        address = kind if section != "data" else f"data.{kind}", name
        file = _file(section, kind, built.claims[address], built.files.get(address))
        block = parts[file].setdefault(section, {})
        if section in {"locals", "variable"}:
            block[name] = body
        else:
            block.setdefault(kind, {})[name] = sort_sets(kind, body)
    return parts


def _alias(provider: dict[str, Any]) -> str:
    return str(provider.get("alias", ""))


def document_file(effective: Effective) -> str:
    return f"{effective.kind}-{effective.name}"


def document_files(effective: Effective, parts: Iterable[str]) -> list[str]:
    """Names of all its files: that of the document, then those of its parts."""
    own = document_file(effective)
    return [own, *(name for name in parts if name.startswith(f"{own}."))]


def whole_part(effective: Effective, parts: Parts) -> dict[str, dict[str, dict[str, Any]]]:
    """The resources of all files of a document."""
    found: dict[str, dict[str, Any]] = {}
    for name in document_files(effective, parts):
        for kind, named in parts.get(name, {}).get("resource", {}).items():
            found.setdefault(kind, {}).update(named)
    return {"resource": found}


def document_of_file(name: str) -> str:
    """The name of the document's own file for the one of a part."""
    return name.partition(".")[0]


def _file(section: str, kind: str, owner: Effective | None, part: str | None) -> str:
    if owner is not None:
        own = document_file(owner)
        return f"{own}.{part}" if part else own
    return "inputs" if section == "data" and kind == "aws_ssm_parameter" else "outputs"


def _elements(content: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(section, type, name, body) of everything that the documents make."""
    for section in ("data", "resource"):
        for kind, named in content.get(section, {}).items():
            for name, body in named.items():
                yield section, kind, name, {k: v for k, v in body.items() if k != METADATA}
    for name, body in content.get("locals", {}).items():
        yield "locals", "local", name, body
    for name, body in content.get("variable", {}).items():
        yield "variable", "var", name, body
