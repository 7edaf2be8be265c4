"""Names of queues, and the ARNs that follow from them."""

from specgen.facts.names import LIMITS, NameRule
from specgen.facts.sqs import FIFO
from specgen.project.names import Names

DEAD_LETTERS = "dead-letters"
"""Role of a queue's own dead-letter queue."""

_WHOLE = LIMITS["sqs_queue"]
FIFO_NAME = NameRule(
    _WHOLE.maximum - len(FIFO),
    r"[A-Za-z0-9_-]+",
    "letters, digits, hyphens and underscores",
    _WHOLE.source,
    "FIFO queue",
)
"""Of what is before the end that specgen adds."""


def queue_name(names: Names, first_name: str, role: str = "", *, fifo: bool = False) -> str:
    """first_name: of the document"""
    return f"{names.of(first_name, role)}{FIFO if fifo else ''}"


def queue_arn(names: Names, first_name: str, role: str = "", *, fifo: bool = False) -> str:
    return names.arn("sqs", queue_name(names, first_name, role, fifo=fifo))
