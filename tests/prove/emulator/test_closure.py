"""What is left out with a resource: everything that refers to it, and nothing else."""

import json
from pathlib import Path

from specgen.prove.emulator import blocks, closure

WHY = {"aws_xray_group": "no such service"}

DOCUMENT = {
    "data": {"aws_xray_group": {"read": {"arn": "${aws_vpc.main.id}"}}},
    "locals": {"pattern": {"Resource": ["${aws_xray_group.all.arn}"]}, "plain": "text"},
    "output": {"group": {"value": "${aws_xray_group.all.arn}"}},
    "resource": {
        "aws_xray_group": {"all": {"group_name": "all"}},
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_iam_role_policy": {"reader": {"policy": "${jsonencode(local.pattern)}"}},
        "aws_instance": {"late": {"depends_on": ["aws_iam_role_policy.reader"]}},
        "aws_sns_topic": {
            "literal": {"name": "$${aws_xray_group.all.arn}"},
            "prose": {"name": "of aws_xray_group.all"},
            "data": {"name": "${data.aws_xray_group.all.arn}"},
            "other": {"name": "${aws_xray_group.all-others.arn}"},
            "quoted": {"name": '${format("%s", "aws_xray_group.all")}'},
        },
    },
}


def _folder(path: Path) -> Path:
    (path / "main.tf.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    (path / "untouched.tf.json").write_text('{"locals":  {"a": 1}}', encoding="utf-8")
    return path


def test_it_follows_references_through_locals_and_depends_on(tmp_path: Path) -> None:
    found = closure.left_out(blocks.read(_folder(tmp_path)), WHY)

    assert found == {
        "aws_xray_group.all": "no such service",
        "local.pattern": "it needs aws_xray_group.all, which is left out",
        "output.group": "it needs aws_xray_group.all, which is left out",
        "aws_iam_role_policy.reader": "it needs local.pattern, which is left out",
        "aws_instance.late": "it needs aws_iam_role_policy.reader, which is left out",
    }


def test_nothing_listed_leaves_nothing_out(tmp_path: Path) -> None:
    assert closure.left_out(blocks.read(_folder(tmp_path)), {}) == {}


def test_only_files_that_hold_them_are_written_anew(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    gone = closure.left_out(blocks.read(folder), WHY)

    blocks.remove(folder, gone)

    left = json.loads((folder / "main.tf.json").read_text(encoding="utf-8"))
    assert sorted(left) == ["data", "locals", "resource"]
    assert left["locals"] == {"plain": "text"}
    assert sorted(left["resource"]) == ["aws_sns_topic", "aws_vpc"]
    assert left["data"] == DOCUMENT["data"]
    unchanged = (folder / "untouched.tf.json").read_text(encoding="utf-8")
    assert unchanged == '{"locals":  {"a": 1}}'
