"""Alarms of a web ACL."""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "waf-blocked",
        "web_acl",
        "AWS/WAFV2",
        "BlockedRequests",
        "Sum",
        "above",
        {"info": 1_000, "warning": 10_000},
        missing="notBreaching",
    ),
    Alarm(
        "waf-counted",
        "web_acl",
        "AWS/WAFV2",
        "CountedRequests",
        "Sum",
        "above",
        {"info": 10_000},
        missing="notBreaching",
    ),
)
