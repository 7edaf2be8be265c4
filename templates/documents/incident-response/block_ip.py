"""Adds an attacker's address to sets that the firewall blocks, and takes it out after some hours.

Each address has an object in a bucket, whose age says when it was blocked. Addresses that somebody
else put into a set have none, and stay.
"""  # noqa: INP001  a file of the function, not a package of ours

import ipaddress
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3

FOLDER = "blocked/"
MOST_ADDRESSES = 10_000
"""source: https://docs.aws.amazon.com/waf/latest/developerguide/limits.html (2026-11-30)"""


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Of connections that came in: an instance's own connections may go to anybody."""
    action = event["detail"].get("service", {}).get("action", {})
    details = []
    connection = action.get("networkConnectionAction", {})
    if connection.get("connectionDirection") == "INBOUND":
        details.append(connection.get("remoteIpDetails", {}))
    probes = action.get("portProbeAction", {}).get("portProbeDetails", [])
    details += [probe.get("remoteIpDetails", {}) for probe in probes]
    addresses = {one["ipAddressV4"] for one in details if one.get("ipAddressV4")}
    for address in sorted(addresses):
        yield {"name": address, "block": f"{address}/32"}


def look(target: dict[str, str]) -> tuple[str, str]:
    if not ipaddress.ip_address(target["name"]).is_global:
        return "spared", "It is an address of a private network: who has it must be found out."
    if all(target["block"] in addresses(arn)[0] for arn in sets()):
        return "contained", "It was blocked already."
    return "open", f"It is blocked for {os.environ['HOURS']} hours."


def contain(target: dict[str, str]) -> str:
    s3, block = boto3.client("s3"), target["block"]
    key = f"{FOLDER}{target['name']}"
    s3.put_object(Bucket=os.environ["BUCKET"], Key=key, Body=b"")
    for arn in sets():
        present, token = addresses(arn)
        if block in present:
            continue
        if len(present) >= MOST_ADDRESSES:
            raise RuntimeError(f"{arn} has {len(present)} addresses, and takes no more")
        update(arn, [*present, block], token)
    return f"It is blocked for {os.environ['HOURS']} hours."


def expire() -> Iterator[dict[str, str]]:
    """Takes the addresses out whose time is over."""
    s3, bucket = boto3.client("s3"), os.environ["BUCKET"]
    earliest = datetime.now(UTC) - timedelta(hours=int(os.environ["HOURS"]))
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=FOLDER)
    found = [one for page in pages for one in page.get("Contents", [])]
    over = [one["Key"] for one in found if one["LastModified"] <= earliest]
    if not over:
        return
    blocks = {f"{key.removeprefix(FOLDER)}/32" for key in over}
    for arn in sets():
        present, token = addresses(arn)
        kept = [block for block in present if block not in blocks]
        if kept != present:
            update(arn, kept, token)
    for key in over:
        s3.delete_object(Bucket=bucket, Key=key)
        yield {"target": key.removeprefix(FOLDER), "outcome": "expired", "words": ""}


def sets() -> list[str]:
    return os.environ["SETS"].split(",")


def place(arn: str) -> dict[str, str]:
    """arn:aws:wafv2:us-east-1:000000000000:regional/ipset/NAME/ID"""
    scope, _, name, identifier = arn.split(":", 5)[5].split("/")
    return {
        "Name": name,
        "Id": identifier,
        "Scope": "CLOUDFRONT" if scope == "global" else "REGIONAL",
    }


def addresses(arn: str) -> tuple[list[str], str]:
    found = boto3.client("wafv2").get_ip_set(**place(arn))
    return found["IPSet"]["Addresses"], found["LockToken"]


def update(arn: str, blocks: list[str], token: str) -> None:
    """Refused if somebody else changed the set since it was read; Lambda then tries again."""
    boto3.client("wafv2").update_ip_set(**place(arn), Addresses=blocks, LockToken=token)
