"""What happens by itself when GuardDuty or Security Hub finds something."""

from specgen.sdk import System
from specgen.systems.incident_response.alarms import ALARMS
from specgen.systems.incident_response.checks import CHECKS
from specgen.systems.incident_response.model import IncidentResponse

SYSTEM = System(
    "incident_response",
    "Incident response",
    IncidentResponse,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="incident-response",
    alarms=ALARMS,
)
