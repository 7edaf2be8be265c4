"""Who may write into a bucket that receives what services of AWS deliver, or read what they serve.

Each statement is the one that AWS itself would write, so that AWS finds nothing to add.
source: the page of each delivery in facts/s3.py; CLOUDFRONT_READS:
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
(2026-11-29)
"""

from collections.abc import Iterable, Iterator
from typing import Any

from specgen.project.names import Names
from specgen.sdk.aws.iam import Condition, allow

Statement = dict[str, Any]

LOG_DELIVERY = "delivery.logs.amazonaws.com"
CLOUDFRONT_REGION = "us-east-1"
VENDED = ("flow_logs", "nlb_logs", "resolver_logs", "waf_logs")
"""Deliveries that one service writes in one way."""


def received(names: Names, arn: str, deliveries: Iterable[str]) -> Iterator[Statement]:
    """names: of the bucket's place; arn: the bucket's; deliveries: keys of facts.s3.DELIVERIES"""
    asked = set(deliveries)
    if asked.intersection(VENDED):
        yield from vended_logs(names, arn)
    if "cloudfront_logs" in asked:
        yield from _cloudfront_logs(names, arn)
    if "elb_logs" in asked:
        yield elb_logs(names, arn)
    if "s3_access_logs" in asked:
        yield _access_logs(names, arn)
    if "cloudtrail" in asked:
        yield from _cloudtrail(names, arn)


def vended_logs(names: Names, arn: str) -> Iterator[Statement]:
    """Logs of resources in the bucket's region.

    source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
    """
    source = {"ArnLike": {"aws:SourceArn": names.arn("logs", "*")}}
    yield from _log_delivery(names, "AWSLogDelivery", arn, [f"{arn}/AWSLogs/*"], source)


def _cloudfront_logs(names: Names, arn: str) -> Iterator[Statement]:
    """CloudFront delivers from one region, below a prefix if the distribution sets one."""
    delivery = names.arn("logs", "delivery-source:*", region=CLOUDFRONT_REGION)
    source = {"ArnLike": {"aws:SourceArn": delivery}}
    below = [f"{arn}/AWSLogs/*", f"{arn}/*/AWSLogs/*"]
    yield from _log_delivery(names, "CloudFrontLogs", arn, below, source)


def _log_delivery(
    names: Names, sid: str, arn: str, below: list[str], source: Condition
) -> Iterator[Statement]:
    service, account = {"Service": LOG_DELIVERY}, {"aws:SourceAccount": names.account}
    acl = {"s3:x-amz-acl": "bucket-owner-full-control"}
    writes = {"StringEquals": {**account, **acl}, **source}
    looks = {"StringEquals": account, **source}
    yield allow(f"{sid}Write", ["s3:PutObject"], below, principals=service, conditions=writes)
    check = ["s3:GetBucketAcl", "s3:ListBucket"]
    yield allow(f"{sid}AclCheck", check, [arn], principals=service, conditions=looks)


def elb_logs(names: Names, arn: str) -> Statement:
    """The account is part of the path, so load balancers of other accounts cannot write here.

    The service writes in every region, also where an ELB account used to write.
    source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
    """
    service = {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}
    below = [f"{arn}/AWSLogs/{names.account}/*"]
    return allow("LogDeliveryWrite", ["s3:PutObject"], below, principals=service)


def _access_logs(names: Names, arn: str) -> Statement:
    """Below any prefix: each bucket that is logged names its own."""
    own = {
        "ArnLike": {"aws:SourceArn": f"arn:{names.partition}:s3:::*"},
        "StringEquals": {"aws:SourceAccount": names.account},
    }
    service = {"Service": "logging.s3.amazonaws.com"}
    return allow(
        "AccessLogsWrite", ["s3:PutObject"], [f"{arn}/*"], principals=service, conditions=own
    )


def _cloudtrail(names: Names, arn: str) -> Iterator[Statement]:
    service = {"Service": "cloudtrail.amazonaws.com"}
    trails = f"arn:{names.partition}:cloudtrail:*:{names.account}:trail/*"
    own = {"ArnLike": {"aws:SourceArn": trails}}
    acl = {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}}
    below = [f"{arn}/AWSLogs/{names.account}/*"]
    yield allow("TrailAclCheck", ["s3:GetBucketAcl"], [arn], principals=service, conditions=own)
    yield allow(
        "TrailWrite", ["s3:PutObject"], below, principals=service, conditions={**acl, **own}
    )


def served(names: Names, arn: str) -> Statement:
    """To any distribution of the account: the id of one is known only after the bucket.

    Without s3:ListBucket, because that would list the bucket at a distribution's root.
    """
    distributions = names.arn("cloudfront", "distribution/*", region="")
    return allow(
        "ServeThroughCloudFront",
        ["s3:GetObject"],
        [f"{arn}/*"],
        principals={"Service": "cloudfront.amazonaws.com"},
        conditions={"ArnLike": {"aws:SourceArn": distributions}},
    )
