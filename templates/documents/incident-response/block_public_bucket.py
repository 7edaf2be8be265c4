"""Blocks public access to a bucket that somebody has opened."""  # noqa: INP001  a file of the function, not a package of ours

from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError

BLOCKED = {
    "BlockPublicAcls": True,
    "BlockPublicPolicy": True,
    "IgnorePublicAcls": True,
    "RestrictPublicBuckets": True,
}


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    detail = event["detail"]
    if "findings" in detail:
        resources = [one for finding in detail["findings"] for one in finding["Resources"]]
        names = [one["Id"].rpartition(":")[2] for one in resources if one["Type"] == "AwsS3Bucket"]
    else:
        names = [one["name"] for one in detail["resource"].get("s3BucketDetails", [])]
    for name in sorted(set(names)):
        yield {"name": name}


def look(target: dict[str, str]) -> tuple[str, str]:
    try:
        found = boto3.client("s3").get_public_access_block(Bucket=target["name"])
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "NoSuchBucket":
            return "contained", "The bucket is gone."
        if code != "NoSuchPublicAccessBlockConfiguration":
            raise
        found = {}
    if found.get("PublicAccessBlockConfiguration") == BLOCKED:
        return "contained", "Public access was blocked already."
    return "open", "Public access is blocked: policies and ACLs that give it have no effect."


def contain(target: dict[str, str]) -> str:
    boto3.client("s3").put_public_access_block(
        Bucket=target["name"], PublicAccessBlockConfiguration=BLOCKED
    )
    return (
        "Public access is blocked; look at the bucket's policy and its ACL, and remove the cause."
    )
