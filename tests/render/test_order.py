"""What is rendered does not depend on any order that means nothing, nor on files and style."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from shuffling.documents import files_of, read, shuffled, write
from support import TESTS, Case, cases, make_project

from specgen.pipeline import check, render

pytestmark = pytest.mark.synth

SHIPPED = TESTS.parent / "specs"
SEEDS = int(os.environ.get("SPECGEN_ORDER_SEEDS", "5"))
"""Of the long run, `make prove`."""

GOOD = cases("good-*")
LARGEST = {c.path.parent: c for c in sorted(GOOD, key=lambda c: (c.path.stat().st_size, c.id))}
"""The one with the most documents and keys, of each kind."""


def shipped() -> dict[str, bytes]:
    return {str(p.relative_to(SHIPPED)): p.read_bytes() for p in SHIPPED.rglob("*.yaml")}


def rendered(folder: Path) -> Mapping[str, str]:
    checked = check(folder, folder / "specs")
    assert [str(f) for f in checked.errors] == []
    result = render(checked)
    assert result.findings == ()
    return result.files


def as_written(files: Mapping[str, bytes], folder: Path) -> Mapping[str, str]:
    for name, content in files.items():
        path = (folder / "specs" / name).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return rendered(folder)


def same(files: Mapping[str, bytes], folder: Path, seeds: range) -> None:
    documents, expected = read(files), as_written(files, folder / "written")
    for seed in seeds:
        rng, place = Random(seed), folder / str(seed)
        write(rng, shuffled(rng, documents), place)
        found = rendered(place)
        assert found.keys() == expected.keys(), f"seed {seed}"
        changed = [path for path in expected if found[path] != expected[path]]
        assert changed == [], f"seed {seed}"


@pytest.mark.parametrize("case", LARGEST.values(), ids=lambda c: c.id)
def test_order_files_and_style_change_no_byte(case: Case, tmp_path: Path) -> None:
    same(files_of(case), tmp_path, range(1))


@pytest.mark.prove
def test_they_change_no_byte_of_the_whole_platform(tmp_path: Path) -> None:
    same(shipped(), tmp_path, range(1))


@pytest.mark.prove
@pytest.mark.parametrize("case", GOOD, ids=lambda c: c.id)
def test_order_files_and_style_change_no_byte_of_any_case(case: Case, tmp_path: Path) -> None:
    same(files_of(case), tmp_path, range(1, SEEDS + 1))


@pytest.mark.prove
def test_no_seed_changes_a_byte_of_the_whole_platform(tmp_path: Path) -> None:
    same(shipped(), tmp_path, range(1, SEEDS + 1))


NETWORK = """\
kind: network
name: main
cidr: 10.0.0.0/16
zones: {zones}
placement: {{environments: [prod], regions: primary}}
flow_logs: {{enabled: false}}
tiers:
  private: {{role: isolated, cidrs: {cidrs}}}
"""
MODULE = "prod/us-east-1/network/network-main.tf.json"


def network(folder: Path, zones: str, cidrs: str) -> dict[str, str]:
    """Zone -> block of its subnet."""
    root = make_project(folder, NETWORK.format(zones=zones, cidrs=cidrs))
    subnets = json.loads(rendered(root)[MODULE])["resource"]["aws_subnet"]
    assert all(name == f"main-private-{s['availability_zone'][-1]}" for name, s in subnets.items())
    return {s["availability_zone"][-1]: s["cidr_block"] for s in subnets.values()}


@pytest.mark.parametrize("zones", ["[a, b]", "[b, a]"])
def test_zones_in_any_order_have_the_same_subnets(zones: str, tmp_path: Path) -> None:
    made = network(tmp_path, zones, "[10.0.0.0/24, 10.0.1.0/24]")

    assert made == {"a": "10.0.0.0/24", "b": "10.0.1.0/24"}


@pytest.mark.parametrize("new", ["a", "c", "d"])
def test_another_zone_with_a_block_of_its_own_moves_no_subnet(new: str, tmp_path: Path) -> None:
    blocks = "b: 10.0.1.0/24, e: 10.0.4.0/24"
    before = network(tmp_path / "before", "[b, e]", f"{{{blocks}}}")
    after = network(tmp_path / "after", f"[b, e, {new}]", f"{{{blocks}, {new}: 10.0.7.0/24}}")

    assert after == {**before, new: "10.0.7.0/24"}
