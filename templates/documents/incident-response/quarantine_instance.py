"""Puts an instance behind a security group that admits nobody, and keeps its disks and memory."""  # noqa: INP001  a file of the function, not a package of ours

import json
import os
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError

TAG = "groups-before"
TAG_MAXIMUM = 256


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    details = event["detail"]["resource"].get("instanceDetails", {})
    if details.get("instanceId"):
        yield {"name": details["instanceId"]}


def look(target: dict[str, str]) -> tuple[str, str]:
    found = instance(target["name"])
    if found is None or found["State"]["Name"] in {"shutting-down", "terminated"}:
        return "contained", "The instance is gone."
    if found.get("VpcId") != os.environ["NETWORK"]:
        return "not ours", "The instance is in another network."
    tags = {tag["Key"]: tag["Value"] for tag in found.get("Tags", [])}
    for key, value in json.loads(os.environ["SPARE"]).items():
        if tags.get(key) == value:
            return "spared", f"It has the tag {key}: {value}, so a person must isolate it."
    if all(groups(one) == [os.environ["GROUP"]] for one in found["NetworkInterfaces"]):
        return "contained", "It was in the quarantine group already."
    return "open", f"Its security groups become {os.environ['GROUP']}, which admits nobody."


def contain(target: dict[str, str]) -> str:
    """The groups come last: until they change, a run that failed is begun again."""
    ec2, found = boto3.client("ec2"), instance(target["name"])
    if found is None:
        return "The instance is gone."
    before = " ".join(
        f"{one['NetworkInterfaceId']}={'+'.join(groups(one))}"
        for one in found["NetworkInterfaces"]
        if groups(one) != [os.environ["GROUP"]]
    )
    if not any(tag["Key"] == TAG for tag in found.get("Tags", [])):
        ec2.create_tags(
            Resources=[target["name"]], Tags=[{"Key": TAG, "Value": before[:TAG_MAXIMUM]}]
        )
    left = leave_group(target["name"])
    for one in found["NetworkInterfaces"]:
        ec2.modify_network_interface_attribute(
            NetworkInterfaceId=one["NetworkInterfaceId"], Groups=[os.environ["GROUP"]]
        )
    return (
        f"It is in the quarantine group; connections that were open may go on until they end. "
        f"{left}To release it, set its groups again, and remove its tag {TAG}: {before}"
    )


def leave_group(instance_id: str) -> str:
    """An Auto Scaling group would replace an instance that is unreachable, and delete its disks."""
    scaling = boto3.client("autoscaling")
    found = scaling.describe_auto_scaling_instances(InstanceIds=[instance_id])
    for member in found["AutoScalingInstances"]:
        if member["LifecycleState"] != "InService":
            continue
        scaling.detach_instances(
            InstanceIds=[instance_id],
            AutoScalingGroupName=member["AutoScalingGroupName"],
            ShouldDecrementDesiredCapacity=False,
        )
        return f"Its Auto Scaling group {member['AutoScalingGroupName']} starts another one. "
    return ""


def groups(interface: dict[str, Any]) -> list[str]:
    return sorted(group["GroupId"] for group in interface["Groups"])


def instance(instance_id: str) -> dict[str, Any] | None:
    try:
        found = boto3.client("ec2").describe_instances(InstanceIds=[instance_id])
    except ClientError as error:
        if error.response["Error"]["Code"] == "InvalidInstanceID.NotFound":
            return None
        raise
    every = [one for reservation in found["Reservations"] for one in reservation["Instances"]]
    return every[0] if every else None
