"""Changes the password of a database user whose password was guessed: its secret rotates twice.

Of two users that take turns, one rotation changes the other one only.
"""  # noqa: INP001  a file of the function, not a package of ours

import json
import os
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import boto3

CLONE = "_clone"
POLL_SECONDS = 10
ROTATION_SECONDS = 400
"""Two of them fit into the function's time."""


def targets(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    resource = event["detail"]["resource"]
    user = resource.get("rdsDbUserDetails", {}).get("user")
    if user:
        database = resource["rdsDbInstanceDetails"]["dbInstanceIdentifier"]
        seen = event["detail"]["service"]["eventLastSeen"]
        name = f"{user} of {database}"
        yield {"name": name, "user": user, "database": database, "seen": seen}


def look(target: dict[str, str]) -> tuple[str, str]:
    if target["database"] not in os.environ["DATABASES"].split(","):
        return "not ours", "It is another database."
    secret = secret_of(target)
    if secret is None:
        return "spared", "No secret of this user is known; a person must change its password."
    if is_over(secret, target["seen"]):
        return "contained", "Its secret rotated twice since that login."
    return "open", f"Its secret {secret} rotates twice."


def contain(target: dict[str, str]) -> str:
    secret = secret_of(target)
    if secret is None:
        raise LookupError(target["user"])
    client = client_of(secret)
    while not is_over(secret, target["seen"]):
        before = labelled(secret, "AWSCURRENT")
        client.rotate_secret(SecretId=secret, RotateImmediately=True)
        wait(secret, before["VersionId"])
    return f"Its secret {secret} rotated twice: both earlier passwords are void."


def wait(secret: str, version: str) -> None:
    until = time.monotonic() + ROTATION_SECONDS
    while labelled(secret, "AWSCURRENT")["VersionId"] == version:
        if time.monotonic() > until:
            raise TimeoutError(f"the rotation of {secret} is not over after {ROTATION_SECONDS} s")
        time.sleep(POLL_SECONDS)


def is_over(secret: str, seen: str) -> bool:
    """Whether both passwords that are valid are younger than the login."""
    login = datetime.fromisoformat(seen)
    versions = [labelled(secret, label) for label in ("AWSCURRENT", "AWSPREVIOUS")]
    return all("CreatedDate" in one and one["CreatedDate"] > login for one in versions)


def labelled(secret: str, label: str) -> dict[str, Any]:
    found = client_of(secret).list_secret_version_ids(SecretId=secret)["Versions"]
    with_label = [one for one in found if label in one.get("VersionStages", [])]
    return with_label[0] if with_label else {}


def secret_of(target: dict[str, str]) -> str | None:
    secrets: dict[str, str] = json.loads(os.environ["SECRETS"])
    return secrets.get(target["user"]) or secrets.get(target["user"].removesuffix(CLONE))


def client_of(secret: str) -> Any:
    """In the secret's own region: a copy cannot rotate."""
    return boto3.client("secretsmanager", region_name=secret.split(":")[3])
