"""References are found wherever a kind's schema has them: a simple walk over it is the oracle."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Case, cases, check_case

from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.generate import resolve, schema_of
from specgen.documents.schema.marked import _found, _marks
from specgen.findings.pointers import Pointer
from specgen.project.references import Reference, references_of

KEY = {REFERENCE: {"kind": "key", "any_region": False}}
GOOD = [case for case in cases() if not case.expected]


def plainly(
    root: dict[str, Any], part: object, value: Any, pointer: Pointer
) -> Iterator[Reference]:
    if not isinstance(part, dict):
        return
    node = resolve(root, part)
    if REFERENCE in node and isinstance(value, str):
        to = node[REFERENCE]
        across = to.get("any_account", "")
        more = to.get("waits", True), tuple(to.get("others", ()))
        yield Reference(pointer, to["kind"], value, to["any_region"], across, *more)
    if isinstance(value, dict):
        for key, item in value.items():
            inner = node.get("properties", {}).get(key, node.get("additionalProperties"))
            yield from plainly(root, inner, item, (*pointer, key))
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from plainly(root, node.get("items"), item, (*pointer, i))
    for branch in node.get("anyOf", []):
        yield from plainly(root, branch, value, pointer)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.id)
def test_every_reference_is_found(case: Case, tmp_path: Path) -> None:
    project = check_case(case, tmp_path).project
    assert project is not None
    for effective in project.effectives:
        root = schema_of(effective.type)
        found = list(references_of(effective))
        assert found == list(plainly(root, root, effective.data, ()))


def test_a_part_that_holds_itself_is_walked_as_deep_as_the_value() -> None:
    group = {"properties": {"key": KEY, "inside": {"$ref": "#/$defs/Group"}}}
    root = {"$ref": "#/$defs/Group", "$defs": {"Group": group}}
    marks = _marks(root, root, REFERENCE, {})
    assert marks is not None

    found = list(_found(marks, {"inside": {"inside": {"key": "data"}}}, ()))

    assert found == [(("inside", "inside", "key"), "data", KEY[REFERENCE])]
