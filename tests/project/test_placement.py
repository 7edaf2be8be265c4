"""Overrides: later wins, maps merge, lists replace, null removes; values know what set them."""

from pathlib import Path

from support import make_project

from specgen.pipeline import check
from specgen.project.project import Effective, Project

TEXT = """\
kind: key
name: data
admits: [rds]
tags: {Team: a, Service: s}
rotation_days: 100
overrides:
  - when: {region: us-east-1}
    set: {rotation_days: 200, tags: {Team: b}}
  - when: {environment: [dev], region: us-east-1}
    set: {rotation_days: 300, tags: {Service: null}, admits: [rds, s3]}
"""


def project(folder: Path, text: str = TEXT) -> Project:
    root = make_project(folder, text)
    checked = check(root, root / "specs")
    assert checked.project is not None
    return checked.project


def at(found: Project, environment: str, region: str) -> Effective:
    effective = found.find("key", "data", environment, region)
    assert effective is not None
    return effective


def test_later_overrides_win(tmp_path: Path) -> None:
    found = project(tmp_path)

    assert at(found, "prod", "us-west-2").spec.rotation_days == 100
    assert at(found, "prod", "us-east-1").spec.rotation_days == 200
    assert at(found, "dev", "us-east-1").spec.rotation_days == 300


def test_maps_merge_lists_replace_and_null_removes(tmp_path: Path) -> None:
    dev = at(project(tmp_path), "dev", "us-east-1")

    assert dev.envelope.tags == {"Team": "b"}
    assert dev.spec.admits == ["rds", "s3"]


def test_every_value_knows_the_line_that_set_it(tmp_path: Path) -> None:
    found = project(tmp_path)

    assert at(found, "prod", "us-west-2").place(("rotation_days",)).line == 5
    assert at(found, "prod", "us-east-1").place(("rotation_days",)).line == 8
    assert at(found, "dev", "us-east-1").place(("rotation_days",)).line == 10
    assert at(found, "dev", "us-east-1").place(("tags", "Team")).line == 8
    assert at(found, "dev", "us-east-1").place(("admits", 1)).line == 10


def test_a_document_is_where_its_placement_says(tmp_path: Path) -> None:
    text = TEXT.replace("admits: [rds]", "admits: [rds]\nplacement: {regions: primary}", 1)

    places = project(tmp_path, text).index["key", "data"]

    assert sorted(places) == [("dev", "us-east-1"), ("prod", "us-east-1")]


def test_a_rename_keeps_the_name_in_aws(tmp_path: Path) -> None:
    text = TEXT.replace("name: data", "name: data\nrenamed_from: [first, second]")

    effective = at(project(tmp_path, text), "prod", "us-east-1")

    assert effective.aws_name == "first"
    assert effective.earlier_names == ("first", "second")
