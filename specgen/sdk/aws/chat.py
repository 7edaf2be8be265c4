"""Messages of our own that AWS's service for chats posts.

It drops a message that is neither an event of AWS as it came nor of this form.
source: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html, and
https://dev.classmethod.jp/articles/tsnote-chatbot-input-transformer-notification-issue
(2026-11-29, not verified on an account)
"""

from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.interfaces import CHAT_CHANNEL


def is_posted(topic: Here[Any]) -> bool:
    """Whether a chat channel gets the messages of a topic."""
    channels = (Here(topic.project, e) for e in CHAT_CHANNEL.all(topic.project))
    found = (one.effective for channel in channels for one in channel.spec.all_topics(channel))
    return any(effective is topic.effective for effective in found)
