"""What the API behind a provider would keep: one file a resource."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from specgen.terraform.provider_schema import Attributes, flag_of

State = dict[str, Any]


class Store:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, kind: str, block: Attributes, state: State) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(state, default=_from_bytes)
        self._file(kind, name_of(block, state)).write_text(text, encoding="utf-8")

    def get(self, kind: str, name: str) -> State | None:
        file = self._file(kind, name)
        if not file.is_file():
            return None
        state: State = json.loads(file.read_text(encoding="utf-8"), object_hook=_to_bytes)
        return state

    def drop(self, kind: str, name: str) -> None:
        self._file(kind, name).unlink(missing_ok=True)

    def _file(self, kind: str, name: str) -> Path:
        return self._folder / f"{kind}.{sha256(name.encode()).hexdigest()[:24]}.json"


def name_of(block: Attributes, state: State) -> str:
    """By what the API would know it: its id, or what must be written where it has none."""
    if state.get("id"):
        return str(state["id"])
    written = {key: state.get(key) for key, d in block.items() if flag_of(d) == "r"}
    return json.dumps(written, sort_keys=True, default=repr)


def _from_bytes(value: object) -> dict[str, str]:
    """Of a dynamic value, whose type comes as bytes."""
    if not isinstance(value, bytes):
        raise TypeError(value)
    return {"$bytes": value.decode()}


def _to_bytes(value: dict[str, Any]) -> Any:
    return value["$bytes"].encode() if value.keys() == {"$bytes"} else value
