"""All promises of incident response."""

from specgen.systems.incident_response.checks.findings import FINDINGS
from specgen.systems.incident_response.checks.targets import TARGETS

CHECKS = (*FINDINGS, *TARGETS)
