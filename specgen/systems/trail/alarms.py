"""Alarms of a trail: what the CIS benchmark wants people to hear of.

source: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
(2026-11-29)
"""

from collections.abc import Mapping

from specgen.facts.cloudtrail import CIS_FILTERS
from specgen.sdk import Alarm, Here, Need

NAMESPACE = "CloudTrailMetrics"
PERIOD_SECONDS = 300
"""CloudTrail delivers to the log within about five minutes."""

MEANING: Mapping[str, str] = {
    "root-used": "The account's root was used; ask who needed it, and look at its calls in the "
    "log.",
    "calls-refused": "Many calls were refused; look in the log who calls what, and whether a role "
    "lacks a permission or somebody probes.",
    "sign-in-without-mfa": "Somebody signed in to the console without MFA; give the user a device.",
    "iam-changed": "A policy of IAM changed; compare with the last apply.",
    "trail-changed": "A trail was made, changed or stopped; find out who, and start it again.",
    "sign-in-failed": "Several sign-ins to the console failed; look for one user or one address.",
    "key-disabled": "A KMS key was disabled or will be deleted; cancel that in its waiting time, "
    "unless it was planned.",
    "bucket-policy-changed": "The policy, rules or lifecycle of a bucket changed; compare with the "
    "last apply.",
    "config-changed": "AWS Config was changed or stopped; find out who, and start it again.",
    "security-group-changed": "A security group changed; compare with the last apply.",
    "network-acl-changed": "A network ACL changed; compare with the last apply.",
    "gateway-changed": "A gateway of a network was made, changed or deleted; compare with the last "
    "apply.",
    "route-table-changed": "A route changed; compare with the last apply.",
    "vpc-changed": "A network or a peering changed; compare with the last apply.",
}

PAGES = ("root-used", "trail-changed", "config-changed", "key-disabled")
"""What nobody does in the course of a day's work."""

ABOVE: Mapping[str, int] = {"calls-refused": 10, "sign-in-failed": 3}
"""What happens by mistake now and then; chosen here, because the benchmark says 0 for each."""


def _counts(here: Here) -> bool:
    return bool(here.spec.counts)


COUNTED = Need("`log: {alarms: cis}`", _counts)


ALARMS = tuple(
    Alarm(
        f"trail-{name}",
        "trail",
        NAMESPACE,
        name,
        "Sum",
        "above",
        {"critical" if name in PAGES else "warning": ABOVE.get(name, 0)},
        missing="notBreaching",
        meaning=MEANING[name],
        period_seconds=PERIOD_SECONDS,
        datapoints=(1, 1),
        needs=(COUNTED,),
    )
    for name in CIS_FILTERS
)
