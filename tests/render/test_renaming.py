"""A renamed document renders to the same resources under moved addresses, names in AWS too."""

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from keys.project import Known
from renaming import moves, neutral, resources
from support import Case, cases, make_project, spread

from specgen.pipeline import Checked, check
from specgen.project.references import references_of
from specgen.systems import BY_KIND

pytestmark = pytest.mark.synth

Content = dict[str, Any]


def checked_case(folder: Path, text: str, case: Case) -> Checked:
    root = make_project(folder, text, case.needs)
    return check(root, root / "specs")


def renamed(documents: list[Content], checked: Checked) -> list[Content]:
    """Every placed document of the case, and the references to it, under a new name.

    Those keep their name that documents of the base project refer to.
    """
    own = {(d["kind"], d["name"]) for d in documents if BY_KIND[d["kind"]].placed}
    changed: list[Content] = json.loads(json.dumps(documents))
    assert checked.project is not None
    for effective in checked.project.effectives:
        if position(documents, effective.kind, effective.name) is None:
            own -= {one for r in references_of(effective) for one in r.targets}
    for effective in (*checked.project.effectives, *checked.project.adopted):
        written = effective.document
        index = position(documents, written.kind, written.name)
        if index is None:
            continue
        for reference in references_of(effective):
            if own & set(reference.targets):
                pointer = effective.source_pointer(reference.pointer)
                put(changed[index], written.written(pointer), reference.name)
    rename_in_permissions(changed, own)
    rename_in_alarms(changed, own)
    for document in changed:
        if (document["kind"], document["name"]) in own:
            document["renamed_from"] = document["name"]
            document["name"] = new(document["name"])
    return changed


def rename_in_permissions(documents: list[Content], own: set[tuple[str, str]]) -> None:
    for document in documents:
        for permission in document.get("permissions", ()):
            permission |= {k: in_permission(v, own) for k, v in permission.items()}


def rename_in_alarms(documents: list[Content], own: set[tuple[str, str]]) -> None:
    """Entries name documents as kind/name; those with `*` find them under any name."""
    for document in documents:
        if document["kind"] == "alarms":
            entries = [
                e for k in ("thresholds", "exclude", "suppress") for e in document.get(k, ())
            ]
            for holder in (document, *entries):
                for key in {"documents", "while"} & holder.keys():
                    holder[key] = in_permission(holder[key], own)


def in_permission(value: Any, own: set[tuple[str, str]]) -> Any:
    """Documents that it names, as kind/name, under their new name."""
    if isinstance(value, list):
        return [in_permission(item, own) for item in value]
    kind, _, rest = value.partition("/")
    name, slash, keys = rest.partition("/")
    return f"{kind}/{new(name)}{slash}{keys}" if (kind, name) in own else value


def new(name: str) -> str:
    return f"{name}-x"


def position(documents: list[Content], kind: str, name: str) -> int | None:
    ids = [(d["kind"], d["name"]) for d in documents]
    return ids.index((kind, name)) if (kind, name) in ids else None


def put(document: Content, pointer: tuple[str | int, ...], name: str) -> None:
    node: Any = document
    for step in pointer[:-1]:
        node = node[step]
    node[pointer[-1]] = new(name)


def documents_of(case: Case) -> list[Content]:
    return copy.deepcopy(read(case))


@cache
def read(case: Case) -> list[Content]:
    text = case.path.read_text(encoding="utf-8")
    return [d for d in yaml.load_all(text, yaml.CSafeLoader) if d]


def written(documents: list[Content]) -> str:
    return "\n---\n".join(json.dumps(document) for document in documents)


@pytest.fixture(scope="module")
def known() -> Known:
    return Known()


def can_be_renamed(case: Case) -> bool:
    """False if a document writes addresses or names itself, or is already renamed.

    The zone above another is no reference, because it may be of another environment.
    """
    return "parent: {" not in case.path.read_text(encoding="utf-8") and not any(
        d["kind"] in {"raw", "decision", "platform"} or "terraform" in d or "renamed_from" in d
        for d in documents_of(case)
    )


RENAMED = [case for case in cases("good-*") if can_be_renamed(case)]


@pytest.mark.parametrize("case", spread(RENAMED))
def test_renaming_every_document_changes_no_resource(
    case: Case, tmp_path: Path, known: Known
) -> None:
    documents = documents_of(case)
    before = checked_case(tmp_path / "before", written(documents), case)
    changed = written(renamed(documents, before))
    after = checked_case(tmp_path / "after", changed, case)
    assert [f.message for f in after.errors] == []

    old, new_files = known.render(before).files, known.render(after).files

    moved = moves(new_files)
    for module, bodies in resources(new_files).items():
        was = resources(old)[module]
        for address, body in bodies.items():
            source = _source(address, moved[module], was)
            if address.startswith("local."):
                source = _local(address, was)
            assert source in was, f"{module}: {address} is new: no moved block leads to it"
            assert neutral(body) == neutral(was[source]), f"{module}: {address}"
        assert len(bodies) == len(was), module


def _local(address: str, was: Content) -> str:
    """Its address before: with one new name in it, or those of two documents."""
    candidates = [
        address[: m.start()] + address[m.end() :] for m in re.finditer(r"-x(?=-|$)", address)
    ]
    both = re.sub(r"-x(?=-|$)", "", address)
    return next((one for one in (*candidates, both) if one in was), both)


def _source(address: str, moved: dict[str, str], was: Content) -> str:
    """Where the resource was: a part that was renamed before adds steps that nothing takes."""
    while address in moved and address not in was:
        address = moved[address]
    return address
