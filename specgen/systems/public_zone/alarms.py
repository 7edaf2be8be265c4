"""Alarms of a public zone: its signatures, if it has any.

source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-hosted-zones-with-cloudwatch.html
(2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "zone-signing-failure",
        "signed_zone",
        "AWS/Route53",
        "DNSSECInternalFailure",
        "Maximum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        datapoints=(1, 1),
        meaning="The zone cannot be signed; resolvers that check signatures will find no names.",
    ),
    Alarm(
        "zone-signing-key",
        "signed_zone",
        "AWS/Route53",
        "DNSSECKeySigningKeysNeedingAction",
        "Maximum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        datapoints=(1, 1),
        meaning="The key that signs the zone needs somebody; look at its state and policy.",
    ),
)
