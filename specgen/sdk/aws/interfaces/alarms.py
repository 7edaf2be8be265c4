"""What other kinds read of alarms documents; interfaces.py has it, too."""

from collections.abc import Mapping
from typing import Any, Protocol

from specgen.project.project import Here
from specgen.sdk.alarms import Alarm, Severity
from specgen.sdk.kind import Kind


class Alarms(Protocol):
    """levels: the thresholds of a row in another document, with those that this document sets"""

    def levels(self, other: Here[Any], row: Alarm) -> Mapping[Severity, float]: ...


ALARMS: Kind[Alarms] = Kind("alarms")


def is_watched(here: Here[Any]) -> bool:
    """Whether anything in the environment makes alarms: what only they read is published then."""
    return any(other.environment == here.environment for other in ALARMS.all(here.project))
