"""Messages of rules have the form that AWS's service for chats shows; it drops all others."""

import json
import re

from specgen.sdk.alarms import Event
from specgen.sdk.aws.events import message
from specgen.systems import SYSTEMS

EVENTS = [row for system in SYSTEMS for row in system.alarms if isinstance(row, Event)]


def test_a_message_is_a_custom_notification() -> None:
    made = message("critical, key/data: key-goes", "Somebody disabled it.", {"call": "$.detail.a"})
    body = json.loads(made.template)

    assert body["version"] == "1.0"
    assert body["source"] == "custom"
    assert set(body) == {"version", "source", "content", "metadata"}
    assert body["content"]["description"] == "Somebody disabled it."
    assert all(isinstance(text, str) for text in body["metadata"]["additionalContext"].values())


def test_each_variable_of_a_message_has_a_path() -> None:
    for event in EVENTS:
        made = message(event.id, event.meaning, event.says)
        used = set(re.findall(r"<([^>]*)>", made.template))

        assert used == set(made.paths)
        assert all(re.fullmatch(r"[a-z_]+", name) for name in used)
        assert all(re.fullmatch(r"\$(\.[A-Za-z-]+)+", path) for path in made.paths.values())
