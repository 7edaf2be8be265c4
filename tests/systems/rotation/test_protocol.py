"""What our client does not accept from a server, on servers that answer as we say."""

import base64
import contextlib
import hashlib
import hmac
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from postgres_server import HOST, Certificates, certificates

READY = b"Z\0\0\0\5I"
WAIT_SECONDS = 5


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("server"))


def authentication(what: int, data: bytes = b"") -> bytes:
    return b"R" + struct.pack(">2I", 8 + len(data), what) + data


def received(connection: ssl.SSLSocket) -> bytes:
    """The body of the next message."""
    head = connection.recv(5)
    if len(head) < 5:
        raise ConnectionError
    return connection.recv(struct.unpack(">I", head[1:])[0] - 4)


@contextmanager
def serving(
    made: Certificates, talk: Callable[[ssl.SSLSocket], None], *, tls: bytes = b"S"
) -> Generator[int]:
    """A server for one connection; talk: what it says once the client has named its user"""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.certificate, made.key)
    with socket.create_server((HOST, 0)) as listening:
        listening.settimeout(WAIT_SECONDS)

        def serve() -> None:
            plain, _ = listening.accept()
            plain.settimeout(WAIT_SECONDS)
            with plain, contextlib.suppress(OSError):
                plain.recv(8)
                plain.sendall(tls)
                if tls == b"S":
                    with context.wrap_socket(plain, server_side=True) as secured:
                        start = secured.recv(4)
                        secured.recv(struct.unpack(">I", start)[0] - 4)
                        talk(secured)
                        secured.recv(1)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(WAIT_SECONDS)


def connect(code: SimpleNamespace, made: Certificates, port: int) -> Any:
    server = code.postgres.Server(HOST, port, made.authority)
    return code.postgres.Connection(server, "web", "pencil")


@pytest.mark.parametrize(
    "answer",
    [
        authentication(0) + READY,
        authentication(3),
        authentication(5, b"salt"),
        authentication(10, b"SCRAM-SHA-1\0\0"),
        authentication(12, b"v=bm90aGluZw=="),
    ],
    ids=["trust", "cleartext", "md5", "another-mechanism", "the-end-first"],
)
def test_only_scram_logs_in(code: SimpleNamespace, made: Certificates, answer: bytes) -> None:
    heard: list[bytes] = []

    def talk(connection: ssl.SSLSocket) -> None:
        connection.sendall(answer)
        heard.append(connection.recv(100))

    with serving(made, talk) as port, pytest.raises(ValueError, match=r"SCRAM|did not prove"):
        connect(code, made, port)
    assert b"pencil" not in b"".join(heard)


@pytest.mark.parametrize("tls", [b"N", b"H", b""], ids=["none", "http", "gone"])
def test_a_server_without_tls_gets_nothing(
    code: SimpleNamespace, made: Certificates, tls: bytes
) -> None:
    with (
        serving(made, lambda _: None, tls=tls) as port,
        pytest.raises((ValueError, OSError), match=r"no TLS|timed out"),
    ):
        connect(code, made, port)


def scram(connection: ssl.SSLSocket, password: str, *, iterations: int = 4096) -> None:
    """The server's side, with the password that it knows."""
    connection.sendall(authentication(10, b"SCRAM-SHA-256\0\0"))
    first = received(connection).split(b"\0", 1)[1][4:].decode()
    bare = first.removeprefix("n,,")
    salt = b"0123456789abcdef"
    nonce = dict(part.split("=", 1) for part in bare.split(","))["r"] + "more"
    answer = f"r={nonce},s={base64.b64encode(salt).decode()},i={iterations}"
    connection.sendall(authentication(11, answer.encode()))
    unproved = received(connection).decode().rpartition(",p=")[0]
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations)
    key = hmac.new(salted, b"Server Key", "sha256").digest()
    signed = hmac.new(key, f"{bare},{answer},{unproved}".encode(), "sha256").digest()
    final = authentication(12, b"v=" + base64.b64encode(signed))
    connection.sendall(final + authentication(0) + READY)


def test_a_server_that_knows_the_password_is_believed(
    code: SimpleNamespace, made: Certificates
) -> None:
    def talk(connection: ssl.SSLSocket) -> None:
        scram(connection, "pencil")
        received(connection)
        row = struct.pack(">HI", 1, 1) + b"1"
        connection.sendall(b"D" + struct.pack(">I", 4 + len(row)) + row + READY)

    with serving(made, talk) as port, connect(code, made, port) as session:
        assert session.run("SELECT 1") == [["1"]]


@pytest.mark.parametrize(("password", "iterations"), [("guess", 4096), ("pencil", 1)])
def test_a_server_that_proves_nothing_is_refused(
    code: SimpleNamespace, made: Certificates, password: str, iterations: int
) -> None:
    with (
        serving(made, lambda c: scram(c, password, iterations=iterations)) as port,
        pytest.raises(ValueError, match=r"did not prove|iterations"),
    ):
        connect(code, made, port)


def test_the_exchange_is_that_of_the_standard(code: SimpleNamespace) -> None:
    """RFC 7677, section 3; PostgreSQL's clients leave the user's name out, so n= is empty."""
    exchange = code.scram.Exchange("pencil", "rOprNGfwEbeRWgbNEkqO")
    exchange.bare = "n=user,r=rOprNGfwEbeRWgbNEkqO"
    nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"

    final = exchange.final(f"r={nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096".encode())

    assert final == f"c=biws,r={nonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=".encode()
    exchange.verify(b"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    with pytest.raises(ValueError, match="did not prove"):
        exchange.verify(b"e=invalid-proof")


def test_a_verifier_has_the_form_that_postgresql_stores(code: SimpleNamespace) -> None:
    made = code.scram.verifier("pencil", base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ=="))

    assert made == (
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
        "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
    )
    assert code.scram.verifier("pencil") != code.scram.verifier("pencil")


def test_quoting(code: SimpleNamespace) -> None:
    assert code.postgres.identifier('a"b') == '"a""b"'
    assert code.postgres.literal("it's \\") == " E'it''s \\\\'"
    with pytest.raises(ValueError, match="zero byte"):
        code.postgres.ended("a\0b")


def test_a_name_that_cannot_have_a_second_user(code: SimpleNamespace) -> None:
    assert code.users.other_of("web_clone") == "web"
    with pytest.raises(ValueError, match="63 bytes"):
        code.users.other_of("w" * 58)


def test_sources_are_small() -> None:
    for path in (Path(__file__).parents[3] / "templates/documents/rotation").glob("*.py"):
        assert len(path.read_text().splitlines()) <= 250, path
