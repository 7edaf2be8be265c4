"""Alarms of a load balancer."""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "alb-5xx",
        "load_balancer",
        "AWS/ApplicationELB",
        "HTTPCode_ELB_5XX_Count",
        "Sum",
        "above",
        {"info": 10, "warning": 50, "critical": 200},
    ),
    Alarm(
        "alb-target-5xx",
        "load_balancer",
        "AWS/ApplicationELB",
        "HTTPCode_Target_5XX_Count",
        "Sum",
        "above",
        {"info": 10, "warning": 50, "critical": 200},
    ),
    Alarm(
        "alb-latency-p95",
        "load_balancer",
        "AWS/ApplicationELB",
        "TargetResponseTime",
        "p95",
        "above",
        {"info": 0.2, "warning": 0.5, "critical": 1.0},
    ),
    Alarm(
        "alb-rejected",
        "load_balancer",
        "AWS/ApplicationELB",
        "RejectedConnectionCount",
        "Sum",
        "above",
        {"warning": 1},
    ),
)
