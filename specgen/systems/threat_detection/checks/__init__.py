"""What must hold for a threat_detection document."""

from specgen.systems.threat_detection.checks import controls, findings

CHECKS = (*findings.CHECKS, *controls.CHECKS)
