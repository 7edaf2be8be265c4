"""Alarms of a CDN, whose metrics are in us-east-1; latency only with `additional_metrics`.

source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
(2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "cdn-5xx",
        "cdn",
        "AWS/CloudFront",
        "5xxErrorRate",
        "Average",
        "above",
        {"info": 1, "warning": 2, "critical": 5},
        missing="notBreaching",
    ),
    Alarm(
        "cdn-4xx",
        "cdn",
        "AWS/CloudFront",
        "4xxErrorRate",
        "Average",
        "above",
        {"info": 10, "warning": 25},
        missing="notBreaching",
    ),
    Alarm(
        "cdn-origin-latency-p95",
        "cdn",
        "AWS/CloudFront",
        "OriginLatency",
        "p95",
        "above",
        {"info": 1_000, "warning": 3_000},
        missing="notBreaching",
    ),
)
