"""The agent beside PgBouncer: whose passwords it writes, and when it leaves the list as it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

from specgen.sdk import read_text

REGION, NOBODY = "us-east-1", 65534


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    module = ModuleType("agent")
    exec(compile(read_text("documents/pgbouncer-agent.py"), "agent", "exec"), module.__dict__)  # noqa: S102  our own text
    with mock_aws():
        yield module


def secrets() -> Any:
    return boto3.client("secretsmanager", REGION)


def value(user: str, password: str) -> str:
    return json.dumps({"username": user, "password": password})


def made(name: str, *versions: tuple[str, str], pending: tuple[str, str] | None = None) -> str:
    """ARN of a secret whose last version is current."""
    arn: str = secrets().create_secret(Name=name, SecretString=value(*versions[0]))["ARN"]
    for version in versions[1:]:
        secrets().put_secret_value(SecretId=arn, SecretString=value(*version))
    if pending:
        secrets().put_secret_value(
            SecretId=arn, SecretString=value(*pending), VersionStages=["AWSPENDING"]
        )
    return arn


def test_knows_the_user_before_it_is_current_and_the_one_after(
    agent: ModuleType, tmp_path: Path
) -> None:
    web = made("web", ("web", "1"), ("web_clone", "2"), pending=("web", "3"))
    jobs = made("jobs", ("jobs", 'a"b'))
    path = tmp_path / "users" / "userlist.txt"
    path.parent.mkdir()

    agent.refresh(path, [web, jobs], NOBODY)

    assert path.read_text() == '"jobs" "a""b"\n"web" "3"\n"web_clone" "2"\n'
    assert path.stat().st_mode & 0o777 == 0o400


def test_of_two_passwords_the_current_counts(agent: ModuleType) -> None:
    arn = made("web", ("web", "old"), ("web", "now"), pending=("web", "next"))

    assert agent.users([arn]) == {"web": "now"}


@pytest.mark.parametrize("text", ["no json", '{"username": "web"}', "[]"])
def test_leaves_the_list_if_a_value_has_another_form(
    agent: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    arn, path = made("web", ("web", "1")), tmp_path / "userlist.txt"
    agent.refresh(path, [arn], NOBODY)
    before = path.read_text()
    secrets().put_secret_value(SecretId=arn, SecretString=text)

    agent.refresh(path, [arn], NOBODY)

    assert path.read_text() == before
    told = capsys.readouterr().err
    assert f"AWSCURRENT of {arn} is no JSON with `username` and `password`" in told
    assert text not in told.replace(arn, "").replace("no JSON", "")


def test_leaves_the_list_if_a_secret_cannot_be_read(agent: ModuleType, tmp_path: Path) -> None:
    arn, path = made("web", ("web", "1")), tmp_path / "userlist.txt"
    gone = arn.replace("web", "gone")
    agent.refresh(path, [arn, gone], NOBODY)
    assert not path.exists()

    agent.refresh(path, [arn], NOBODY)
    before = path.stat().st_mtime_ns
    agent.refresh(path, [arn, gone], NOBODY)
    agent.refresh(path, [arn], NOBODY)

    assert path.stat().st_mtime_ns == before


def test_reads_each_secret_where_its_arn_says(
    agent: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = boto3.client
    monkeypatch.setattr(
        agent.boto3,
        "client",
        lambda name, region_name: asked.append(region_name) or real(name, region_name),
    )
    agent.users([made("web", ("web", "1"))])

    assert set(asked) == {REGION}
