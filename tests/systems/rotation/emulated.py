"""Secrets in an emulator, and a rotation as Secrets Manager runs it."""

import json
import uuid
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import boto3
import botocore.client
import pytest

STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
REGION = "us-east-1"


def client() -> Any:
    return boto3.client("secretsmanager", REGION)


def made(name: str, value: Mapping[str, Any], *, replicas: tuple[str, ...] = ()) -> str:
    """Its ARN."""
    copies = {"AddReplicaRegions": [{"Region": r} for r in replicas]} if replicas else {}
    done = client().create_secret(Name=name, SecretString=json.dumps(value), **copies)
    arn: str = done["ARN"]
    return arn


def value(arn: str, stage: str = "AWSCURRENT") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        client().get_secret_value(SecretId=arn, VersionStage=stage)["SecretString"]
    )
    return found


def rotate(code: SimpleNamespace, arn: str, token: str, steps: tuple[str, ...] = STEPS) -> None:
    for step in steps:
        event = {"SecretId": arn, "ClientRequestToken": token, "Step": step}
        code.index.handler(event, None)


def token() -> str:
    return str(uuid.uuid4())


def settle(
    code: SimpleNamespace, patch: pytest.MonkeyPatch, secrets: Mapping[str, Any], **environment: str
) -> None:
    """What Terraform writes into the archive and the environment."""
    patch.setattr(code.index, "settings", lambda name: {"name": name, **secrets[name]})
    for name, text in {"AWS_DEFAULT_REGION": REGION, **environment}.items():
        patch.setenv(name, text)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        patch.setenv(name, "testing")


class Killed(BaseException):
    """Not an Exception: nothing may catch it, as nothing catches the end of a process."""


class Killer:
    """Ends a run at one of its calls, to AWS or to the database; at: counted from 0

    after: the call is made and its answer lost, otherwise it is not made
    """

    def __init__(self, at: int, *, after: bool) -> None:
        self._at, self._after, self.calls = at, after, 0

    def watch(self, code: SimpleNamespace, patch: pytest.MonkeyPatch) -> None:
        for owner, name in (
            (botocore.client.BaseClient, "_make_api_call"),
            (code.postgres.Connection, "run"),
        ):
            patch.setattr(owner, name, self._around(getattr(owner, name)))

    def _around(self, real: Any) -> Any:
        def call(*args: Any, **more: Any) -> Any:
            mine, self.calls = self.calls, self.calls + 1
            if mine == self._at and not self._after:
                raise Killed
            try:
                return real(*args, **more)
            finally:
                if mine == self._at:
                    raise Killed

        return call
