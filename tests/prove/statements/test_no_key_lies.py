"""Like tests/test_keys.py, for a kind that renders nothing: its keys change the proof."""

import copy
import json
from pathlib import Path
from typing import Any

from keys.mutation import Data, keys_of, leaves, put, values
from support import make_project

from specgen.findings.pointers import dotted
from specgen.pipeline import check
from specgen.prove.statements import coverage
from specgen.prove.statements.part import statements
from specgen.render.attributes import general
from specgen.systems.requirements import SYSTEM

SOURCE = """\
# Platform

## Network

Production:
  CIDR: 10.0.0.0/16 (p50, p95)
Staging:
  Nothing
One load balancer

## Networks
"""
RESOURCES = {
    "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "zones": ["a", "b"], "size": 3}},
    "aws_subnet": {"main": {"vpc_id": "${aws_vpc.main.id}"}},
}
AT = {"at": "aws_vpc.main"}
ASSERTIONS: list[Data] = [
    {**AT, "scope": "prod/us-east-1/network", "count": 1},
    {**AT, "scope": ["prod/us-east-1/network"], "values": {"cidr_block": "10.0.0.0/16"}},
    {"at": "aws_*", "having": {"vpc_id": "aws_vpc.main.id"}, "count": 1},
    {**AT, "value": "size", "at_least": 3},
    {**AT, "value": "size", "at_most": 3},
    {**AT, "value": "size", "equal": 3},
    {**AT, "value": "size", "one_of": ["3"]},
    {**AT, "value": "zones", "contains": "b"},
    {**AT, "value": "cidr_block", "like": "10.*/16"},
    {**AT, "value": "tags", "absent": True},
    {**AT, "all": "[0].size", "equal": 3},
]
DOCUMENT: Data = {
    "kind": "requirements",
    "name": "source",
    "description": "Of the platform",
    "source": "source.md",
    "section": "Network",
    "scope": ["prod/us-east-1/network"],
    "statements": [
        {
            "number": 1,
            "under": "Production",
            "words": "CIDR: 10.0.0.0/16 (p50, p95)",
            "part": "p95",
            "verdict": "exact",
            "assertions": ASSERTIONS,
        },
        {"number": 2, "words": "One load", "verdict": "exact", "pending": ["mainframe"]},
        {"number": 3, "words": "One load", "verdict": "contradictory", "decisions": ["one"]},
        {"number": 4, "words": "One load", "verdict": "exact", "outside": "Not ours"},
    ],
}
DECISION = {
    "kind": "decision",
    "name": "one",
    "document": "network/main",
    "realised": "one",
    "reason": "because it is so",
    "decided_by": "team",
}
TOLD_ONLY = {"kind", "name", "description"}
"""Keys that identify the document, and keys for readers."""


def outcome(folder: Path, document: Data) -> Any:
    text = f"{json.dumps(DECISION)}\n---\n{json.dumps(document)}"
    root = make_project(folder, text, ("network",))
    module = root / "generated" / "prod" / "us-east-1" / "network"
    module.mkdir(parents=True, exist_ok=True)
    (module / "network-main.tf.json").write_text(json.dumps({"resource": RESOURCES}))
    (root / "source.md").write_text(SOURCE)
    checked = check(root, root / "specs")
    assert checked.project is not None
    found = {(f.code, f.message) for f in checked.findings}
    if checked.errors:
        return found
    part = statements(checked.project, root / "generated")
    proved = {(f.code, f.message) for f in part.findings}
    return found, proved, coverage.pages(checked.project, root / "generated")


def test_every_key_changes_what_is_found_or_told(tmp_path: Path) -> None:
    before = outcome(tmp_path, DOCUMENT)
    dead = {key for key, _ in keys_of(SYSTEM) if key not in TOLD_ONLY}
    tried = set()
    for pointer, node in leaves(SYSTEM, DOCUMENT):
        key = dotted(general(SYSTEM.type, pointer))
        for value in values(node, _now(pointer)) if key in dead else ():
            changed = copy.deepcopy(DOCUMENT)
            tried.add(key)
            if put(changed, pointer, value) and outcome(tmp_path, changed) != before:
                dead.discard(key)
                break

    assert before[0] == before[1] == set()
    assert tried != set()
    assert dead == set()


def _now(pointer: tuple[str | int, ...]) -> Any:
    data: Any = DOCUMENT
    for step in pointer:
        inside = isinstance(data, list) or (isinstance(data, dict) and step in data)
        data = data[step] if inside else None
    return data
