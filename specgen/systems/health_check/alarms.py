"""Alarms of a health check, whose metrics are in us-east-1 only.

source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
(2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "health-check-status",
        "health_check",
        "AWS/Route53",
        "HealthCheckStatus",
        "Minimum",
        "below",
        {"critical": 1},
        missing="breaching",
        datapoints=(2, 3),
        meaning="Route 53 finds the endpoint unhealthy, so DNS avoids it; look at its load "
        "balancer.",
    ),
)
