"""What is found does not depend on any order that means nothing, nor on files and style."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from shuffling.documents import TYPES, Data, files_of, read, shuffled, write
from support import Case, cases

from specgen.findings.finding import Finding
from specgen.pipeline import check

SEED = 1
AS_WRITTEN = {
    "bad-PLT012-stacks-in-a-circle": "the last line closes the circle",
    "bad-PCA104-two-in-a-circle": "the last line closes the circle",
    "bad-PLT101-two-primaries": "the second primary region is the line to change",
}
"""Case -> why its finding is at the line that was written last."""


def can_be_written_anew(case: Case) -> bool:
    """What is wrong with the YAML itself, or about comments, is not in the data."""
    content = case.path.read_bytes()
    return not (
        re.match("bad-(YAML|IGN)", case.path.name)
        or b"specgen:" in content
        or case.path.stem in AS_WRITTEN
    )


BAD = [case for case in cases("bad-*") if can_be_written_anew(case)]
FIRST = {case.path.parent: case for case in reversed(BAD)}


def found(folder: Path, documents: list[Data], rng: Random) -> Counter[tuple[str, str, str]]:
    write(rng, documents, folder, anchors=False)  # a fault behind one is told once
    return Counter(map(_without_places, check(folder, folder / "specs").findings))


def _without_places(finding: Finding) -> tuple[str, str, str]:
    message, hint = (
        re.sub(r"[\w/.-]+\.ya?ml(:\d+)*|\[\d+\]", "", text)
        for text in (finding.message, finding.help)
    )
    return finding.code, message, hint


def same(case: Case, folder: Path) -> None:
    documents = read(files_of(case))
    if any(data.get("kind") not in TYPES for data in documents):
        pytest.skip("a kind that does not exist has no sets")
    rng = Random(SEED)
    before = found(folder / "before", documents, rng)
    assert before == found(folder / "after", shuffled(rng, documents), rng)


@pytest.mark.parametrize("case", FIRST.values(), ids=lambda c: c.id)
def test_order_files_and_style_change_no_finding(case: Case, tmp_path: Path) -> None:
    same(case, tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("case", BAD, ids=lambda c: c.id)
def test_they_change_no_finding_of_any_case(case: Case, tmp_path: Path) -> None:
    same(case, tmp_path)
