"""Mutants of meaning: what is derived from a block, what statements speak of, what survives."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from prove.statements.meaning import Subject
from prove.statements.spoken import Spoken, lists
from prove.statements.surviving import survives
from support import make_project

from specgen.pipeline import check
from specgen.prove.statements.generated import Generated, load
from specgen.systems.requirements.model.assertion import Assertion

MODULE = "prod/us-east-1/network"
RESOURCES: dict[str, Any] = {
    "aws_sns_topic": {"a": {"name": "topic-a"}, "b": {"name": "topic-b"}},
    "aws_cloudwatch_metric_alarm": {
        "one": {
            "alarm_actions": ["${aws_sns_topic.a.arn}"],
            "dimensions": {"Topic": "topic-a"},
            "treat": "ENABLED",
            "policy": "${jsonencode(local.one-policy)}",
        }
    },
    "aws_s3_bucket": {"logs": {"bucket": "logs"}},
    "aws_s3_bucket_policy": {"logs": {"bucket": "${aws_s3_bucket.logs.id}"}},
    "aws_flow_log": {"main": {"log_destination": "${aws_s3_bucket.logs.arn}"}},
}
FILE = {
    "locals": {"one-policy": {"on": True, "list": ["x"]}, "two-policy": {}},
    "resource": RESOURCES,
}
ALARM = "aws_cloudwatch_metric_alarm.one"
INSTEAD = {
    ("gone", "", "removed"),
    ("gone", "count", "0"),
    ("gone", "for_each", "{}"),
    ("argument", "alarm_actions", "gone"),
    ("argument", "dimensions", "gone"),
    ("argument", "policy", "gone"),
    ("switch", "actions_enabled", "False"),
    ("switch", "treat", "'DISABLED'"),
    ("reference", "alarm_actions[]", "'${aws_sns_topic.b.arn}'"),
    ("reference", "dimensions.Topic", "'topic-b'"),
    ("reference", "policy", "'${jsonencode(local.two-policy)}'"),
    ("member", "alarm_actions[]", "[]"),
    ("member", "alarm_actions[]", "['${aws_sns_topic.a.arn}', '${aws_sns_topic.a.arn}']"),
    ("member", "alarm_actions[]", "['${aws_sns_topic.a.arn}', '${aws_sns_topic.foreign.arn}']"),
    ("switch", "policy.on", "False"),
    ("member", "policy.list[]", "[]"),
    ("member", "policy.list[]", "['x', 'x']"),
}


def test_what_a_block_could_mean_instead() -> None:
    output = Generated({f"{MODULE}/raw-a.tf.json": FILE})

    mutants = list(Subject(output, output.modules[MODULE], ALARM).mutants())

    assert {(m.way, m.path, m.what) for m in mutants} == INSTEAD
    assert {m.path for m in mutants if m.document} == {"policy.on", "policy.list[]"}


READ = {
    "a": {"a[]"},
    "a.b[].c": {"a.b[]", "a.b[].c[]"},
    "length(a.b)": {"a.b[]"},
    "a[?b=='c'].d[].e": set(),
    "a[0].b": set(),
    "a[] | [?b=='c'].d": set(),
    '"x-y".b[]': {"x-y.b[]"},
}


@pytest.mark.parametrize(("path", "read"), READ.items())
def test_lists_that_a_path_reads_as_a_whole(path: str, read: set[str]) -> None:
    whole = msgspec.convert({"at": "*", "value": path, "equal": 1}, Assertion)
    part = msgspec.convert({"at": "*", "value": path, "contains": "x"}, Assertion)

    assert read <= lists(whole)
    assert lists(part) == set()
    assert bool(lists(whole)) is bool(read)


def spoken(folder: Path, *assertions: dict[str, Any]) -> Spoken:
    document = {
        "kind": "requirements",
        "name": "source",
        "section": "All",
        "scope": MODULE,
        "statements": [
            {"number": 1, "words": "All", "verdict": "exact", "assertions": list(assertions)}
        ],
    }
    root = make_project(folder, json.dumps(document), ("network",))
    module = root / "generated" / MODULE
    module.mkdir(parents=True)
    (module / "raw-a.tf.json").write_text(json.dumps(FILE))
    project = check(root, root / "specs").project
    assert project is not None
    return Spoken(project, load(root / "generated"))


def test_statements_speak_of_what_they_look_at_its_parts_and_what_they_name(
    tmp_path: Path,
) -> None:
    found = spoken(
        tmp_path,
        {"at": "aws_s3_bucket.*", "count": 1},
        {"at": ALARM, "values": {"alarm_actions": ["aws_sns_topic.a.arn"]}},
    )

    assert found.addresses[MODULE] == {
        "aws_s3_bucket.logs",
        "aws_s3_bucket_policy.logs",
        ALARM,
        "aws_sns_topic.a",
    }


def surviving(found: Spoken) -> set[tuple[str, str]]:
    mutants = (m for m in found.mutants(MODULE) if survives(found, MODULE, m))
    return {(m.address, m.path) for m in mutants}


def test_what_no_assertion_says_survives(tmp_path: Path) -> None:
    found = spoken(tmp_path, {"at": ALARM, "values": {"alarm_actions": ["aws_sns_topic.a.arn"]}})

    assert surviving(found) == {
        (ALARM, path)
        for path in (
            "actions_enabled",
            "treat",
            "dimensions",
            "dimensions.Topic",
            "policy",
            "policy.on",
        )
    }


def test_nothing_survives_what_is_said_in_full(tmp_path: Path) -> None:
    values = {
        "alarm_actions": ["aws_sns_topic.a.arn"],
        "actions_enabled": None,
        "treat": "ENABLED",
        "dimensions.Topic": "topic-a",
        "policy.on": True,
    }

    assert surviving(spoken(tmp_path, {"at": ALARM, "values": values})) == set()
