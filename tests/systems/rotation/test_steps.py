"""The four steps on an emulator and on a real PostgreSQL: killed anywhere, and run again."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto import mock_aws
from postgres_server import ADMINISTRATOR, HOST, PASSWORD, Running, folder, need_servers, postgres
from systems.rotation import emulated
from systems.rotation.emulated import STEPS, Killed, Killer, made, rotate, settle, token, value

pytestmark = pytest.mark.slow

WEB = "trd/prod/rds/web-api"
MASTER = "trd/prod/rds/master"


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    need_servers()
    with folder() as place, postgres(place) as server:
        yield server


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, code: SimpleNamespace) -> Iterator[pytest.MonkeyPatch]:
    settle(code, monkeypatch, {})
    monkeypatch.setattr(code.steps.time, "sleep", lambda _: None)
    with mock_aws():
        yield monkeypatch


@pytest.fixture
def database(
    aws: pytest.MonkeyPatch, code: SimpleNamespace, running: Running
) -> Iterator[Callable[[dict[str, Any]], bool]]:
    """Whether a value logs in; two secrets are rotated, the administrator's by itself."""
    server = code.postgres.Server(HOST, running.port, running.certificates.authority)
    admin = {"username": ADMINISTRATOR, "password": PASSWORD}
    arn = made(MASTER, admin)
    secrets = {WEB: {"way": "alternating"}, MASTER: {"way": "single"}}
    settle(code, aws, secrets, ADMINISTRATOR=arn)
    aws.setattr(code.index, "server", lambda: server)
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        session.run("CREATE ROLE web LOGIN PASSWORD 'first'")
    yield lambda about: code.users.works(server, about)
    with code.postgres.Connection(server, **_login(value(arn))) as session:
        new = code.postgres.literal(code.scram.verifier(PASSWORD))
        session.run("DROP ROLE IF EXISTS web_clone; DROP ROLE web")
        session.run(f"ALTER ROLE {ADMINISTRATOR} PASSWORD {new}")


def _login(about: dict[str, Any]) -> dict[str, str]:
    return {"user": about["username"], "password": about["password"]}


def web() -> str:
    return made(WEB, {"engine": "postgres", "username": "web", "password": "first"})


def test_two_users_take_turns(code: SimpleNamespace, database: Callable[..., bool]) -> None:
    arn = web()
    for user, before in (("web_clone", "web"), ("web", "web_clone")):
        rotate(code, arn, token())
        current, previous = value(arn), value(arn, "AWSPREVIOUS")
        assert (current["username"], previous["username"]) == (user, before)
        assert current["engine"] == "postgres"
        assert database(current)
        assert database(previous)


def test_the_master_changes_its_own_password(
    code: SimpleNamespace, database: Callable[..., bool]
) -> None:
    rotate(code, MASTER, token())

    current, previous = value(MASTER), value(MASTER, "AWSPREVIOUS")
    assert current["username"] == previous["username"]
    assert database(current)
    assert not database(previous)
    arn = web()
    rotate(code, arn, token())
    assert database(value(arn))


def test_the_masters_pending_password_serves_while_it_rotates(
    code: SimpleNamespace, database: Callable[..., bool]
) -> None:
    rotate(code, MASTER, master := token(), STEPS[:2])
    arn = web()
    rotate(code, arn, token())

    assert database(value(arn))
    rotate(code, MASTER, master, STEPS[2:])


def calls_of(code: SimpleNamespace, arn: str, aws: pytest.MonkeyPatch) -> int:
    killer = Killer(-1, after=True)
    with aws.context() as patch:
        killer.watch(code, patch)
        rotate(code, arn, token())
    return killer.calls


@pytest.mark.parametrize("secret", [WEB, MASTER])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_call_and_run_again(
    code: SimpleNamespace,
    database: Callable[..., bool],
    aws: pytest.MonkeyPatch,
    secret: str,
    *,
    after: bool,
) -> None:
    """Between two calls there is nothing else that could be lost."""
    web()
    count = calls_of(code, secret, aws)
    assert count > 10
    for at in range(count):
        before, new = value(secret), token()
        with aws.context() as patch:
            Killer(at, after=after).watch(code, patch)
            with pytest.raises(Killed):
                rotate(code, secret, new)
        rotate(code, secret, new)
        now = value(secret)
        assert now["password"] != before["password"]
        assert value(secret, "AWSPREVIOUS") == before
        assert database(now)
        assert database(before) is (secret == WEB)


def test_run_again_whole_nothing_changes(
    code: SimpleNamespace, database: Callable[..., bool]
) -> None:
    arn, new = web(), token()
    rotate(code, arn, new)
    first = value(arn)
    for _ in range(2):
        rotate(code, arn, new)

    assert value(arn) == first
    assert database(first)


