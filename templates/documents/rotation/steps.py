# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""The four steps in which Secrets Manager rotates a secret; each may run any number of times.

source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
(2026-11-30)
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

CURRENT, PENDING, PREVIOUS = "AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"
SYNC_POLLS, SYNC_SECONDS = 60, 5

Value = dict[str, Any]


class Way(Protocol):
    """What differs between a password, a key set and a data key."""

    def renewed(self, current: Value, token: str) -> Value:
        """The next value."""

    def put_in_force(self, current: Value, pending: Value) -> None:
        """Makes the pending value work, in a database if it has one."""

    def test(self, value: Value) -> None:
        """raises: RuntimeError if the value does not work"""


@dataclass(frozen=True)
class Service:
    """An ECS service that reads the secret only when a task starts."""

    region: str
    cluster: str
    service: str


@dataclass(frozen=True)
class Waits:
    """before_current: seconds until poolers know the pending user; after_sync: the same, for
    poolers of other regions, whose copy of the secret comes later
    """

    before_current: int = 0
    after_sync: int = 0
    restarts: tuple[Service, ...] = field(default_factory=tuple)


class Secret:
    """One secret with its versions."""

    def __init__(self, client: Any, arn: str) -> None:
        self.arn, self._client = arn, client

    def described(self) -> Any:
        return self._client.describe_secret(SecretId=self.arn)

    def stages(self, token: str) -> list[str]:
        return self.described().get("VersionIdsToStages", {}).get(token, [])

    def value(self, stage: str, token: str | None = None) -> Value | None:
        """None if there is no such version, or if it has no value yet."""
        which = {"VersionStage": stage, **({"VersionId": token} if token else {})}
        try:
            found = self._client.get_secret_value(SecretId=self.arn, **which)
        except self._client.exceptions.ResourceNotFoundException:
            return None
        return parsed(found["SecretString"])

    def put_pending(self, token: str, value: Value) -> None:
        """If another run of this step was faster, its value counts."""
        with suppress(self._client.exceptions.ResourceExistsException):
            self._client.put_secret_value(
                SecretId=self.arn,
                ClientRequestToken=token,
                SecretString=json.dumps(value),
                VersionStages=[PENDING],
            )

    def make_current(self, token: str) -> None:
        stages = self.described()["VersionIdsToStages"]
        old = next((version for version, has in stages.items() if CURRENT in has), None)
        if old == token:
            return
        more = {"RemoveFromVersionId": old} if old else {}
        self._client.update_secret_version_stage(
            SecretId=self.arn, VersionStage=CURRENT, MoveToVersionId=token, **more
        )

    def wait_for_copies(self) -> None:
        """raises: RuntimeError if a copy is not like its original after five minutes"""
        for _ in range(SYNC_POLLS):
            copies = self.described().get("ReplicationStatus") or []
            late = sorted(copy["Region"] for copy in copies if copy.get("Status") != "InSync")
            if not late:
                return
            time.sleep(SYNC_SECONDS)
        raise RuntimeError(f"the copies in {', '.join(late)} are not in sync")


def parsed(text: str) -> Value:
    """raises: RuntimeError, without the text, because logs are read by many"""
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise RuntimeError("the value of the secret is not a map in JSON")  # noqa: TRY004  see above
    return value


def create(secret: Secret, token: str, way: Way) -> None:
    if secret.value(PENDING, token) is None and CURRENT not in secret.stages(token):
        secret.put_pending(token, way.renewed(_current(secret), token))


def put_in_force(secret: Secret, token: str, way: Way) -> None:
    if CURRENT not in secret.stages(token):
        way.put_in_force(_current(secret), _pending(secret, token))


def test(secret: Secret, token: str, way: Way, waits: Waits) -> None:
    """AWS also calls this step alone, with a pending version that has no value and is removed
    afterwards, when rotation is switched on without rotating at once; then the current value is
    tested.
    """
    pending = secret.value(PENDING, token)
    if pending is None:
        way.test(_current(secret))
        return
    way.test(pending)
    if CURRENT not in secret.stages(token):
        time.sleep(waits.before_current)


def finish(secret: Secret, token: str, waits: Waits, restart: Any) -> None:
    """restart: takes a Service; it is called only once every copy has the new value"""
    secret.make_current(token)
    secret.wait_for_copies()
    time.sleep(waits.after_sync)
    for service in waits.restarts:
        restart(service)


def _current(secret: Secret) -> Value:
    value = secret.value(CURRENT)
    if value is None:
        raise RuntimeError("the secret has no value yet; put the first one by hand")
    return value


def _pending(secret: Secret, token: str) -> Value:
    value = secret.value(PENDING, token)
    if value is None:
        raise RuntimeError("the pending version has no value; createSecret comes first")
    return value


def mapping(value: Any, key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
