"""Passwords of databases: in dry run, for real, and twice; with recorded events."""

import json
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from systems.incident_response import events
from systems.incident_response.playing import client, heard, load, outcomes

pytestmark = pytest.mark.slow


class Rotating:
    """A secret whose rotation ends at once: moto's versions are all of the present moment."""

    def __init__(self) -> None:
        self.rotated: list[str] = []
        self.made = [datetime.now(UTC)]

    def rotate_secret(self, SecretId: str, *, RotateImmediately: bool) -> None:  # noqa: N803  API
        assert RotateImmediately
        self.rotated.append(SecretId)
        self.made.append(datetime.now(UTC))

    def list_secret_version_ids(self, SecretId: str) -> dict[str, Any]:  # noqa: N803  of the API
        assert SecretId
        labels = ["AWSCURRENT", "AWSPREVIOUS"]
        versions = [
            {"VersionId": str(made), "CreatedDate": made, "VersionStages": [label]}
            for made, label in zip(reversed(self.made), labels, strict=False)
        ]
        return {"Versions": versions}


class TestPassword:
    @pytest.fixture
    def secret(self, monkeypatch: pytest.MonkeyPatch) -> str:
        secrets = client("secretsmanager")
        arn = str(secrets.create_secret(Name="app", SecretString="old")["ARN"])
        monkeypatch.setenv("DATABASES", "shop-orders,shop-copy")
        monkeypatch.setenv("SECRETS", json.dumps({"app": arn}))
        return arn

    def current(self, secret: str) -> str:
        return str(client("secretsmanager").get_secret_value(SecretId=secret)["VersionId"])

    def login(self, user: str, database: str = "shop-orders") -> Any:
        """Later than the versions that the secret has."""
        event = events.login(database, user)
        seen = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
        event["detail"]["service"]["eventLastSeen"] = seen
        return event

    def test_spares_a_user_without_a_secret_and_another_database(
        self, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("rds_brute_force", monkeypatch)
        before = self.current(secret)
        assert outcomes(module, self.login("postgres")) == ["spared"]
        assert outcomes(module, self.login("app", "other")) == ["not ours"]
        assert self.current(secret) == before

    def test_both_passwords_change_once(self, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
        module = load("rds_brute_force", monkeypatch, DRY_RUN="true")
        rotating = Rotating()
        monkeypatch.setattr(sys.modules["playbook"], "client_of", lambda _: rotating)
        event = events.login("shop-orders", "app_clone")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        assert outcomes(module, event) == ["dry run"]
        assert rotating.rotated == []

        monkeypatch.setenv("DRY_RUN", "false")
        assert outcomes(module, event) == ["done"]
        assert rotating.rotated == [secret, secret]
        assert outcomes(module, event) == ["contained"]
        assert len(rotating.rotated) == 2

    def test_one_rotation_more_if_a_run_ended_after_the_first(
        self, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("rds_brute_force", monkeypatch)
        rotating = Rotating()
        monkeypatch.setattr(sys.modules["playbook"], "client_of", lambda _: rotating)
        event = events.login("shop-orders", "app")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        rotating.rotate_secret(SecretId=secret, RotateImmediately=True)

        assert outcomes(module, event) == ["done"]
        assert rotating.rotated == [secret, secret]

    @pytest.mark.usefixtures("secret")
    def test_a_rotation_that_does_not_end_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = load("rds_brute_force", monkeypatch)
        playbook = sys.modules["playbook"]
        found = client("secretsmanager").list_secret_version_ids
        idle = SimpleNamespace(rotate_secret=lambda **_: None, list_secret_version_ids=found)
        monkeypatch.setattr(playbook, "client_of", lambda _: idle)
        monkeypatch.setattr(playbook, "ROTATION_SECONDS", -1)
        event = self.login("app")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        with pytest.raises(TimeoutError, match="is not over"):
            module.handler(event, None)
        assert heard() == []
