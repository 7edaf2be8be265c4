"""The shipped platform rendered the stock way and the fast way, and the check that users run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from specgen.cli import app
from specgen.render.fast import equality
from specgen.render.fast.equality import Files, Rendered

SPECS = Path(__file__).parents[2] / "specs"


def rendered(folder: Path, layers: str) -> Files:
    shutil.copytree(SPECS, folder / "specs")
    environment = {**os.environ, "SPECGEN_FAST": layers, "SPECGEN_CACHE": "1"}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the stock way compiles 2,100 modules
    command = [sys.executable, "-m", "specgen", "render", "-q", str(folder)]
    done = subprocess.run(command, env=environment, text=True, check=True, capture_output=True)
    assert "warning: the fast" not in done.stderr
    files = (path for path in (folder / "generated").rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.mark.prove
@pytest.mark.synth
def test_the_shipped_platform_is_the_same_by_both_ways(tmp_path: Path) -> None:
    slow = rendered(tmp_path / "stock", "0")

    assert len(slow) > 300
    assert equality.differing(slow, rendered(tmp_path / "fast", "1")) == []


@pytest.mark.prove
@pytest.mark.synth
def test_selfcheck_is_content_with_this_machine() -> None:
    done = CliRunner().invoke(app, ["doctor", "--selfcheck"])

    assert done.exit_code == 0
    assert "the same bytes as the stock way" in done.stdout


def test_selfcheck_tells_what_differs_and_of_a_blind_control(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def render(_: Path, layers: str, *control: str, **_program: tuple[str, ...]) -> Rendered:
        return Rendered({"a": layers.encode(), "b": b"x"}, "" if control else "a word")

    monkeypatch.setattr(equality, "render", render)
    done = CliRunner().invoke(app, ["doctor", "--selfcheck"])

    assert done.exit_code == 1
    assert "a differs between the fast way and the stock way" in done.stdout
    assert "a word" in done.stdout
    assert "SPECGEN_FAST=0" in done.stdout
    monkeypatch.setattr(equality, "render", lambda *_, **_program: Rendered({}, ""))
    assert "blind" in CliRunner().invoke(app, ["doctor", "--selfcheck"]).stdout
