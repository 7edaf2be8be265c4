"""What other kinds read of alarms documents; interfaces.py has it, too."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from specgen.project.here import Here
from specgen.sdk.alarms import Alarm, Severity
from specgen.sdk.kind import Kind
from specgen.sdk.model import Model


class Alarms(Protocol):
    """levels: the thresholds of a row in another document, with those that this document sets

    levels_made: of them, those whose alarms are made
    heard: names in AWS of the alarms that act at a severity; here: where the alarms document is
    """

    def levels(self, other: Here[Any], row: Alarm) -> Mapping[Severity, float]: ...
    def levels_made(self, other: Here[Any], row: Alarm) -> Mapping[Severity, float]: ...
    def heard(self, here: Here[Any], severity: Severity) -> Iterator[str]: ...


ALARMS: Kind[Alarms] = Kind("alarms")
DASHBOARD: Kind[Model] = Kind("dashboard")


def is_watched(here: Here[Any]) -> bool:
    """Whether the environment has alarms or dashboards: what only they read is published then."""
    readers = (*ALARMS.all(here.project), *DASHBOARD.all(here.project))
    return any(other.environment == here.environment for other in readers)
