"""`show --derived`: numbers that follow from documents, with their sums."""

import json
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app
from specgen.cli.run.derived import number

DATABASE = """\
kind: postgres
name: orders
engine_version: "17.9"
instance_class: db.m7g.large
network: main
tier: database
security_groups: [database]
storage: {allocated_gib: 100, maximum_gib: 400}
overrides:
  - when: {environment: prod}
    set: {instance_class: db.r6g.4xlarge}
"""


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["show", *arguments, str(folder), "--derived"])
    return result.exit_code, result.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, DATABASE, ("network",))


def test_places_with_the_same_numbers_stand_together(root: Path) -> None:
    code, text = run(root, "postgres/orders")

    assert code == 0
    assert text.count("postgres/orders in") == 2
    assert "connections  5,000" in text
    assert "storage      100 of 400 GiB  allocated" in text


def test_a_place_can_be_named(root: Path) -> None:
    _, text = run(root, "postgres/orders", "--env", "prod", "--region", "us-east-1")

    assert text.startswith("postgres/orders in prod/us-east-1\n")
    assert "memory       128 GiB" in text


def test_json_has_the_sums(root: Path) -> None:
    _, text = run(root, "postgres/orders", "--env", "prod", "--format", "json")

    (found,) = json.loads(text)
    assert found["document"] == "postgres/orders"
    connections = next(row for row in found["derived"] if row["name"] == "connections")
    assert (connections["value"], connections["limit"]) == (5000, None)
    assert connections["how"] == "memory / 9,531,392 bytes, at most 5,000"


def test_without_a_document_all_are_shown_and_an_unknown_one_is_refused(root: Path) -> None:
    assert run(root, "", "--env", "prod")[0] == 0
    code, text = run(root, "postgres/order")
    assert code == 2
    assert "did you mean postgres/orders?" in text


def test_without_derived_a_document_is_needed(root: Path) -> None:
    result = CliRunner().invoke(app, ["show", "", str(root)])

    assert result.exit_code == 2
    assert "name a document" in result.output


@pytest.mark.parametrize(
    ("value", "text"), [(317.43, "317.43"), (12000, "12,000"), (0.5, "0.5"), (100.0, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
