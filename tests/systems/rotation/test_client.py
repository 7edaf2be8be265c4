"""Our client on a real PostgreSQL: whom it lets in, what it refuses, what a log holds."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from postgres_server import (
    ADMINISTRATOR,
    HOST,
    PASSWORD,
    Running,
    certificates,
    folder,
    need_servers,
    postgres,
)


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    need_servers()
    with folder() as place, postgres(place) as made:
        yield made


@pytest.fixture
def server(code: SimpleNamespace, running: Running) -> Any:
    return code.postgres.Server(HOST, running.port, running.certificates.authority)


def test_logs_in_and_asks(code: SimpleNamespace, server: Any) -> None:
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        assert session.run("SELECT 1, NULL, 'ü'; SELECT current_user") == [
            ["1", None, "ü"],
            [ADMINISTRATOR],
        ]
        assert session.run("SHOW ssl_library") == [["OpenSSL"]]


def test_a_wrong_password_is_a_refused_login(code: SimpleNamespace, server: Any) -> None:
    with pytest.raises(code.postgres.Refused) as refused:
        code.postgres.Connection(server, ADMINISTRATOR, "another")

    assert refused.value.is_login
    assert not code.users.works(server, {"username": ADMINISTRATOR, "password": "another"})


def test_a_refused_statement_leaves_the_session_usable(code: SimpleNamespace, server: Any) -> None:
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        with pytest.raises(code.postgres.Refused, match="does not exist") as refused:
            session.run("SELECT * FROM nothing")
        assert not refused.value.is_login
        assert session.run("SELECT 2") == [["2"]]


def test_another_authority_is_refused(code: SimpleNamespace, running: Running) -> None:
    with folder() as place:
        other = code.postgres.Server(HOST, running.port, certificates(place).authority)
        with pytest.raises(OSError, match="certificate verify failed"):
            code.postgres.Connection(other, ADMINISTRATOR, PASSWORD)


def test_another_host_name_is_refused(code: SimpleNamespace, running: Running) -> None:
    named = code.postgres.Server("127.0.0.2", running.port, running.certificates.authority)
    same = code.postgres.Server("localhost", running.port, running.certificates.authority)
    with pytest.MonkeyPatch.context() as patch:
        real = code.postgres.socket.create_connection
        patch.setattr(
            code.postgres.socket,
            "create_connection",
            lambda address, **more: real((HOST, address[1]), **more),
        )
        with pytest.raises(OSError, match="certificate verify failed"):
            code.postgres.Connection(named, ADMINISTRATOR, PASSWORD)
        code.postgres.Connection(same, ADMINISTRATOR, PASSWORD).__exit__()


def test_both_users_own_the_same(code: SimpleNamespace, server: Any) -> None:
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        session.run("CREATE ROLE \"we'b\" LOGIN PASSWORD 'first'")
    first = {"username": "we'b", "password": "first"}
    pending = code.users.renewed(first, alternating=True)
    admin = code.users.Login(({"username": ADMINISTRATOR, "password": PASSWORD},))

    code.users.set_password(server, pending, admin)

    assert pending["username"] == "we'b_clone"
    with code.postgres.Connection(server, "we'b_clone", pending["password"]) as session:
        assert session.run("SELECT current_user, session_user") == [["we'b", "we'b_clone"]]
        session.run("DISCARD ALL")
        assert session.run("SELECT current_user") == [["we'b"]]
    back = code.users.renewed(pending, alternating=True)
    code.users.set_password(server, back, admin)
    assert back["username"] == "we'b"
    assert code.users.works(server, back)
    assert code.users.works(server, pending)
    assert not code.users.works(server, first)


def test_no_password_is_in_the_servers_log(
    code: SimpleNamespace, server: Any, running: Running
) -> None:
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        session.run("CREATE ROLE logged LOGIN")
    value = {"username": "logged", "password": "Never-To-Be-Seen"}
    admin = code.users.Login(({"username": ADMINISTRATOR, "password": PASSWORD},))
    code.users.set_password(server, value, admin)

    log = running.log.read_text()
    assert 'ALTER ROLE "logged" PASSWORD' in log
    assert "Never-To-Be-Seen" not in log
    assert code.users.works(server, value)


def test_a_user_that_was_never_made_is_reported(code: SimpleNamespace, server: Any) -> None:
    admin = code.users.Login(({"username": ADMINISTRATOR, "password": PASSWORD},))
    with pytest.raises(ValueError, match="has no user nobody-made"):
        code.users.set_password(server, {"username": "nobody-made", "password": "x"}, admin)


def test_nobody_logs_in(code: SimpleNamespace, server: Any) -> None:
    strangers = code.users.Login(({"username": "stranger", "password": "x"},) * 2)
    with pytest.raises(RuntimeError, match="nobody who may set the password"):
        code.users.set_password(server, {"username": "web", "password": "x"}, strangers)
