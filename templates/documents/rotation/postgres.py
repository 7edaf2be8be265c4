# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""The part of PostgreSQL's protocol that a rotation needs: log in over TLS, run statements.

Lambda's Python has no driver. Only SCRAM over a verified connection is accepted: a server that asks
for the password itself, or for nothing, is refused.
source: https://www.postgresql.org/docs/current/protocol.html (2026-11-30)
"""

import socket
import ssl
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import scram

PROTOCOL = 3 << 16
TLS_PLEASE = struct.pack(">2I", 8, 80877103)
AUTHENTICATION_OK, SASL, SASL_CONTINUE, SASL_FINAL = 0, 10, 11, 12
TIMEOUT_SECONDS = 10
LENGTH_BYTES, LARGEST_MESSAGE = 4, 1 << 24


class Refused(Exception):
    """The server's own error; code: SQLSTATE, such as 28P01 for a wrong password."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{message} ({code})")
        self.code = code

    @property
    def is_login(self) -> bool:
        return self.code.startswith("28")


@dataclass(frozen=True)
class Server:
    """authorities: PEM of those that may issue its certificate"""

    host: str
    port: int
    authorities: str
    database: str = "postgres"


class Connection:
    """A session; use it as a context manager."""

    def __init__(self, server: Server, user: str, password: str) -> None:
        """raises: Refused, OSError (ssl.SSLError is one), ValueError"""
        self._socket = _secured(server)
        try:
            self._log_in(server, user, password)
        except BaseException:
            self._socket.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._send(b"X", b"")
        self._socket.close()

    def run(self, sql: str) -> list[list[str | None]]:
        """Rows. Several statements are one transaction; raises: Refused"""
        self._send(b"Q", ended(sql))
        rows: list[list[str | None]] = []
        refused: Refused | None = None
        while True:
            kind, body = self._receive()
            if kind == b"D":
                rows.append(_row(body))
            elif kind == b"E":
                refused = _error(body)
            elif kind == b"Z":
                break
        if refused is not None:
            raise refused
        return rows

    def _log_in(self, server: Server, user: str, password: str) -> None:
        named = {"user": user, "database": server.database, "application_name": "rotation"}
        pairs = b"".join(ended(key) + ended(value) for key, value in named.items())
        self._send(b"", struct.pack(">I", PROTOCOL) + pairs + b"\0")
        exchange, is_proved = scram.Exchange(password), False
        while True:
            kind, body = self._receive()
            if kind == b"E":
                raise _error(body)
            if kind == b"Z":
                return
            if kind == b"R":
                is_proved = self._authenticate(exchange, body, is_proved=is_proved)

    def _authenticate(self, exchange: scram.Exchange, body: bytes, *, is_proved: bool) -> bool:
        """Whether the server has proved by now that it knows the password."""
        (what,), data = struct.unpack(">I", body[:4]), body[4:]
        if what == SASL and scram.MECHANISM.encode() in data.split(b"\0"):
            first = exchange.first()
            self._send(b"p", ended(scram.MECHANISM) + struct.pack(">I", len(first)) + first)
        elif what == SASL_CONTINUE:
            self._send(b"p", exchange.final(data))
        elif what == SASL_FINAL:
            exchange.verify(data)
            return True
        elif what != AUTHENTICATION_OK or not is_proved:
            raise ValueError(f"the server does not log in by {scram.MECHANISM}")
        return is_proved

    def _send(self, kind: bytes, body: bytes) -> None:
        self._socket.sendall(kind + struct.pack(">I", len(body) + 4) + body)

    def _receive(self) -> tuple[bytes, bytes]:
        kind, length = struct.unpack(">cI", _exactly(self._socket, 5))
        if not LENGTH_BYTES <= length <= LARGEST_MESSAGE:
            raise ValueError("the server does not speak PostgreSQL's protocol")
        return kind, _exactly(self._socket, length - 4)


def _secured(server: Server) -> ssl.SSLSocket:
    plain = socket.create_connection((server.host, server.port), timeout=TIMEOUT_SECONDS)
    try:
        plain.sendall(TLS_PLEASE)
        if plain.recv(1) != b"S":
            raise ValueError("the server offers no TLS")  # noqa: TRY301  closed below
        context = ssl.create_default_context(cadata=server.authorities)
        # chain, dates and host name are verified; strict form (new in Python 3.13) is not asked of
        # certificates that neither we nor their owner can change
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        return context.wrap_socket(plain, server_hostname=server.host)
    except BaseException:
        plain.close()
        raise


def _exactly(connection: ssl.SSLSocket, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = connection.recv(count)
        if not part:
            raise ConnectionError("the server closed the connection")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def ended(text: str) -> bytes:
    if "\0" in text:
        raise ValueError("a zero byte ends a text of the protocol")
    return text.encode() + b"\0"


def _row(body: bytes) -> list[str | None]:
    (count,), position = struct.unpack(">H", body[:2]), 2
    values: list[str | None] = []
    for _ in range(count):
        (length,) = struct.unpack(">i", body[position : position + 4])
        position += 4
        values.append(None if length < 0 else body[position : position + length].decode())
        position += max(length, 0)
    return values


def _error(body: bytes) -> Refused:
    fields = {part[:1]: part[1:].decode(errors="replace") for part in body.split(b"\0") if part}
    return Refused(fields.get(b"C", "XX000"), fields.get(b"M", "no message"))


def identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Also right if the server does not take backslashes literally."""
    return " E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
