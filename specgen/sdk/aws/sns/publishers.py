"""AWS services that publish to topics: their principals, and what their requests carry.

AWS Config is left out, because it does not publish to encrypted topics; use `events` instead.
source: https://docs.aws.amazon.com/config/latest/developerguide/sns-topic-policy.html (2026-11-22)
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """principal: in the topic's policy; its key here is the one of facts/kms.py

    names_source: whether its requests name the account it acts for; a condition on that would
    keep other services from publishing
    """

    principal: str
    names_source: bool = True


# source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, and for events
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (2026-11-22)
PUBLISHERS = {
    "budgets": Publisher("budgets.amazonaws.com"),
    "cloudwatch": Publisher("cloudwatch.amazonaws.com"),
    "costalerts": Publisher("costalerts.amazonaws.com"),
    "events": Publisher("events.amazonaws.com", names_source=False),
    "rds_events": Publisher("events.rds.amazonaws.com"),
    # 2026-11-29: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    "s3_events": Publisher("s3.amazonaws.com"),
}
