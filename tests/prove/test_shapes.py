"""Which root modules stand for all of their shape."""

import json
from pathlib import Path
from typing import Any

from specgen.prove.shapes import closure, representatives, shape_of

QUEUE = {"name": "a", "delay_seconds": 5, "tags": {"Name": "a"}}


def written(folder: Path, *queues: Any) -> Path:
    folder.mkdir()
    named = {f"queue-{number}": body for number, body in enumerate(queues)}
    text = json.dumps({"resource": {"aws_sqs_queue": named}})
    (folder / "queues.tf.json").write_text(text)
    return folder


def test_names_numbers_tags_and_how_many_do_not_matter(tmp_path: Path) -> None:
    other = {"name": "b", "delay_seconds": 9, "tags": {"Owner": "me", "Name": "b"}}

    one, two = written(tmp_path / "one", QUEUE), written(tmp_path / "two", other, QUEUE)

    assert shape_of(one) == shape_of(two)


def test_an_argument_more_or_an_item_of_another_form_is_another_shape(tmp_path: Path) -> None:
    rule = {"ports": [{"from": 1}], **QUEUE}
    shapes = {
        shape_of(written(tmp_path / "plain", QUEUE)),
        shape_of(written(tmp_path / "more", {**QUEUE, "fifo_queue": True})),
        shape_of(written(tmp_path / "nested", rule)),
        shape_of(written(tmp_path / "other", {**rule, "ports": [{"from": 1, "to": 2}]})),
    }

    assert len(shapes) == 4


def test_what_cannot_be_read_stands_for_itself(tmp_path: Path) -> None:
    broken = [tmp_path / "a", tmp_path / "b"]
    for folder in broken:
        written(folder)
        (folder / "queues.tf.json").write_text("{")

    assert shape_of(broken[0]) != shape_of(broken[1])


def test_the_one_that_needs_the_fewest_others_is_chosen() -> None:
    one, other = (frozenset({(name, frozenset[tuple[str, ...]]())}) for name in "ab")
    shapes = {"near": one, "far": one, "only": other, "base": frozenset({("c", frozenset())})}
    needs = {"near": ("elsewhere",), "far": ("base", "only"), "only": ("base",)}

    assert representatives(shapes, needs) == {"far", "only", "base"}
    assert closure("far", needs) == {"far", "base", "only"}
