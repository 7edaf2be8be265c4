"""Stops one task of ECS; its service starts another one from the image."""  # noqa: INP001  a file of the function, not a package of ours

import os
from collections.abc import Iterator
from typing import Any

import boto3


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    cluster = event["detail"]["resource"].get("ecsClusterDetails", {})
    task = cluster.get("taskDetails", {})
    if task.get("arn"):
        name = cluster["arn"].rpartition("/")[2]
        why = f"{event['detail']['type']} {event['detail']['id']}"
        yield {"name": task["arn"], "cluster": name, "why": why}


def look(target: dict[str, str]) -> tuple[str, str]:
    if target["cluster"] != os.environ["CLUSTER"]:
        return "not ours", "The task is in another cluster."
    found = boto3.client("ecs").describe_tasks(cluster=target["cluster"], tasks=[target["name"]])
    running = [task for task in found["tasks"] if task["desiredStatus"] != "STOPPED"]
    if not running:
        return "contained", "The task was stopped already."
    return "open", "The task is stopped; its service starts another one."


def contain(target: dict[str, str]) -> str:
    boto3.client("ecs").stop_task(
        cluster=target["cluster"], task=target["name"], reason=f"GuardDuty: {target['why']}"[:255]
    )
    return "The task was stopped; its service starts another one. Its log is kept."
