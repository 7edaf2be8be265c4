"""Alarms of a CDN, whose metrics are in us-east-1; latency only with `additional_metrics`.

source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
(2026-11-29)
"""

from typing import Any

from specgen.sdk import Alarm, Here, Need


def _has_additional(here: Here[Any]) -> bool:
    return bool(here.spec.additional_metrics)


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
        meaning="A large share of the answers are errors; look at the origin first.",
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
        meaning="A large share of the requests is refused; look for broken links, or a rule of "
        "the firewall.",
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
        low_samples="ignore",
        needs=(Need("`additional_metrics`", _has_additional),),
        meaning="The origin takes long until its first byte, in ms; look at its load.",
    ),
)
