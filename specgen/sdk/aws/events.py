"""Messages of EventBridge rules that people read: by e-mail, and in a chat."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from specgen.terraform.escape import escape

PLACE = {"region": "$.region", "time": "$.time"}


@dataclass(frozen=True, slots=True)
class Message:
    """paths: of the event, by the name that the template uses"""

    paths: dict[str, str]
    template: str


def message(title: str, description: str, says: Mapping[str, str]) -> Message:
    """In the one form of a changed event that AWS's service for chats shows.

    It drops every other one, and takes no key besides these; what `says` finds is in
    `additionalContext`, which holds texts only.
    source: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html (2026-11-29)
    """
    paths = {**PLACE, **says}
    body = {
        "version": "1.0",
        "source": "custom",
        "content": {"title": escape(title), "description": escape(description)},
        "metadata": {"additionalContext": {name: f"<{name}>" for name in paths}},
    }
    return Message(dict(paths), json.dumps(body))
