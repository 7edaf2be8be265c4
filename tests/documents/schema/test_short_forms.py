"""A text or a list of names in the place of a map: the message says which map to write."""

from pathlib import Path

import pytest
from support import make_project

from specgen.pipeline import check

DEAD = "dead_letters: dead"
TOPIC, QUEUE, REGISTRY = (f"kind: {kind}\nname: one\n" for kind in ("topic", "queue", "registry"))
BUCKET = "kind: bucket\nname: one\n"
JOB = "kind: job\nname: one\ncluster: main\nimage: a:1\nsize: {vcpu: 1, memory_gib: 2}\n"
SERVICE = "kind: service\nname: one\ncluster: main\ncontainer_port: 80\nimage: nginx:1.29\n"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f"{TOPIC}queues: [orders]", "got the text 'orders'; write {queue: orders}", "its keys: "),
        (f"{QUEUE}{DEAD}", "must be none or a map, got the text 'dead'; write {queue: dead}", ""),
        (f"{QUEUE}dead_letters: noen", "cannot be the text 'noen'; write none", "allowed: none"),
        (f"{REGISTRY}repositories: [web, api]", "got a list; write {web: {}, api: {}}", ""),
        (f"{JOB}schedule: rate(1 day)", 'write {expression: "rate(1 day)"}', "its keys: "),
        (f"{JOB}parameters: {{FLAG: p}}", "write {parameter: p, key: ...}", ""),
        (f"{JOB}secrets: {{DB: s}}", "got the text 's'", "its keys: secret"),
        (f"{JOB}secrets: [db]", "must be a map, got a list", ""),
        (f"{BUCKET}notifications: {{queues: [a]}}", "write {events: [...], queue: a}", ""),
        (f"{REGISTRY}repositories: [web, 7]", "must be a map, got a list", ""),
        (
            f"{SERVICE}size: small\ntasks: {{minimum: 1, maximum: 2}}",
            "write {vcpu: ..., memory",
            "",
        ),
        (
            f"{SERVICE}size: {{vcpu: 1, memory_gib: 2}}\ntasks: 2",
            "`tasks` must be a map, got `2`",
            "its keys: minimum, maximum",
        ),
    ],
)
def test_the_map_that_was_meant(tmp_path: Path, text: str, message: str, hint: str) -> None:
    root = make_project(tmp_path, f"{text}\n")
    (found,) = [f for f in check(root, root / "specs").findings if f.code == "SHAPE001"]

    assert message in found.message
    assert hint in found.help


def test_a_secret_is_not_repeated(tmp_path: Path) -> None:
    root = make_project(tmp_path, f"{TOPIC}queues: [AKIAIOSFODNN7EXAMPLE]\n")
    (found,) = [f for f in check(root, root / "specs").findings if f.code == "SHAPE001"]

    assert "AKIA" not in f"{found.message} {found.help}"
