"""Alarms of a load balancer."""

from specgen.sdk import Alarm, Math, Value

BALANCER, NAMESPACE = "load_balancer", "AWS/ApplicationELB"
FEW_ERRORS = 5
"""A minute with fewer errors says little about their share, however many requests there are.

RequestCount has only those requests for which a target was chosen, so that it is silent when none
can be: the balancer's own errors are counted as requests, too.
source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
(2026-11-29)
"""

ALARMS = (
    Alarm(
        "alb-5xx",
        BALANCER,
        NAMESPACE,
        "HTTPCode_ELB_5XX_Count",
        "Sum",
        "above",
        {"info": 10, "warning": 50, "critical": 200},
        "notBreaching",
        meaning="The load balancer itself answers with errors; look for target groups that have "
        "no healthy target.",
    ),
    Alarm(
        "alb-target-5xx",
        BALANCER,
        NAMESPACE,
        "HTTPCode_Target_5XX_Count",
        "Sum",
        "above",
        {"info": 10, "warning": 50, "critical": 200},
        "notBreaching",
        meaning="Services answer with errors; look at their logs and the last deployments.",
    ),
    Alarm(
        "alb-5xx-share",
        BALANCER,
        NAMESPACE,
        "Requests that end with 5xx, percent",
        "Sum",
        "above",
        {"warning": 1, "critical": 5},
        "notBreaching",
        math=Math(
            (
                Value("own", "HTTPCode_ELB_5XX_Count", "Sum"),
                Value("theirs", "HTTPCode_Target_5XX_Count", "Sum"),
                Value("requests", "RequestCount", "Sum"),
            ),
            f"IF(FILL(own, 0) + FILL(theirs, 0) >= {FEW_ERRORS}, 100 * (FILL(own, 0) + "
            "FILL(theirs, 0)) / (FILL(requests, 0) + FILL(own, 0)), 0)",
        ),
        meaning="A large share of all requests fails; look at which service answers them.",
    ),
    Alarm(
        "alb-latency-p95",
        BALANCER,
        NAMESPACE,
        "TargetResponseTime",
        "p95",
        "above",
        {"info": 0.2, "warning": 0.5, "critical": 1.0},
        "notBreaching",
        low_samples="ignore",
        meaning="Services answer slowly, in seconds; look at their CPU and at the database.",
    ),
    Alarm(
        "alb-rejected",
        BALANCER,
        NAMESPACE,
        "RejectedConnectionCount",
        "Sum",
        "above",
        {"warning": 0},
        "notBreaching",
        datapoints=(2, 3),
        meaning="The load balancer has as many connections as it can hold and rejects others; "
        "look at where they come from.",
    ),
)
