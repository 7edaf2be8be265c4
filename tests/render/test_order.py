"""What is rendered does not depend on any order that means nothing, nor on files and style."""

import os
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from shuffling.documents import read, shuffled, write
from support import BASE, TESTS, Case, cases

from specgen.pipeline import check, render

pytestmark = pytest.mark.synth

SHIPPED = TESTS.parent / "specs"
SEEDS = int(os.environ.get("SPECGEN_ORDER_SEEDS", "1"))
GOOD = cases("good-*")


def files_of(case: Case) -> dict[str, bytes]:
    content = case.path.read_bytes()
    own = b"\nkind: platform\n" in content
    needs = (*(() if own else ("platform",)), *case.needs)
    return {"case.yaml": content} | {n: (BASE / f"{n}.yaml").read_bytes() for n in needs}


def rendered(folder: Path) -> Mapping[str, str]:
    checked = check(folder, folder / "specs")
    assert [str(f) for f in checked.errors] == []
    result = render(checked)
    assert result.findings == ()
    return result.files


def same(files: Mapping[str, bytes], folder: Path, seeds: range) -> None:
    documents = read(files)
    expected = None
    for seed in seeds:
        rng, place = Random(seed), folder / str(seed)
        write(rng, shuffled(rng, documents) if seed else documents, place)
        found = rendered(place)
        expected = expected or found
        assert found.keys() == expected.keys(), f"seed {seed}"
        changed = [path for path in expected if found[path] != expected[path]]
        assert changed == [], f"seed {seed}"


@pytest.mark.parametrize("case", GOOD, ids=lambda c: c.id)
def test_order_files_and_style_change_no_byte(case: Case, tmp_path: Path) -> None:
    same(files_of(case), tmp_path, range(SEEDS + 1))


def test_they_change_no_byte_of_the_whole_platform(tmp_path: Path) -> None:
    files = {str(p.relative_to(SHIPPED)): p.read_bytes() for p in SHIPPED.rglob("*.yaml")}
    same(files, tmp_path, range(SEEDS + 1))
