"""A renamed document plans without destroy, with the real provider and an invented state.

So does every part of a document that can be renamed.
"""

from pathlib import Path

import pytest
import yaml
from renaming import named, renamed, without_earlier_names
from support import TESTS, make_project, need_terraform

from specgen import pipeline
from specgen.render.published import published
from specgen.terraform.offline import runner
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.runner import Change, Plan
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.synthetic import plan_with_state, settle
from specgen.terraform.offline.workspace import Workspace, prepare

pytestmark = [pytest.mark.synth, pytest.mark.terraform]

MODULE = "prod/us-east-1/network"
BEFORE = """\
kind: network
name: main
cidr: 10.0.0.0/16
zones: [a, b]
placement: {environments: [prod], regions: primary}
tiers:
  public: {role: public, cidrs: [10.0.1.0/24, 10.0.2.0/24]}
  private: {role: private, cidrs: [10.0.16.0/20, 10.0.32.0/20]}
---
kind: security_group
name: web
network: main
placement: {environments: [prod], regions: primary}
ingress: [{id: https, ports: [443], cidr: vpc}]
"""
AFTER = (
    BEFORE.replace("name: main", "name: core\nrenamed_from: main")
    .replace("name: web", "name: edge\nrenamed_from: [web]")
    .replace("network: main", "network: core")
)
WITHOUT = AFTER.replace("renamed_from: main\n", "").replace("renamed_from: [web]\n", "")


CASES = TESTS / "systems" / "platform" / "cases"
PARTS = {
    **dict.fromkeys(
        ("network", "compute", "registry", "data", "backup", "notifications"),
        "good-PLT019-parts-of-every-kind.yaml",
    ),
    "parameters": "good-PLT019-parameters.yaml",
}
"""Stack -> the case with its parts. tests/test_keys.py reads no case of more than 8 documents."""


def write(folder: Path, text: str, module: str = MODULE) -> tuple[Path, dict[str, str]]:
    root = make_project(folder, text)
    checked = pipeline.check(root, root / "specs")
    assert checked.project is not None
    assert checked.errors == ()
    rendered = pipeline.render(checked)
    target = pipeline.Target(root / "generated", rendered.modules, rendered.modules)
    pipeline.write(target, rendered.files)
    return root / "generated" / module, published(checked.project)


def plans(
    folder: Path, before: str, *texts: str, module_id: str = MODULE
) -> list[tuple[Change, ...]]:
    """The changes that each text plans against the state of the first one."""
    (folder / "work").mkdir()
    first, values = write(folder / "before", before, module_id)
    with Workspace(folder / "work", find_mirror()) as workspace, Server(values) as server:
        base = prepare(workspace, first, "before")
        runner.init(base)
        state = settle(base, server)
        assert isinstance(state, State), state
        assert state.unsettled == {}
        found = []
        for i, text in enumerate(texts):
            folder_after, _ = write(folder / f"after{i}", text, module_id)
            module = prepare(workspace, folder_after, f"after{i}")
            runner.init(module)
            planned = plan_with_state(module, state, server)
            assert isinstance(planned, Plan), planned
            found.append(planned.changes)
        return found


def test_a_rename_destroys_nothing_and_would_without_moved_blocks(tmp_path: Path) -> None:
    need_terraform()

    said, forgotten = plans(tmp_path, BEFORE, AFTER, WITHOUT)

    assert {(c.address, c.action) for c in said if c.action not in {"move", "noop"}} == set()
    moved = {c.previous: c.address for c in said}
    assert moved["aws_vpc.main"] == "aws_vpc.core"
    assert moved["aws_security_group.web"] == "aws_security_group.edge"
    assert any(c.action in {"delete", "replace"} for c in forgotten)


@pytest.mark.parametrize("stack", PARTS)
def test_renamed_parts_are_moved_and_nothing_else_happens(stack: str, tmp_path: Path) -> None:
    need_terraform()
    text = (CASES / PARTS[stack]).read_text(encoding="utf-8")
    before = without_earlier_names(list(yaml.safe_load_all(text)))
    names = [n for i, d in enumerate(before) for n in named(i, d) if n.renamable]
    texts = (yaml.safe_dump_all(documents) for documents in (before, renamed(before, names)))

    (changes,) = plans(tmp_path, *texts, module_id=f"prod/us-east-1/{stack}")

    assert {(c.address, c.action) for c in changes if c.action not in {"move", "noop"}} == set()
    assert any(c.action == "move" for c in changes)
