"""The shipped statements become false if the generated files mean something else."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from prove.statements.meaning import Mutant
from prove.statements.spoken import Spoken
from prove.statements.surviving import Unspoken, exceptions, survives

from specgen.pipeline import check
from specgen.prove.statements.generated import load

pytestmark = pytest.mark.prove

ROOT = Path(__file__).parent.parent
UNSPOKEN = exceptions(Path(__file__).parent / "prove" / "statements" / "unspoken.yaml")
LONELY = {"pagerduty", "parameters"}
"""Root modules with one resource at most of each type that is referred to, and nothing that others
publish."""

WAYS = {"gone", "argument", "reference", "member", "switch"}


@dataclass(frozen=True, slots=True)
class Tried:
    """counts: (root module, way) -> mutants; survivors: root module and mutant"""

    counts: Counter[tuple[str, str]]
    survivors: list[tuple[str, Mutant]]


@pytest.fixture(scope="module")
def tried() -> Tried:
    checked = check(ROOT, ROOT / "specs")
    assert checked.project is not None
    spoken = Spoken(checked.project, load(ROOT / "generated"))
    result = Tried(Counter(), [])
    for id_ in spoken.output.modules:
        for mutant in spoken.mutants(id_):
            result.counts[id_, mutant.way] += 1
            if survives(spoken, id_, mutant):
                result.survivors.append((id_, mutant))
    return result


def test_no_change_of_meaning_survives(tried: Tried) -> None:
    total, excused = tried.counts.total(), len(tried.survivors)
    print(f"{total} mutants of meaning, {excused} excused")  # noqa: T201  seen with -s
    found = [
        f"{id_}: {mutant}"
        for id_, mutant in tried.survivors
        if not any(one.excuses(id_, mutant) for one in UNSPOKEN)
    ]

    assert found == []


def test_every_way_is_tried_in_root_modules_of_every_name(tried: Tried) -> None:
    modules = {id_ for id_, way in tried.counts if way == "gone"}

    assert {way for _, way in tried.counts} == WAYS
    stacks = {id_.rpartition("/")[2] for id_ in modules}
    refer = {id_.rpartition("/")[2] for id_ in modules if tried.counts[id_, "reference"]}
    assert len(modules) > len(stacks)
    assert stacks - refer == LONELY


@pytest.mark.parametrize("one", UNSPOKEN, ids=lambda one: f"{one.at} {one.path[0]}")
def test_every_exception_is_needed(one: Unspoken, tried: Tried) -> None:
    assert one.reason
    for path in one.path:
        assert any(
            replace(one, path=(path,)).excuses(id_, mutant) for id_, mutant in tried.survivors
        ), path
