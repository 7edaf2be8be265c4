"""Which root modules only watch others, and so are applied alone on the emulator."""

import json
from pathlib import Path

import pytest
from support import TESTS

from specgen.prove.shapes import closure
from specgen.prove.watchers import only_watches

GENERATED = TESTS.parent / "generated"


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("prod/us-east-1/observability", True),
        ("dev/us-east-1/observability", True),
        ("prod/us-east-1/network", False),
        ("prod/us-east-1/notifications", False),
    ],
)
def test_alarms_and_dashboards_watch(module: str, *, expected: bool) -> None:
    assert only_watches(GENERATED / module) is expected


def test_one_resource_of_another_type_is_enough(tmp_path: Path) -> None:
    alarm, topic = {"aws_cloudwatch_metric_alarm": {"a": {}}}, {"aws_sns_topic": {"a": {}}}
    (tmp_path / "a.tf.json").write_text(json.dumps({"resource": alarm}))
    assert only_watches(tmp_path)

    (tmp_path / "b.tf.json").write_text(json.dumps({"resource": topic}))
    assert not only_watches(tmp_path)


def test_a_folder_without_resources_watches_nothing(tmp_path: Path) -> None:
    assert not only_watches(tmp_path)


def test_what_is_needed_follows_from_the_map_that_is_given() -> None:
    assert closure("alarms", {"alarms": (), "network": ("keys",)}) == {"alarms"}
