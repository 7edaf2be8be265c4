"""Alarms of a certificate."""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "certificate-expiry",
        "certificate",
        "AWS/CertificateManager",
        "DaysToExpiry",
        "Minimum",
        "below",
        {"info": 45, "warning": 30, "critical": 14},
    ),
)
