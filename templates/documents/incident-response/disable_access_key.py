"""Turns off an access key that somebody else uses.

A role gets nothing but a policy that denies everything: whoever may write policies for any role
could give himself every right.
"""  # noqa: INP001  a file of the function, not a package of ours

import os
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError

LASTING = "AKIA"
"""Begins the id of a key of a user; those of sessions begin with ASIA."""


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    details = event["detail"]["resource"].get("accessKeyDetails", {})
    if details:
        yield {
            "name": f"{details['userType']} {details.get('userName', '')}".strip(),
            "type": details["userType"],
            "user": details.get("userName", ""),
            "key": details.get("accessKeyId", ""),
        }


def look(target: dict[str, str]) -> tuple[str, str]:
    if target["type"] == "IAMUser" and target["key"].startswith(LASTING):
        return look_at_key(target)
    if target["type"] == "AssumedRole" and os.environ["ROLES"] == "deny":
        return look_at_role(target["user"])
    return "spared", "A person must end these sessions: there is no access key to turn off."


def look_at_key(target: dict[str, str]) -> tuple[str, str]:
    status = {key["AccessKeyId"]: key["Status"] for key in keys_of(target["user"])}
    if status.get(target["key"]) != "Active":
        return "contained", f"Access key {target['key']} was off already, or is gone."
    return "open", f"Access key {target['key']} of {target['user']} is turned off."


def keys_of(user: str) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = boto3.client("iam").list_access_keys(UserName=user)[
            "AccessKeyMetadata"
        ]
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchEntity":
            return []
        raise
    return found


def look_at_role(role: str) -> tuple[str, str]:
    """A role of a service of AWS takes no policy."""
    if role.startswith("AWSServiceRoleFor"):
        return "spared", "It is a role of a service of AWS, which nobody can change."
    try:
        found = boto3.client("iam").list_attached_role_policies(RoleName=role)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchEntity":
            return "contained", f"Role {role} is gone."
        raise
    attached = [policy["PolicyArn"] for policy in found["AttachedPolicies"]]
    if os.environ["DENY_ALL"] in attached:
        return "contained", f"Role {role} was denied everything already."
    return "open", f"Role {role} is denied everything."


def contain(target: dict[str, str]) -> str:
    iam = boto3.client("iam")
    if target["type"] == "IAMUser":
        iam.update_access_key(UserName=target["user"], AccessKeyId=target["key"], Status="Inactive")
        return (
            f"Access key {target['key']} of {target['user']} is off. Sessions that were made with "
            f"it go on until they expire."
        )
    deny = os.environ["DENY_ALL"]
    iam.attach_role_policy(RoleName=target["user"], PolicyArn=deny)
    return f"Role {target['user']} is denied everything; to release it, detach {deny}."
