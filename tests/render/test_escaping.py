"""Text of documents is data: Terraform never evaluates it, whichever field it is in."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import Case, cases, make_project, spread

from specgen.findings.pointers import Pointer, dotted
from specgen.findings.secret_values import texts
from specgen.pipeline import check, render
from specgen.render.attributes import general
from specgen.systems import BY_KIND
from specgen.terraform.escape import escape

pytestmark = pytest.mark.synth

ATTACK = '${file("/etc/passwd")}%{ if true }x'
HARMLESS = '$${file("/etc/passwd")}%%{ if true }x'


GOOD = cases("good-*")
OFTEN = 2
"""Cases in which a field of a kind is tried: what is done with it does not depend on the case."""

Field = tuple[int, Pointer]


def documents_of(case: Case) -> list[dict[str, Any]]:
    text = case.path.read_text(encoding="utf-8")
    return [d for d in yaml.load_all(text, yaml.CSafeLoader) if d]


@cache
def fields_by_case() -> dict[str, list[Field]]:
    tried: Counter[tuple[str, Pointer]] = Counter()
    found: dict[str, list[Field]] = {}
    for case in GOOD:
        for index, document in enumerate(documents_of(case)):
            kind = document["kind"]
            here = {p: (kind, general(BY_KIND[kind].type, p)) for p, _ in texts(document, ())}
            wanted = [(index, p) for p, field in here.items() if tried[field] < OFTEN]
            tried.update({here[p] for _, p in wanted})
            found.setdefault(case.id, []).extend(wanted)
    return found


def put(documents: list[dict[str, Any]], index: int, pointer: Pointer) -> list[dict[str, Any]]:
    changed = json.loads(json.dumps(documents))
    node = changed[index]
    for step in pointer[:-1]:
        node = node[step]
    node[pointer[-1]] = ATTACK
    return changed


def written(documents: list[dict[str, Any]]) -> str:
    """JSON is YAML, and is written faster."""
    return "\n---\n".join(json.dumps(document) for document in documents)


@pytest.mark.parametrize("case", spread(GOOD))
def test_an_expression_in_any_text_field_is_refused_or_comes_out_as_text(
    case: Case, tmp_path: Path
) -> None:
    documents = documents_of(case)
    accepted = []
    for index, pointer in fields_by_case()[case.id]:
        root = make_project(tmp_path, written(put(documents, index, pointer)), case.needs)
        if not check(root, root / "specs").errors:
            accepted.append((index, pointer))
    if not accepted:
        return
    everywhere = documents
    for index, pointer in accepted:
        everywhere = put(everywhere, index, pointer)
    root = make_project(tmp_path, written(everywhere), case.needs)
    if not check(root, root / "specs").errors:
        assert_harmless(root, accepted)
        return
    for index, pointer in accepted:  # two of them are valid only one at a time
        attacked = written(put(documents, index, pointer))
        assert_harmless(make_project(tmp_path, attacked, case.needs), [(index, pointer)])


def assert_harmless(root: Path, attacked: list[tuple[int, Pointer]]) -> None:
    for path, text in render(check(root, root / "specs")).files.items():
        assert evaluated(json.loads(text)) == [], f"{path}: {[dotted(p) for _, p in attacked]}"


def evaluated(content: Any) -> list[str]:
    """Texts in which Terraform would evaluate the attack."""
    found = [text for _, text in texts(content, ())] + list(keys(content))
    return [t for t in found if "/etc/passwd" in t and ATTACK in t.replace(HARMLESS, "")]


def keys(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from content
        for item in content.values():
            yield from keys(item)
    elif isinstance(content, list):
        for item in content:
            yield from keys(item)


RAW = """kind: raw
name: q
stack: network
placement: {environments: [prod]}
resource: {aws_sqs_queue: {q: {name: q, tags: {KEY: x}}}}
---
kind: log_group
name: app
retention_days: 14
tags: {KEY: x}
terraform: {aws_cloudwatch_log_group.app: {tags: {KEY: y}}}
"""


def test_an_expression_in_a_key_comes_out_as_text(tmp_path: Path) -> None:
    root = make_project(tmp_path, RAW.replace("KEY", json.dumps(ATTACK)))

    files = render(check(root, root / "specs")).files

    assert [path for path, text in files.items() if evaluated(json.loads(text))] == []
    assert any(HARMLESS in set(keys(json.loads(text))) for text in files.values())


def test_the_test_can_fail() -> None:
    assert evaluated({"a": [ATTACK]}) == [ATTACK]
    assert evaluated({"a": [HARMLESS]}) == []


def test_escaping_reaches_every_text_of_a_model() -> None:
    assert escape({"a": ("x", [ATTACK])}) == {"a": ("x", [HARMLESS])}
    assert escape(1) == 1
