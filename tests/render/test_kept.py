"""If the fast layers' cache is missing, damaged or shared, the output is the same."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from specgen.cli.run.init import Answers, init
from specgen.render import cache
from specgen.render.fast import LAYERS, slim, slim_package, unpacked_packages

Files = dict[str, bytes]
SAMPLE = ("index.js", ".jsii", ".jsii.runtime-index.v1", "package.json")
"""Of the thousand files that jsii unpacks: what it reads of each package."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    quiet = Console(quiet=True)
    folder = tmp_path_factory.mktemp("project") / "shop"
    assert init(folder, Answers(account="123456789012"), quiet, quiet) == 0
    return folder


def start(project: Path, home: Path, *prefix: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SPECGEN_CACHE": "1", "XDG_CACHE_HOME": str(home)}
    command = [sys.executable, *(prefix or ("-m", "specgen")), "render", str(project)]
    return subprocess.Popen(command, env=environment, text=True, stderr=subprocess.PIPE)


def render(project: Path, home: Path, *prefix: str) -> tuple[Files, str]:
    """Renders all output again, whatever is there; returns stderr too."""
    for path in (project / "generated").rglob("*.tf.json"):
        path.unlink()
    begun = start(project, home, *prefix)
    said = begun.communicate()[1]
    assert begun.returncode == 0, said
    return files(project), said


def files(project: Path) -> Files:
    found = (path for path in (project / "generated").rglob("*.json"))
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def wanted(project: Path, home: Path) -> Files:
    made, said = render(project, home)
    assert "warning" not in said
    return made


def remove(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-7])


def scribble(file: Path) -> None:
    file.write_bytes(b"\x00\xff not what was written")


@pytest.mark.synth
@pytest.mark.parametrize(
    "harm",
    [
        scribble,
        pytest.param(remove, marks=pytest.mark.prove),
        pytest.param(cut, marks=pytest.mark.prove),
    ],
)
def test_a_file_of_the_cache_that_is_harmed_changes_only_the_time(
    harm: Callable[[Path], None], project: Path, home: Path, wanted: Files
) -> None:
    count = len(kept(home))
    assert count > 6
    for number in range(count):
        file = kept(home)[number]
        harm(file)
        made, said = render(project, home)
        assert made == wanted, file
        assert "warning" not in said, file


def kept(home: Path) -> list[Path]:
    """Our files, and one that jsii unpacked, without lock files."""
    every = sorted(path for path in home.rglob("*") if path.is_file() and path.name != ".lock")
    ours = [path for path in every if unpacked_packages.UNPACKED not in path.parent.as_posix()]
    return ours + [path for path in every if path not in ours and path.name in SAMPLE][:1]


@pytest.mark.synth
def test_two_renders_at_once_on_an_empty_cache(
    project: Path, tmp_path: Path, wanted: Files
) -> None:
    begun = [start(project, tmp_path), start(project, tmp_path)]
    said = [process.communicate()[1] for process in begun]

    assert [process.returncode for process in begun] == [0, 0]
    assert "warning" not in "".join(said)
    assert files(project) == wanted
    left = {path.name.partition("-")[0] for path in (tmp_path / "specgen" / "jsii").iterdir()}
    assert "new" not in left


def test_a_type_that_was_not_found_is_in_the_next_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    home, source = slim.folder(), slim.whole()
    assert home is not None
    assert source is not None
    before = slim.package(home, source, slim.learned(home))

    slim.forget(RuntimeError('Type "@cdktf/provider-aws.wafv2WebAcl.Wafv2WebAcl" not found'))
    after = slim.package(home, source, slim.learned(home))

    assert slim.learned(home) == {"wafv2webacl"}
    assert before is not None
    assert not before.exists()
    assert after is not None
    assert after != before


def test_another_kind_of_package_is_left_alone(tmp_path: Path) -> None:
    packed = tmp_path / "other.tgz"
    packed.write_bytes(slim_package.packed({"package/package.json": b"{}"}))

    assert slim_package.cut(packed, frozenset({"vpc"}), slim.plain) is None


def test_a_cache_that_others_may_write_into_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = cache.folder("jsii")
    assert found is not None
    found.chmod(0o777)

    expected = "there is no cache folder that only this user can write to"
    assert slim.unavailable_reason() == expected


BROKEN = {
    "package": "layer._light = lambda spec: type(spec)",
    "checks": "layer.remembered_check = lambda stock: None",
    "code": "layer.SCRIPT = Path(__import__('specgen').__file__)",
    "preamble": "layer.SCRIPT = Path(__import__('specgen').__file__)",
    "kernel": "from specgen.render.fast import encoding; "
    "encoding.encode = lambda request: b'nonsense'",
    "once": "layer.SCRIPT = Path(__import__('specgen').__file__)",
    "ahead": "from specgen.render.fast import predicted_names; "
    "predicted_names.ForetellingProcess._counted = lambda self, answer: "
    "setattr(self, '_number', 7) or answer",
    "slim": "layer.package = lambda home, source, types: source.with_name('__init__.py')",
}
RUN = """
from pathlib import Path
from specgen.render.fast import LAYERS
layer = LAYERS["{name}"]
{harm}
from specgen.cli import main
main()
"""


def test_every_layer_is_broken_once() -> None:
    assert BROKEN.keys() == LAYERS.keys()


@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.parametrize("name", BROKEN)
def test_a_layer_that_fails_ends_in_one_stock_run(
    name: str, project: Path, home: Path, wanted: Files
) -> None:
    made, said = render(project, home, "-c", RUN.format(name=name, harm=BROKEN[name]))

    assert made == wanted
    assert said.count("rendering again the stock way") == 1
    assert "warning" not in render(project, home)[1]
