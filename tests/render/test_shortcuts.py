"""Layers that do not wait for Node, or write once: when they are used, and when not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.render.fast import equality

LAYERS = "package,checks,preamble,once,kernel,ahead"

PREPARED = """
const Module = require("node:module");
const compile = Module.prototype._compile;
Module.prototype._compile = function (text, file, ...rest) {
  const result = compile.call(this, text, file, ...rest);
  if (!file.endsWith("/cdktf/lib/_tokens.js")) return result;
  const stock = this.exports.resolve;
  this.exports.resolve = (scope, value, preparing) => {
    if (preparing) console.error(`prepared ${scope.node.root.outdir}`);
    return stock(scope, value, preparing);
  };
};
"""

PROGRAM = """
import sys
from specgen.render import fast
from specgen.render.fast import ahead, predict
fast.install()
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.vpc import Vpc
from specgen.render.fast import process

asked = []
wait = process.DirectProcess._ask
def ask(self, request, response_type):
    asked.append(type(request).__name__)
    return wait(self, request, response_type)
process.DirectProcess._ask = ask

app = App(outdir=sys.argv[1], skip_validation=True)
stack = TerraformStack(app, "a")
"""


def program(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SPECGEN_FAST": LAYERS}
    command = [sys.executable, "-c", PROGRAM + lines, str(folder)]
    return subprocess.run(command, env=environment, text=True, check=False, capture_output=True)


@pytest.mark.synth
def test_the_short_way_out_is_taken_by_plain_apps_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "prepared.cjs"
    script.write_text(PREPARED)
    monkeypatch.setenv("NODE_OPTIONS", f"--require {script}")
    out = tmp_path / "out"

    assert set(equality.render(out, LAYERS).said.split("\n")) == {f"prepared {out}", ""}
    slow = tmp_path / "slow"
    apps = {f"prepared {folder}" for folder in (slow, slow / "alone", slow / "many")}
    assert set(equality.render(slow, "package").said.split("\n")) == {*apps, ""}


@pytest.mark.synth
@pytest.mark.parametrize("value", [-123456789, "String Map Token Value", "Any Map Token Value"])
def test_what_stands_in_maps_of_tokens_is_a_mistake_as_ever(value: object, tmp_path: Path) -> None:
    lines = f"""
from cdktf import TerraformLocal
TerraformLocal(stack, "a", [{{"b": {value!r}}}])
app.synth()
"""
    assert "encoded map token in a scalar" in program(tmp_path, lines).stderr


@pytest.mark.synth
def test_ahead_stands_on_the_kernel() -> None:
    code = "from specgen.render import fast; print(dict(fast.describe())['ahead'])"
    environment = os.environ | {"SPECGEN_FAST": "package,ahead"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "off: it needs the layer 'kernel'\n"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.synth
@given(VALUES)
def test_a_request_says_what_jsii_would_say(value: object) -> None:
    from specgen.render.fast import encoding  # noqa: PLC0415  imports jsii

    request = {"args": [value]}
    assert json.loads(encoding.encode(request)) == json.loads(json.dumps(request))


@pytest.mark.synth
def test_objects_are_not_waited_for(tmp_path: Path) -> None:
    lines = """
with predict.foretold():
    made = [Vpc(stack, f"v{i}", cidr_block="10.0.0.0/16") for i in range(200)]
    assert stack.node.id == "a"  # an object that Node names, in between
    made += [Vpc(stack, f"w{i}", cidr_block="10.0.0.0/16") for i in range(9)]
assert asked.count("CreateRequest") == 2 + 1, asked
Vpc(stack, "outside", cidr_block="10.0.0.0/16")
assert asked.count("CreateRequest") == 2 + 2, asked
app.synth()
"""
    done = program(tmp_path, lines)

    assert done.stderr == ""
    written = (tmp_path / "stacks/a/cdk.tf.json").read_text()
    assert written.count('"cidr_block"') == 200 + 9 + 1


@pytest.mark.synth
def test_a_mistake_is_met_before_anything_is_written(tmp_path: Path) -> None:
    lines = """
with predict.foretold():
    Vpc(stack, "twice")
    Vpc(stack, "twice")
app.synth()
"""
    done = program(tmp_path, lines)

    assert "DeferredError" in done.stderr
    assert "already a Construct with name 'twice'" in done.stderr
    assert not list(tmp_path.rglob("cdk.tf.json"))


@pytest.mark.synth
def test_a_mistake_outside_is_met_where_it_stands(tmp_path: Path) -> None:
    lines = """
try:
    Vpc(stack, "twice")
    Vpc(stack, "twice")
except RuntimeError as error:
    print(type(error).__name__)
"""
    done = program(tmp_path, lines)

    assert done.stdout == "RuntimeError\n", done.stderr
