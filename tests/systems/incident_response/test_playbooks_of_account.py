"""Access keys and buckets: in dry run, for real, and twice; with recorded events."""

from typing import Any

import pytest
from systems.incident_response import events
from systems.incident_response.playing import client, load, outcomes

pytestmark = pytest.mark.slow


class TestAccessKey:
    DENY = "arn:aws:iam::aws:policy/AWSDenyAll"

    def test_turns_the_key_off_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        iam = client("iam")
        iam.create_user(UserName="alice")
        key = iam.create_access_key(UserName="alice")["AccessKey"]["AccessKeyId"]
        key_state = lambda: iam.list_access_keys(UserName="alice")["AccessKeyMetadata"][0]["Status"]  # noqa: E731
        event = events.access_key("IAMUser", "alice", key)

        dry = load("disable_access_key", monkeypatch, ROLES="ask", DRY_RUN="true")
        assert outcomes(dry, event) == ["dry run"]
        assert key_state() == "Active"

        module = load("disable_access_key", monkeypatch, DRY_RUN="false")
        assert outcomes(module, event) == ["done"]
        assert key_state() == "Inactive"
        assert outcomes(module, event) == ["contained"]

    @pytest.mark.parametrize(
        ("kind", "user", "key"),
        [("Root", "", "AKIAROOT"), ("AssumedRole", "api", "ASIA1"), ("IAMUser", "bob", "ASIA2")],
    )
    def test_asks_people_if_there_is_no_key_to_turn_off(
        self, kind: str, user: str, key: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("disable_access_key", monkeypatch, ROLES="ask")
        assert outcomes(module, events.access_key(kind, user, key)) == ["spared"]

    def test_a_user_or_a_role_that_is_gone_is_contained(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("disable_access_key", monkeypatch, ROLES="deny", DENY_ALL=self.DENY)
        assert outcomes(module, events.access_key("IAMUser", "gone", "AKIA1")) == ["contained"]
        assert outcomes(module, events.access_key("AssumedRole", "gone", "ASIA1")) == ["contained"]

    def test_denies_a_role_everything_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        iam = client("iam")
        iam.create_role(RoleName="api", AssumeRolePolicyDocument="{}")
        denied = {
            "PolicyName": "deny",
            "PolicyDocument": '{"Version": "2012-10-17", "Statement": '
            '[{"Effect": "Deny", "Action": "*", "Resource": "*"}]}',
        }
        arn = iam.create_policy(**denied)["Policy"]["Arn"]
        module = load("disable_access_key", monkeypatch, ROLES="deny", DENY_ALL=arn)
        event = events.access_key("AssumedRole", "api", "ASIA1")

        assert outcomes(module, event) == ["done"]
        attached = iam.list_attached_role_policies(RoleName="api")["AttachedPolicies"]
        assert [one["PolicyArn"] for one in attached] == [arn]
        assert outcomes(module, event) == ["contained"]


class TestBucket:
    @pytest.mark.parametrize("event", [events.bucket, events.control])
    def test_closes_once(self, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="open")
        s3.delete_public_access_block(Bucket="open")
        dry = load("block_public_bucket", monkeypatch, DRY_RUN="true")
        assert outcomes(dry, event("open")) == ["dry run"]

        module = load("block_public_bucket", monkeypatch, DRY_RUN="false")
        assert outcomes(module, event("open")) == ["done"]
        found = s3.get_public_access_block(Bucket="open")["PublicAccessBlockConfiguration"]
        assert set(found.values()) == {True}
        assert outcomes(module, event("open")) == ["contained"]
        assert outcomes(module, event("gone")) == ["contained"]
