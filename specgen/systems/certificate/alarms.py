"""Alarms of a certificate, whose metric comes twice a day and stops once it has expired."""

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
        "breaching",
        period_seconds=86_400,
        datapoints=(1, 1),
        meaning="The certificate expires in days and was not renewed; look whether its records "
        "still validate it.",
    ),
)
