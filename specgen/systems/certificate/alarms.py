"""Alarms of a certificate, whose metric comes twice a day and stops once it has expired."""

from specgen.sdk import Alarm

LATE_DAYS = 40
"""ACM renews a certificate 45 days before it expires; after some days that has failed.

source: https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html, and for the 45 days
https://nottinfra.co.uk/signals/aws-acm-certificate-validity-period-update (2026-11-29)
"""

ALARMS = (
    Alarm(
        "certificate-expiry",
        "certificate",
        "AWS/CertificateManager",
        "DaysToExpiry",
        "Minimum",
        "below",
        {"info": LATE_DAYS, "warning": 30, "critical": 14},
        "breaching",
        period_seconds=86_400,
        datapoints=(1, 1),
        meaning="The certificate expires in days and was not renewed; look whether its records "
        "still validate it.",
    ),
)
