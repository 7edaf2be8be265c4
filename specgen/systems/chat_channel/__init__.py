"""Slack channels that AWS posts the messages of topics to."""

from specgen.sdk import System
from specgen.systems.chat_channel.checks import CHECKS
from specgen.systems.chat_channel.model import ChatChannel

SYSTEM = System(
    "chat_channel",
    "Chat channel",
    ChatChannel,
    CHECKS,
    construct=f"{__name__}.construct",
    free="posting messages to a channel",
    stack="chat",
)
