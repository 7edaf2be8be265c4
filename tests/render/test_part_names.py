"""A part that is renamed keeps what it has in AWS; what cannot be renamed has no name there.

Found in the schemas: every key of a map with free keys, and every `id` in a list.
"""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from renaming import moves, neutral, resources
from support import Case, cases, make_project

from specgen.documents.schema.generate import resolve, schema_of
from specgen.documents.schema.patterns import matches
from specgen.facts.identities import IDENTITIES
from specgen.findings.pointers import Pointer
from specgen.pipeline import Checked, check, render
from specgen.project.envelope import Envelope
from specgen.systems import BY_KIND

pytestmark = pytest.mark.synth

Content = dict[str, Any]

NEW = "qz"
"""What new names end with; no name of a case does."""

REFERRING = frozenset({
    "active_profile", "capacity_provider", "default_capacity_provider", "provider", "repository",
    "tier", "tiers",
})  # fmt: skip
"""Keys that hold the name of a part, of this document or of another one."""


@dataclass(frozen=True)
class Named:
    """One name in one document; at: of the part, or of the entry that has it as its `id`"""

    index: int
    at: Pointer
    name: str
    new: str
    renamable: bool


def named(index: int, document: Content) -> Iterator[Named]:
    root = schema_of(BY_KIND[document["kind"]].type)
    own = {k: v for k, v in document.items() if k not in Envelope.__struct_fields__}
    for key, value in own.items():
        for at, new, renamable in _below(root, root["properties"][key], value, (key,)):
            name = str(at[-1]) if isinstance(at[-1], str) else value_at(document, at)["id"]
            yield Named(index, at, name, new(name), renamable)


Found = tuple[Pointer, Callable[[str], str], bool]


def _below(root: Content, node: Content, value: Any, at: Pointer) -> Iterator[Found]:
    node = resolve(root, node)
    for choice in (resolve(root, one) for one in node.get("anyOf", [node])):
        if isinstance(value, dict) and isinstance(choice.get("additionalProperties"), dict):
            inner = choice["additionalProperties"]
            for key, item in value.items():
                yield (*at, key), _new(choice.get("propertyNames", {})), _renamable(root, inner)
                yield from _below(root, inner, item, (*at, key))
        elif isinstance(value, dict):
            for key, inner in choice.get("properties", {}).items():
                if key in value:
                    yield from _below(root, inner, value[key], (*at, key))
        elif isinstance(value, list) and isinstance(choice.get("items"), dict):
            inner = resolve(root, choice["items"])
            for i, item in enumerate(value):
                if isinstance(item, dict) and "id" in item:
                    yield (*at, i), _new(inner["properties"]["id"]), _renamable(root, inner)
                yield from _below(root, inner, item, (*at, i))


def _renamable(root: Content, node: Content) -> bool:
    node = resolve(root, node)
    choices = [resolve(root, one) for one in node.get("anyOf", [node])]
    return any("renamed_from" in choice.get("properties", {}) for choice in choices)


def _new(rule: Content) -> Callable[[str], str]:
    """Another name of the same form; the same one if there is none."""

    def made(name: str) -> str:
        tried = (f"{name}{mark}{end}" for mark in "-_" for end in (NEW, NEW.upper()))
        fitting = (new for new in tried if matches(rule.get("pattern", ""), new))
        return next(fitting, name) if "enum" not in rule else name

    return made


def value_at(data: Any, at: Pointer) -> Any:
    for step in at:
        data = data[step]
    return data


def renamed(documents: list[Content], names: list[Named]) -> list[Content]:
    changed: list[Content] = copy.deepcopy(documents)
    for one in sorted(names, key=lambda n: -len(n.at)):  # what is inside first
        document = changed[one.index]
        _rename(document, one, said=one.renamable)
        for override in document.get("overrides", []):
            _rename(override["set"], one, said=False)
    words = {one.name: one.new for one in names}
    return [_referring(document, words) for document in changed]


