"""Writes what AWS Config found in all regions into a bucket, and a summary to a topic."""  # noqa: INP001  a file of the function, not a package of ours

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import boto3

MOST_LINES = 100


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    found = sorted(compliance(boto3.client("config"), os.environ["AGGREGATOR"]), key=place)
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    name = f"reports/{day.replace('-', '/')}.json"
    body = json.dumps({"day": day, "rules": found}, indent=2).encode()
    boto3.client("s3").put_object(Bucket=os.environ["BUCKET"], Key=name, Body=body)
    broken = [rule for rule in found if rule["compliance"] == "NON_COMPLIANT"]
    subject = f"AWS Config {day}: {len(broken)} of {len(found)} rules are broken"
    text = summary(broken, f"s3://{os.environ['BUCKET']}/{name}")
    message = for_chat(subject, text) if "CHAT" in os.environ else text
    boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Subject=subject, Message=message)
    return {"rules": len(found), "broken": len(broken)}


def compliance(config: Any, aggregator: str) -> Iterator[dict[str, Any]]:
    """Each rule in each region, with the number of resources that break it."""
    pages = config.get_paginator("describe_aggregate_compliance_by_config_rules")
    for page in pages.paginate(ConfigurationAggregatorName=aggregator):
        for item in page["AggregateComplianceByConfigRules"]:
            verdict = item.get("Compliance", {})
            count = verdict.get("ComplianceContributorCount", {})
            yield {
                "region": item["AwsRegion"],
                "rule": item["ConfigRuleName"],
                "compliance": verdict.get("ComplianceType", "INSUFFICIENT_DATA"),
                "resources": count.get("CappedCount", 0),
                "and_more": count.get("CapExceeded", False),
            }


def place(rule: dict[str, Any]) -> tuple[str, str]:
    return rule["region"], rule["rule"]


def summary(broken: list[dict[str, Any]], where: str) -> str:
    lines = [line(rule) for rule in broken[:MOST_LINES]]
    if len(broken) > MOST_LINES:
        lines.append(f"and {len(broken) - MOST_LINES} more")
    return "\n".join([*(lines or ["No rule is broken."]), "", f"All rules: {where}"])


def for_chat(title: str, text: str) -> str:
    """The only form, besides events of AWS, that its service for chats posts."""
    content = {"textType": "client-markdown", "title": title, "description": text}
    return json.dumps({"version": "1.0", "source": "custom", "content": content})


def line(rule: dict[str, Any]) -> str:
    more = "or more " if rule["and_more"] else ""
    return f"{rule['region']}  {rule['rule']}: {rule['resources']} {more}resources"
