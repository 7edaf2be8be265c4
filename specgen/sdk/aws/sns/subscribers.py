"""Who receives the messages of a topic."""

from typing import Any

from specgen.project.here import Here


def is_heard(topic: Here[Any]) -> bool:
    """By e-mail, on a phone, or by another document of the environment."""
    if topic.spec.emails or topic.spec.phones:
        return True
    return any(
        topic.name in other.spec.hears(Here(topic.project, other))
        for kind in topic.project.kinds
        for other in topic.project.all(kind)
        if other.environment == topic.environment
    )
