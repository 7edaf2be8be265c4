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
        meaning="Many requests a minute are blocked; look at the log of the ACL whether they are "
        "an attack or users.",
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
        meaning="Many requests a minute fit rules that only count; look whether these should "
        "block.",
    ),
)