def _rename(data: Content, one: Named, *, said: bool) -> None:
    try:
        holder = value_at(data, one.at[:-1])
        part = holder[one.at[-1]]
    except (KeyError, IndexError, TypeError):
        return
    if said:
        part = part if isinstance(part, dict) else {"address": part}
        part["renamed_from"] = one.name
    if isinstance(holder, list):
        part["id"] = one.new
    else:
        items = [(one.new if k == one.at[-1] else k, v) for k, v in holder.items()]
        holder.clear()
        holder.update(items)
        holder[one.new] = part


def _referring(value: Any, words: dict[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _referring(v, words, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_referring(v, words, key) for v in value]
    return words.get(value, value) if key in REFERRING and isinstance(value, str) else value


def documents_of(case: Case) -> list[Content]:
    return [d for d in yaml.safe_load_all(case.path.read_text(encoding="utf-8")) if d]


def names_of(case: Case, *, renamable: bool) -> list[Named]:
    found = [n for i, d in enumerate(documents_of(case)) for n in named(i, d)]
    return [n for n in found if n.renamable == renamable and n.new != n.name]


def checked_case(folder: Path, documents: list[Content], case: Case) -> Checked:
    root = make_project(folder, yaml.safe_dump_all(documents), case.needs)
    return check(root, root / "specs")


def made(checked: Checked) -> dict[str, str]:
    return render(checked).files


def suitable(case: Case) -> bool:
    """False if a document writes addresses or earlier names itself, or makes none."""
    text = case.path.read_text(encoding="utf-8")
    kinds = {d["kind"] for d in documents_of(case)}
    return not kinds & {"raw", "decision", "requirements"} and not any(
        word in text for word in ("\nterraform:", "renamed_from", "\nkind: platform")
    )


CASES = [case for case in cases("good-*") if suitable(case)]


@pytest.mark.parametrize(
    "case", [c for c in CASES if names_of(c, renamable=True)], ids=lambda c: c.id
)
def test_a_renamed_part_changes_nothing_in_aws(case: Case, tmp_path: Path) -> None:
    documents, names = documents_of(case), names_of(case, renamable=True)
    after = checked_case(tmp_path / "after", renamed(documents, names), case)
    assert [f.message for f in after.errors] == []

    old = resources(made(checked_case(tmp_path / "before", documents, case)))
    files = made(after)

    moved = moves(files)
    for module, bodies in resources(files).items():
        assert len(bodies) == len(old[module])
        for address, body in bodies.items():
            source = moved[module].get(address, address)
            if address.startswith("local."):
                source = address.replace(f"-{NEW}", "").replace(f"_{NEW}", "")
            assert source in old[module], f"{module}: {address} is new, and nothing is moved to it"
            assert neutral(body) == neutral(old[module][source]), f"{module}: {address}"


@pytest.mark.parametrize(
    "case", [c for c in CASES if names_of(c, renamable=False)], ids=lambda c: c.id
)
def test_what_cannot_be_renamed_is_in_no_address_and_no_name(case: Case, tmp_path: Path) -> None:
    documents, names = documents_of(case), names_of(case, renamable=False)
    before = checked_case(tmp_path / "before", documents, case)
    after = before
    while names:
        after = checked_case(tmp_path / "after", renamed(documents, names), case)
        if not after.errors:
            break
        names = _fewer(names, {f.pointer[:1] for f in after.errors})

    assert _named_in_aws(made(after)) == _named_in_aws(made(before))


def _fewer(names: list[Named], wrong: set[Pointer]) -> list[Named]:
    """Without the innermost of those that are AWS's own, or that something else refers to."""
    depth = max(len(n.at) for n in names if n.at[:1] in wrong)
    return [n for n in names if n.at[:1] not in wrong or len(n.at) < depth]


def _named_in_aws(files: dict[str, str]) -> set[tuple[str, str, str]]:
    """Root module, address, and what AWS knows it by."""
    return {
        (module, address, json.dumps([neutral(body.get(a)) for a in _arguments(address)]))
        for module, bodies in resources(files).items()
        for address, body in bodies.items()
        if not address.startswith("local.")
    }


def _arguments(address: str) -> tuple[str, ...]:
    identity = IDENTITIES.get(address.partition(".")[0])
    return identity.arguments if identity else ()
