# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""SCRAM-SHA-256: proves that we know a password, and that the server does.

source: https://www.rfc-editor.org/rfc/rfc7677 and
https://www.postgresql.org/docs/current/sasl-authentication.html (2026-11-30)
"""

import base64
import hashlib
import hmac
import secrets
import unicodedata

MECHANISM = "SCRAM-SHA-256"
ITERATIONS = 4096
MOST_ITERATIONS = 1_000_000
NO_BINDING = "n,,"


def verifier(password: str, salt: bytes | None = None, iterations: int = ITERATIONS) -> str:
    """What PostgreSQL stores instead of the password; it takes one for a new password, too.

    Statements end up in logs, and nobody can log in with a verifier.
    """
    salt = secrets.token_bytes(16) if salt is None else salt
    salted = _salted(password, salt, iterations)
    stored, server = hashlib.sha256(_hmac(salted, b"Client Key")).digest(), _server_key(salted)
    return f"{MECHANISM}${iterations}:{_b64(salt)}${_b64(stored)}:{_b64(server)}"


class Exchange:
    """One login: first(), then final() with the server's first message, then verify()."""

    def __init__(self, password: str, nonce: str | None = None) -> None:
        self._password = password
        self._nonce = nonce or secrets.token_urlsafe(24)
        self.bare = f"n=,r={self._nonce}"
        self._signature = b""

    def first(self) -> bytes:
        """PostgreSQL takes the user's name from the start of the connection."""
        return f"{NO_BINDING}{self.bare}".encode()

    def final(self, server_first: bytes) -> bytes:
        """raises: ValueError for an answer that is no answer to first()"""
        text = server_first.decode()
        parts = dict(part.split("=", 1) for part in text.split(","))
        nonce, iterations = parts["r"], int(parts["i"])
        if not nonce.startswith(self._nonce) or nonce == self._nonce:
            raise ValueError("the server did not continue our nonce")
        if not ITERATIONS <= iterations <= MOST_ITERATIONS:
            raise ValueError(f"the server wants {iterations} iterations")
        salted = _salted(self._password, base64.b64decode(parts["s"]), iterations)
        unproved = f"c={_b64(NO_BINDING.encode())},r={nonce}"
        signed = f"{self.bare},{text},{unproved}".encode()
        client = _hmac(salted, b"Client Key")
        signature = _hmac(hashlib.sha256(client).digest(), signed)
        proof = bytes(a ^ b for a, b in zip(client, signature, strict=True))
        self._signature = _hmac(_server_key(salted), signed)
        return f"{unproved},p={_b64(proof)}".encode()

    def verify(self, server_final: bytes) -> None:
        """raises: ValueError if the server does not know the password"""
        text = server_final.decode()
        given = base64.b64decode(text[2:].split(",", 1)[0]) if text.startswith("v=") else b""
        if not self._signature or not hmac.compare_digest(given, self._signature):
            raise ValueError("the server did not prove that it knows the password")


def _salted(password: str, salt: bytes, iterations: int) -> bytes:
    text = unicodedata.normalize("NFKC", password).encode()
    return hashlib.pbkdf2_hmac("sha256", text, salt, iterations)


def _server_key(salted: bytes) -> bytes:
    return _hmac(salted, b"Server Key")


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, "sha256").digest()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
