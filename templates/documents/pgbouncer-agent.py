# ruff: noqa: INP001, T201  the program of a container, not a module
"""Keeps PgBouncer's list of users like their secrets: a new user is in it before it is current.

A rotation waits until every task has read the pending user. Whatever cannot be read, the last list
stays: a pooler without users would refuse everybody.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

STAGES = ("AWSCURRENT", "AWSPENDING", "AWSPREVIOUS")
"""Of a name that has two passwords, the first counts."""
READABLE_BY_OWNER = 0o400


def users(arns: Iterable[str]) -> dict[str, str]:
    """User -> password; raises: ClientError, BotoCoreError, ValueError"""
    found: dict[str, str] = {}
    for arn in arns:
        client = boto3.client("secretsmanager", region_name=arn.split(":")[3])
        for stage in STAGES:
            for name, password in version(client, arn, stage):
                found.setdefault(name, password)
    return found


def version(client: Any, arn: str, stage: str) -> Iterator[tuple[str, str]]:
    """Nothing if there is no version in the stage, or if it has no value yet."""
    try:
        value = client.get_secret_value(SecretId=arn, VersionStage=stage)["SecretString"]
    except client.exceptions.ResourceNotFoundException:
        if stage == STAGES[0]:
            raise
        return
    try:
        parsed = json.loads(value)
        yield parsed["username"], parsed["password"]
    except (KeyError, TypeError, ValueError):
        message = f"{stage} of {arn} is no JSON with `username` and `password`"
        raise ValueError(message) from None


def text(found: dict[str, str]) -> str:
    return "".join(f"{_quoted(n)} {_quoted(p)}\n" for n, p in sorted(found.items()))


def write(path: Path, content: str, owner: int) -> None:
    """At once, because PgBouncer may read at any time."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    new.write_text(content)
    new.chmod(READABLE_BY_OWNER)
    if os.geteuid() == 0:
        os.chown(new, owner, owner)
    new.replace(path)


def refresh(path: Path, arns: Iterable[str], owner: int) -> None:
    try:
        content = text(users(arns))
    except (BotoCoreError, ClientError, ValueError) as error:
        print(f"the list of users stays as it is: {error}", file=sys.stderr, flush=True)
        return
    if not path.exists() or path.read_text() != content:
        write(path, content, owner)
        print(f"users: {content.count(chr(10))}", flush=True)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    path, owner = Path(os.environ["USERS_FILE"]), int(os.environ["OWNER"])
    arns, seconds = os.environ["SECRETS"].split(), int(os.environ["REFRESH_SECONDS"])
    path.parent.chmod(0o755)
    Path(os.environ["SCRATCH"]).chmod(0o1777)  # as /tmp is everywhere
    while True:
        refresh(path, arns, owner)
        time.sleep(seconds)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


if __name__ == "__main__":
    main()
