"""`validate --provider` and `watch --provider`: what the real provider says, on the line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import make_project, need_terraform
from typer.testing import CliRunner

from specgen import pipeline
from specgen.cli import app
from specgen.cli import watch as command
from specgen.documents.layout import find_layout
from specgen.prove.cache import Cache
from specgen.prove.verdict import Verdicts
from specgen.terraform.offline import mirror
from specgen.terraform.offline.pool.backend import Backend

pytestmark = pytest.mark.terraform

runner = CliRunner()
QUEUE = """\
kind: raw
name: q
description: A queue
stack: compute
placement: {{environments: [dev]}}
resource:
  aws_sqs_queue:
    a:
      name: a
      delay_seconds: {delay}
"""
OTHER = QUEUE.replace("name: q", "name: other").replace("      name: a", "      name: b")
OTHER = OTHER.replace("[dev]", "[prod]")
OLD = """\
kind: raw
name: q
description: A bucket
stack: compute
placement: {environments: [dev]}
resource:
  aws_s3_bucket:
    a:
      acl: private
"""
DECISION = """\
---
kind: decision
name: old
document: raw/q
code: PRV002
realised: The old form stays
reason: It is a test
decided_by: Platform
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    need_terraform()
    return make_project(tmp_path / "project", QUEUE.format(delay=9000))


def test_what_only_the_provider_knows_is_told_on_the_line(project: Path) -> None:
    alone = runner.invoke(app, ["validate", str(project)])
    asked = runner.invoke(app, ["validate", str(project), "--provider"])

    assert (alone.exit_code, asked.exit_code) == (0, 1)
    assert "specs/case.yaml:10:22: error[PRV002] aws_sqs_queue.a: expected" in asked.stdout
    assert "the provider planned 1 root module\n" in asked.stderr
    assert not (project / "generated").exists()


def test_a_decision_silences_a_warning(project: Path) -> None:
    found = []
    for text in (OLD, OLD + DECISION):
        make_project(project, text)
        asked = runner.invoke(app, ["validate", str(project), "--provider"])
        assert asked.exit_code == 0
        found.append("specs/case.yaml:9:12: warning[PRV002]" in asked.stdout)

    assert found == [True, False]


def test_what_it_planned_before_it_does_not_plan_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    make_project(project, QUEUE.format(delay=10))
    words = []
    for _ in range(2):
        asked = runner.invoke(app, ["validate", str(project), "--provider"])
        assert asked.exit_code == 0
        words.append(asked.stderr.splitlines()[0])

    assert words == [
        "specgen: the provider planned 1 root module",
        "specgen: the provider planned 0 root modules; 1 has not changed since it planned it",
    ]


def test_documents_with_errors_are_not_planned(project: Path) -> None:
    make_project(project, QUEUE.format(delay=10) + "nothing: 1\n")

    asked = runner.invoke(app, ["validate", str(project), "--provider"])

    assert asked.exit_code == 1
    assert "the provider was not asked because the documents have errors" in asked.stderr


def test_without_terraform_it_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirror, "terraform_version", lambda: None)

    asked = runner.invoke(app, ["validate", str(project), "--provider", "--quiet"])

    assert asked.exit_code == 2
    assert "the provider was not asked: no terraform on PATH" in asked.stderr


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Backend]]:
    """Providers, in the order in which they are started."""
    found: list[Backend] = []
    init = Backend.__init__

    def noted(self: Backend, *arguments: Any) -> None:
        found.append(self)
        init(self, *arguments)

    monkeypatch.setattr(Backend, "__init__", noted)
    yield found
    assert not any(backend.is_ready for backend in found)


def test_one_provider_serves_every_save(
    project: Path, started: list[Backend], capsys: pytest.CaptureFixture[str]
) -> None:
    layout, file = find_layout(project), project / "specs" / "case.yaml"
    said = []
    with Verdicts(Cache()) as verdicts:
        for text in (
            f"{QUEUE.format(delay=10)}---\n{OTHER.format(delay=10)}",
            f"{QUEUE.format(delay=9000)}---\n{OTHER.format(delay=10)}",
            f"{QUEUE.format(delay=20)}---\n{OTHER.format(delay=10)}",
            f"{QUEUE.format(delay=20)}---\n{OTHER.format(delay=10)}# the same\n",
        ):
            file.write_text(text)
            command._once(layout, [project], render=False, verdicts=verdicts)  # noqa: SLF001
            captured = capsys.readouterr()
            said.append(captured.out + captured.err)

    assert "the provider planned 3 root modules" in said[0]
    assert "specs/case.yaml:10:22: error[PRV002] aws_sqs_queue.a: expected" in said[1]
    one = "the provider planned 1 root module; 2 have not changed since it planned them"
    assert (one in said[1], one in said[2], "PRV002" in said[2]) == (True, True, False)
    assert "the provider planned 0 root modules; 3 have not changed" in said[3]
    assert len(started) <= 2


def test_a_warning_is_told_again_at_each_save(project: Path) -> None:
    """A root module is clean only without one."""
    layout = find_layout(make_project(project, OLD))
    checked = pipeline.check(layout.root, layout.specs)
    files = pipeline.render(checked).files
    with Verdicts(Cache()) as verdicts:
        first, second = (verdicts.of(checked, layout, files) for _ in range(2))

    assert [finding.code for finding in first.findings]
    assert first.findings == second.findings


def test_the_provider_is_started_before_it_is_needed(project: Path, started: list[Backend]) -> None:
    layout = find_layout(make_project(project, QUEUE.format(delay=10)))
    checked = pipeline.check(layout.root, layout.specs)
    with Verdicts(Cache()) as verdicts:
        verdicts.warm()
        assert not started
        verdicts.of(checked, layout, pipeline.render(checked).files)
        count = len(started)
        verdicts.warm()

        assert len(started) == count == 1
