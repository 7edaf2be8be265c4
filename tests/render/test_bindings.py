"""Bindings of other providers than AWS: the same bytes by both ways, or a finding without them."""

import json
import subprocess
import sys
from dataclasses import replace
from importlib import util
from pathlib import Path

import pytest
from support import BASE, TESTS, check_case, make_project, need_bindings, read_case

from specgen.pipeline import made_by, render
from specgen.render import bindings as missing_of
from specgen.render.fast import equality, slim, unpacked_packages
from specgen.render.fast.equality import Files, bindings
from specgen.terraform.providers import AWS, CLOUDFLARE, PROVIDERS

PROGRAM = ("-m", "specgen.render.fast.equality.bindings")
CASE = TESTS / "systems" / "cloudflare_zone" / "cases" / "good-partial.yaml"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Files:
    need_bindings([p.distribution for p in PROVIDERS.values() if p not in bindings.installed()])
    return equality.render(tmp_path_factory.mktemp("stock"), "0", prefix=PROGRAM).files


@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.parametrize("layers", ["1", "package,slim"])
def test_all_bindings_in_one_app_give_the_same_bytes(
    stock: Files, tmp_path: Path, layers: str
) -> None:
    made = equality.render(tmp_path / "made", layers, prefix=PROGRAM)

    assert equality.differing(stock, made.files) == []
    assert made.said == ""


@pytest.mark.prove
@pytest.mark.synth
def test_the_comparison_is_of_all_providers_and_sees_a_difference(
    stock: Files, tmp_path: Path
) -> None:
    texts = [text for path, text in stock.items() if path.endswith("cdk.tf.json")]

    assert [json.loads(text)["provider"].keys() for text in texts] == [PROVIDERS.keys()] * 2
    assert all(b'"value": "strict"' in text for text in texts)
    control = equality.render(tmp_path / "control", "1", "another", prefix=PROGRAM)
    assert equality.differing(stock, control.files) != []


def _without(monkeypatch: pytest.MonkeyPatch, distribution: str) -> None:
    stock = util.find_spec
    monkeypatch.setattr(
        missing_of, "find_spec", lambda name: None if name == distribution else stock(name)
    )


def test_missing_bindings_are_a_finding_on_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without(monkeypatch, CLOUDFLARE.module)
    checked = check_case(read_case(CASE), tmp_path)

    assert checked.findings == ()
    (found,) = render(checked).findings
    assert (found.code, found.document, found.place.line) == (
        "BIND001",
        "cloudflare_zone/example",
        3,
    )
    assert found.message.endswith("run `pip install cdktf-cdktf-provider-cloudflare==13.9.1`")


@pytest.mark.synth
def test_others_render_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, CLOUDFLARE.module)
    checked = check_case(read_case(CASE), tmp_path)

    rendered = render(checked, lambda module: module.stack != "edge-cloudflare")

    assert rendered.findings == ()
    assert rendered.resources > 0


def test_the_manifest_tells_only_bindings_that_documents_need(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE), tmp_path)

    assert CLOUDFLARE.distribution in made_by(checked)
    assert CLOUDFLARE.distribution not in made_by(replace(checked, modules=()))
    assert AWS.distribution in made_by()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of the packages for jsii, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    return tmp_path / "cache" / "specgen" / "jsii"


def two_projects(folder: Path) -> tuple[Path, Path]:
    """One with AWS alone, one with Cloudflare, too."""
    alone = make_project(folder / "alone", (BASE / "zone.yaml").read_bytes())
    return alone, make_project(folder / "both", CASE.read_bytes(), read_case(CASE).needs)


def unpacked_in(home: Path) -> list[Path]:
    return [path for path in home.glob(f"{unpacked_packages.UNPACKED}*") if path.is_dir()]


@pytest.mark.synth
def test_what_jsii_unpacks_for_one_project_disturbs_no_other(home: Path, tmp_path: Path) -> None:
    alone, both = two_projects(tmp_path)

    seen = []
    for project in (alone, both, alone, both):
        command = [sys.executable, "-m", "specgen", "render", "-q", "--no-cache", str(project)]
        subprocess.run(command, check=True)
        seen.append({path.name for path in home.iterdir()})

    assert seen[1] == seen[2] == seen[3]
    assert [unpacked_packages.is_sealed(path) for path in unpacked_in(home)] == [True, True]


TWO = """
import sys
from pathlib import Path
from specgen.pipeline import check, render
for project in map(Path, sys.argv[1:]):
    render(check(project, project / "specs"))
"""


@pytest.mark.synth
def test_a_process_that_needs_more_bindings_later_leaves_ready_packages_alone(
    home: Path, tmp_path: Path
) -> None:
    alone, both = two_projects(tmp_path)
    subprocess.run([sys.executable, "-c", TWO, str(alone)], check=True)
    (ready,) = unpacked_in(home)

    subprocess.run([sys.executable, "-c", TWO, str(alone), str(both)], check=True)

    assert unpacked_packages.is_sealed(ready)
    assert list(home.glob("new-*")) == []


def test_a_failure_leaves_unpacked_packages_to_those_who_read_them(home: Path) -> None:
    assert slim.folder() == home
    read = home / f"{unpacked_packages.UNPACKED}key" / "constructs" / "index.js"
    read.parent.mkdir(parents=True)
    read.write_text("", encoding="ascii")

    slim.forget(RuntimeError("any"))

    assert read.exists()
