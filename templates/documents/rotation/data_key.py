# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""The way `data_key`: data keys that a KMS key wraps; earlier ones stay, for what they encrypted.

The value: {"current": id, "keys": {id: ciphertext in base64}}; to unwrap one, call kms:Decrypt with
the encryption context {"secret": name of the secret}.
"""

import base64
import json
from typing import Any

from steps import mapping

LARGEST_VALUE = 65_536
"""source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html
(2026-11-30)
"""

Value = dict[str, Any]


class DataKey:
    def __init__(self, kms: Any, key: str, name: str) -> None:
        self._kms, self._key, self._context = kms, key, {"secret": name}

    def renewed(self, current: Value, token: str) -> Value:
        made = self._kms.generate_data_key_without_plaintext(
            KeyId=self._key, KeySpec="AES_256", EncryptionContext=self._context
        )
        text = base64.b64encode(made["CiphertextBlob"]).decode()
        value = {**current, "current": token, "keys": {**mapping(current, "keys"), token: text}}
        if len(json.dumps(value)) > LARGEST_VALUE:
            count = len(value["keys"])
            raise RuntimeError(f"{count} keys are too long for a secret; remove unused ones")
        return value

    def put_in_force(self, current: Value, pending: Value) -> None:
        """raises: RuntimeError if a key would be lost"""
        if lost := set(mapping(current, "keys")) - set(mapping(pending, "keys")):
            raise RuntimeError(f"the pending value lacks {len(lost)} keys of the current one")

    def test(self, value: Value) -> None:
        """An empty map is a value before its first rotation."""
        if value and value.get("current") not in mapping(value, "keys"):
            raise RuntimeError("`current` names no key of `keys`")
