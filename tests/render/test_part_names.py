"""A part that is renamed keeps what it has in AWS; what cannot be renamed has no name there.

Found in the schemas: every key of a map with free keys, and every `id` in a list.
"""

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from keys.project import Known
from renaming import NEW, REFERENCE, Named, moves, named, neutral, renamed, resources
from support import Case, cases, make_project, spread

from specgen.facts.identities import IDENTITIES
from specgen.findings.pointers import Pointer
from specgen.pipeline import Checked, check
from specgen.terraform.provider_schema import sort_sets

pytestmark = pytest.mark.synth

Content = dict[str, Any]


def documents_of(case: Case) -> list[Content]:
    return copy.deepcopy(read(case))


@cache
def read(case: Case) -> list[Content]:
    text = case.path.read_text(encoding="utf-8")
    return [d for d in yaml.load_all(text, yaml.CSafeLoader) if d]


IN_A_DATABASE = frozenset({"hypertables", "levels"})
"""Names that no address has: SQL renames them."""

FILES = ("code", "files")
"""Of a function: a handler names them."""

HOSTS = frozenset({"proxied", "regional_hostnames"})
"""Maps by names of DNS: another name is another record."""

ZONES = frozenset({"private_addresses"})
"""Maps by zones of a network: another letter is another subnet."""

METRICS = frozenset({"metrics"})
"""Of a service: its tasks emit them, and another name is another metric."""


def names_of(case: Case, *, renamable: bool) -> list[Named]:
    found = [n for i, d in enumerate(documents_of(case)) for n in named(i, d)]
    told = [n for n in found if n.renamable == renamable and n.new != n.name]
    return [
        n
        for n in told
        if n.at[0] not in IN_A_DATABASE | HOSTS | ZONES | METRICS and n.at[:2] != FILES
    ]


def checked_case(folder: Path, documents: list[Content], case: Case) -> Checked:
    text = "\n---\n".join(json.dumps(document) for document in documents)
    root = make_project(folder, text, case.needs)
    return check(root, root / "specs")


@pytest.fixture(scope="module")
def known() -> Known:
    return Known()


def suitable(case: Case) -> bool:
    """False if a document writes addresses or earlier names itself, or makes none."""
    text = case.path.read_text(encoding="utf-8")
    kinds = {d["kind"] for d in documents_of(case)}
    return not kinds & {"raw", "decision", "requirements"} and not any(
        word in text for word in ("\nterraform:", "renamed_from", "\nkind: platform")
    )


CASES = [case for case in cases("good-*") if suitable(case)]


@pytest.mark.parametrize("case", spread([c for c in CASES if names_of(c, renamable=True)]))
def test_a_renamed_part_changes_nothing_in_aws(case: Case, tmp_path: Path, known: Known) -> None:
    documents, names = documents_of(case), names_of(case, renamable=True)
    after = checked_case(tmp_path / "after", renamed(documents, names), case)
    assert [f.message for f in after.errors] == []

    old = resources(known.render(checked_case(tmp_path / "before", documents, case)).files)
    files = known.render(after).files

    moved = moves(files)
    for module, bodies in resources(files).items():
        assert len(bodies) == len(old[module])
        for address, body in bodies.items():
            source = moved[module].get(address, address)
            if address.startswith("local."):
                source = _old(address)
            assert source in old[module], f"{module}: {address} is new, and nothing is moved to it"
            was = old[module][source]
            assert _as_before(address, body) == _as_before(source, was), f"{module}: {address}"


def _old(address: str) -> str:
    return re.sub(rf"[a-z0-9]{NEW}[-_]", "", address)


def _as_before(address: str, body: Any) -> Any:
    """With the addresses that it refers to as they were; what AWS gets stays as it is."""
    kind, before = address.partition(".")[0], _referring(body)
    return before if kind == "local" else sort_sets(kind, before)


def _referring(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _referring(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_referring(v) for v in value]
    if not isinstance(value, str):
        return value
    before = REFERENCE.sub(lambda m: _old(m[0]), value)
    # of subnets, which are a set in AWS
    return sorted(re.findall(r"split\(.*?\)", before)) if "concat(" in before else before


@pytest.mark.parametrize("case", spread([c for c in CASES if names_of(c, renamable=False)]))
def test_what_cannot_be_renamed_is_in_no_address_and_no_name(
    case: Case, tmp_path: Path, known: Known
) -> None:
    documents, names = documents_of(case), names_of(case, renamable=False)
    before = checked_case(tmp_path / "before", documents, case)
    after = before
    while names:
        after = checked_case(tmp_path / "after", renamed(documents, names), case)
        if not after.errors:
            break
        names = _fewer(names, {f.pointer[:1] for f in after.errors})
    else:
        after = before

    assert _named_in_aws(known.render(after).files) == _named_in_aws(known.render(before).files)


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
