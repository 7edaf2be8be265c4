"""How load balancers of either kind ask whether a target is healthy.

Bounds: CreateTargetGroup in the API model of botocore 1.44.5 (2026-11-30).
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer

USUAL_TIMEOUT = 5

Path = Annotated[str, Meta(pattern=r"^$|^/\S*$", max_length=1024)]
Interval = Annotated[int, Meta(description="Time between checks", ge=5, le=300)]
Timeout = Annotated[int, Meta(description="Time that a task has to answer", ge=2, le=120)]
Healthy = Annotated[
    int, Meta(description="Good answers in a row until a task is healthy", ge=2, le=10)
]
Unhealthy = Annotated[
    int, Meta(description="Bad answers in a row until a task is unhealthy", ge=2, le=10)
]


def waits_too_long(wait: int, pause: int, pointer: Pointer) -> Iterator[Problem]:
    """A check that does not end before the next one begins, which AWS refuses.

    wait, pause: its timeout and interval, in seconds
    """
    if wait >= pause:
        key = "interval_seconds" if wait == USUAL_TIMEOUT else "timeout_seconds"
        message = f"a check waits {wait} s, but the next one begins after {pause} s"
        right = "write a longer interval_seconds, or a shorter timeout_seconds"
        yield Problem((*pointer, key), f"{message}; {right}")
