"""A command that is ended leaves no process and no folder behind."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import need_terraform
from typer.testing import CliRunner

from specgen.cli import app

pytestmark = [
    pytest.mark.terraform,
    pytest.mark.synth,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="it looks into /proc"),
]

ENDINGS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
MARK = "SPECGEN_TEST_RUN"
# Tells that Terraform runs by opening a pipe, then becomes Terraform.
TELLING = """#!/bin/sh
if [ "$1" = {verb} ]; then echo running > "{pipe}"; fi
exec "{terraform}" "$@"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_terraform()
    folder = tmp_path_factory.mktemp("signals") / "shop"
    runner = CliRunner()
    assert runner.invoke(app, ["init", str(folder)]).exit_code == 0
    assert runner.invoke(app, ["render", str(folder), "-q"]).exit_code == 0
    shutil.copytree(folder / "generated", folder.parent / "base")
    file = next((folder / "generated").rglob("network-*.tf.json"))
    content = json.loads(file.read_bytes())
    next(iter(content["resource"]["aws_vpc"].values()))["instance_tenancy"] = "dedicated"
    file.write_text(json.dumps(content))
    return folder


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    made = tmp_path / "pipe"
    os.mkfifo(made)
    return made


def telling(folder: Path, pipe: Path, verb: str) -> str:
    """A PATH whose Terraform tells when it does what the verb says."""
    folder.mkdir()
    script = folder / "terraform"
    script.write_text(
        TELLING.format(verb=verb, pipe=pipe, terraform=shutil.which("terraform") or "")
    )
    script.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def marked(run: str) -> Iterator[str]:
    """Command lines of the processes that were started by that run, however far down."""
    wanted = f"{MARK}={run}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                yield (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue  # it ended, or is somebody else's


def with_default_signals() -> None:
    """Whoever runs the tests in the background may ignore some, and what they start inherits it."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_DFL)


def until_it_tells(process: subprocess.Popen[str], pipe: Path) -> None:
    """Until Terraform runs, or the process has ended without it."""
    told, ended = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), os.pidfd_open(process.pid)
    select.select([told, ended], [], [])
    os.close(told)
    os.close(ended)


PROVE = ["prove", "{project}", "-q"]
DIFF = ["diff", "{base}", "{project}"]
RUNS = [
    pytest.param("validate", [*PROVE, "validate"], signal.SIGTERM, id="validate"),
    pytest.param("plan", [*PROVE, "plan"], signal.SIGHUP, id="plan-hung-up"),
    pytest.param("plan", [*PROVE, "converge"], signal.SIGINT, id="converge-interrupted"),
    pytest.param("apply", [*PROVE, "apply"], signal.SIGTERM, id="apply"),
    *(pytest.param("plan", DIFF, number, id=f"diff-{number.name}") for number in ENDINGS),
]


@pytest.mark.parametrize(("verb", "arguments", "number"), RUNS)
def test_nothing_is_left(  # noqa: PLR0913  three fixtures
    project: Path, pipe: Path, tmp_path: Path, verb: str, arguments: list[str], number: int
) -> None:
    run, temporary = uuid.uuid4().hex, tmp_path / "temporary"
    temporary.mkdir()
    surroundings = {"PATH": telling(tmp_path / "bin", pipe, verb), "TMPDIR": str(temporary)}
    given = [a.format(project=project, base=project.parent / "base") for a in arguments]
    process = subprocess.Popen(
        [sys.executable, "-m", "specgen", *given],
        env=os.environ | surroundings | {MARK: run, "SPECGEN_CACHE": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=with_default_signals,  # noqa: PLW1509  one thread only
    )
    until_it_tells(process, pipe)
    process.send_signal(number)
    out, _ = process.communicate()

    assert (process.returncode, list(marked(run))) == (ENDINGS[signal.Signals(number)], []), out
    assert list(temporary.iterdir()) == []
