"""GuardDuty, Security Hub, Inspector and Macie in a region of the account."""

from specgen.sdk import System
from specgen.systems.threat_detection.alarms import ALARMS
from specgen.systems.threat_detection.checks import CHECKS
from specgen.systems.threat_detection.model import ThreatDetection

SYSTEM = System(
    "threat_detection",
    "Threat detection",
    ThreatDetection,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="threat-detection",
    alarms=ALARMS,
    losses={
        "aws_guardduty_publishing_destination": "findings in the bucket, from then on",
        "aws_guardduty_detector": "the findings of the region, and what it has learnt of it",
        "aws_securityhub_account": "the findings of the region, and its standards",
    },
)