def test_switched_on_without_rotating_tests_what_is_there(
    code: SimpleNamespace, database: Callable[..., bool]
) -> None:
    """AWS then calls testSecret alone, with a version that has no value."""
    arn = web()
    rotate(code, arn, token(), ("testSecret",))
    emulated.client().put_secret_value(
        SecretId=arn, SecretString=json.dumps({"username": "web", "password": "wrong"})
    )

    with pytest.raises(RuntimeError, match="web cannot log in"):
        rotate(code, arn, token(), ("testSecret",))
    assert database({"username": "web", "password": "first"})


def test_another_secret_is_refused(
    code: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secrets.json").write_text(json.dumps({WEB: {"way": "single"}}))
    monkeypatch.setattr(code.index, "FILES", tmp_path)

    assert code.index.settings(WEB)["way"] == "single"
    with pytest.raises(PermissionError, match="other is not rotated"):
        code.index.settings("other")


def pair(**_: Any) -> dict[str, bytes]:
    """As KMS makes one, which the emulator cannot."""
    key, form = ec.generate_private_key(ec.SECP256R1()), serialization
    return {
        "PrivateKeyPlaintext": key.private_bytes(
            form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption()
        ),
        "PublicKey": key.public_key().public_bytes(
            form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo
        ),
    }


def test_a_key_signs_one_rotation_after_it_was_published(
    code: SimpleNamespace, aws: pytest.MonkeyPatch
) -> None:
    arn = made("jwt", {})
    settle(code, aws, {"jwt": {"way": "key_set"}}, KEY="alias/any")
    kms = SimpleNamespace(generate_data_key_pair=pair)
    real = boto3.client
    aws.setattr(
        code.index.boto3, "client", lambda n, *a, **k: kms if n == "kms" else real(n, *a, **k)
    )
    rotate(code, arn, token(), ("testSecret",))
    sets = []
    for _ in range(3):
        rotate(code, arn, token())
        sets.append(value(arn))

    for before, now in pairwise(sets):
        assert now["current"] == before["next"]
        assert now["previous"] == before["current"]
    last = sets[-1]["current"]
    private = serialization.load_pem_private_key(last["private"].encode(), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    numbers = private.public_key().public_numbers()
    x = code.key_set.b64url(numbers.x.to_bytes(32, "big"))
    assert last["public"]["x"] == x
    assert "d" not in last["public"]


def test_earlier_data_keys_stay(code: SimpleNamespace, aws: pytest.MonkeyPatch) -> None:
    key = boto3.client("kms", emulated.REGION).create_key()["KeyMetadata"]["KeyId"]
    arn = made("data", {})
    settle(code, aws, {"data": {"way": "data_key"}}, KEY=key)
    for count in (1, 2, 3):
        rotate(code, arn, new := token())
        now = value(arn)
        assert now["current"] == new
        assert len(now["keys"]) == count
    blob = code.data_key.base64.b64decode(now["keys"][now["current"]])
    kms = boto3.client("kms", emulated.REGION)
    plain = kms.decrypt(CiphertextBlob=blob, EncryptionContext={"secret": "data"})
    assert len(plain["Plaintext"]) == 32


def test_a_full_secret_says_so(code: SimpleNamespace, aws: pytest.MonkeyPatch) -> None:
    key = boto3.client("kms", emulated.REGION).create_key()["KeyMetadata"]["KeyId"]
    arn = made("data", {"current": "a", "keys": {"a": "x" * 65_400}})
    settle(code, aws, {"data": {"way": "data_key"}}, KEY=key)
    with pytest.raises(RuntimeError, match="2 keys are too long"):
        rotate(code, arn, token())


def test_services_restart_once_every_copy_is_there(
    code: SimpleNamespace, aws: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    states = iter([[{"Region": "us-west-2", "Status": "InProgress"}], [{"Status": "InSync"}]])
    service = {"region": "us-west-2", "cluster": "c", "service": "s"}
    about = {"way": "data_key", "after_sync_seconds": 120, "restarts": [service]}
    secret = SimpleNamespace(
        make_current=seen.append, described=lambda: {"ReplicationStatus": next(states)}, arn=""
    )
    secret.wait_for_copies = lambda: code.steps.Secret.wait_for_copies(secret)
    aws.setattr(code.steps.time, "sleep", seen.append)
    code.steps.finish(secret, "token", code.index.waits_of(about), seen.append)

    assert seen == ["token", code.steps.SYNC_SECONDS, 120, code.steps.Service(**service)]


@pytest.mark.usefixtures("aws")
def test_a_copy_that_stays_late_fails(code: SimpleNamespace) -> None:
    late = {"ReplicationStatus": [{"Region": "us-west-2", "Status": "Failed"}]}
    secret = SimpleNamespace(described=lambda: late)
    with pytest.raises(RuntimeError, match="us-west-2 are not in sync"):
        code.steps.Secret.wait_for_copies(secret)


@pytest.mark.parametrize("text", ["not-json-and-secret", "[1]"])
def test_a_value_that_is_no_map_is_not_quoted(code: SimpleNamespace, text: str) -> None:
    with pytest.raises(RuntimeError, match="not a map") as refused:
        code.steps.parsed(text)
    assert text not in str(refused.value)
