"""A document that reads another key, group or tier than before: told by what the provider does."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from support import need_terraform

from specgen import pipeline
from specgen.cli.run.init import Answers, init
from specgen.diff import base, run
from specgen.diff.model import Action
from specgen.diff.planning import Options
from specgen.documents.layout import Layout, find_layout

pytestmark = [pytest.mark.terraform, pytest.mark.synth]

OTHERS = """\
---
kind: key
name: other
admits: [rds, logs, secretsmanager]
---
kind: security_group
name: other
network: main
ingress: [{id: postgres, ports: [5432], group: app}]
"""
SPARE = (
    "  database: {role: isolated,",
    "  spare: {role: isolated, cidrs: [10.0.80.0/24, 10.0.81.0/24]}\n  database: {role: isolated,",
)


def rendered(root: Path) -> Layout:
    checked = pipeline.check(root, root / "specs")
    assert checked.errors == ()
    made = pipeline.render(checked)
    pipeline.write(pipeline.Target(root / "generated", made.modules, made.modules), made.files)
    return find_layout(root)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_terraform()
    quiet = Console(quiet=True)
    root = tmp_path_factory.mktemp("other") / "shop"
    assert init(root, Answers(), quiet, quiet) == 0
    (root / "specs/others.yaml").write_text(OTHERS, encoding="utf-8")
    network = root / "specs/network.yaml"
    network.write_text(network.read_text(encoding="utf-8").replace(*SPARE), encoding="utf-8")
    rendered(root)
    git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "base"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    return root


def changed(root: Path, file: str, change: Callable[[str], str]) -> dict[str, Action]:
    """Address -> action of stateful and other resources, after one edit that is taken back."""
    path = root / "specs" / file
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    try:
        path.write_text(after, encoding="utf-8")
        layout = rendered(root)
        checked = pipeline.check(root, root / "specs")
        result = run.run(base.both(layout, "HEAD"), checked.project, Options())
    finally:
        path.write_text(before, encoding="utf-8")
    assert result.fails == any(reported.change.is_loss for reported in result.reported)
    return {reported.change.address: reported.change.action for reported in result.reported}


@pytest.mark.parametrize(
    ("file", "old", "new", "address", "action"),
    [
        ("database", "\nkey: data", "\nkey: other", "aws_db_instance.main", Action.REPLACE),
        ("database", "[database]", "[other]", "aws_db_instance.main", Action.UPDATE),
        ("database", "tier: database", "tier: spare", "aws_db_subnet_group.main", Action.UPDATE),
        (
            "database",
            "log_key: data",
            "log_key: other",
            "aws_cloudwatch_log_group.main-log-postgresql",
            Action.UPDATE,
        ),
        ("service", "[app]", "[app, other]", "aws_ecs_service.web", Action.UPDATE),
    ],
    ids=["key", "group", "subnets", "key-of-logs", "group-of-a-service"],
)
def test_what_reads_another_value_is_told_by_the_provider(  # noqa: PLR0913  a row of the table
    root: Path, file: str, old: str, new: str, address: str, action: Action
) -> None:
    found = changed(root, f"{file}.yaml", lambda text: text.replace(old, new))

    assert found[address] is action
