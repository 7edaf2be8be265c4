# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""The way `key_set`: keys that sign tokens (ES256), as {"next", "current", "previous"}.

Each is {"kid", "private" (PEM), "public" (a JWK)}. Publish the public keys of all three: who checks
tokens then knows a key one rotation before the first token is signed with it.
"""

import base64
from typing import Any

from steps import mapping

PAIR = "ECC_NIST_P256"
PUBLIC_LENGTH, POINT_LENGTH, UNCOMPRESSED = 91, 65, 4
"""A public key in DER ends with its point: 4, x, y.

source: https://www.rfc-editor.org/rfc/rfc5480 (2026-11-30)
"""
LEAST = 2
NAMES = ("next", "current", "previous")

Value = dict[str, Any]


class KeySet:
    def __init__(self, kms: Any, key: str, name: str) -> None:
        self._kms, self._key, self._context = kms, key, {"secret": name}

    def renewed(self, current: Value, token: str) -> Value:
        """The first rotation, of an empty map, makes two pairs."""
        moved = mapping(current, "next") or self._pair(f"{token}-first")
        value = {**current, "next": self._pair(token), "current": moved}
        if before := mapping(current, "current"):
            value["previous"] = before
        return value

    def put_in_force(self, current: Value, pending: Value) -> None:
        """raises: RuntimeError if tokens would be signed with a key that nobody knows yet"""
        known = mapping(current, "next").get("kid")
        if known and mapping(pending, "current").get("kid") != known:
            raise RuntimeError("the pending value signs with another key than the published one")

    def test(self, value: Value) -> None:
        """An empty map is a value before its first rotation."""
        kids = [mapping(value, name).get("kid") for name in NAMES if name in value]
        if None in kids or len(set(kids)) != len(kids) or (value and len(kids) < LEAST):
            raise RuntimeError("the set needs `next` and `current`, with different `kid`")

    def _pair(self, kid: str) -> Value:
        made = self._kms.generate_data_key_pair(
            KeyId=self._key, KeyPairSpec=PAIR, EncryptionContext=self._context
        )
        private = base64.encodebytes(made["PrivateKeyPlaintext"]).decode()
        pem = f"-----BEGIN PRIVATE KEY-----\n{private}-----END PRIVATE KEY-----\n"
        return {"kid": kid, "private": pem, "public": public_jwk(made["PublicKey"], kid)}


def public_jwk(der: bytes, kid: str) -> Value:
    """raises: ValueError for what is no key on P-256"""
    point = der[-POINT_LENGTH:]
    if len(der) != PUBLIC_LENGTH or point[0] != UNCOMPRESSED:
        raise ValueError("not a public key on the curve P-256")
    half = (POINT_LENGTH - 1) // 2
    x, y = (b64url(point[start : start + half]) for start in (1, 1 + half))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": kid, "alg": "ES256", "use": "sig"}


def b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
