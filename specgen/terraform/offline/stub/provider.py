"""Answers of a provider that knows its schema and nothing else, from message to message.

What it cannot know: validation by the provider's own code, which change replaces a resource (but
for facts/provider_arguments.py), defaults, sensitive marks, and what the API would say.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from specgen.facts.provider_arguments import REPLACING
from specgen.terraform.offline.protobuf import Value, field, read
from specgen.terraform.offline.stub import schema
from specgen.terraform.offline.stub.message import Path, diagnostic, inner, path_of, text
from specgen.terraform.offline.stub.store import Store, name_of
from specgen.terraform.offline.stub.values import (
    decoded,
    encoded,
    invented,
    is_unknown,
    planned,
    seed_of,
)
from specgen.terraform.provider_schema import ALLOWED_AT, Attributes, flag_of, line_of, unlisted
from specgen.terraform.providers import Provider

Request = Mapping[int, Value]
EMPTY = frozenset(
    {
        "CloseEphemeralResource",
        "ConfigureProvider",
        "GetFunctions",
        "StopProvider",
        "ValidateProviderConfig",
    }
)
"""Calls that need no answer."""


class Stub:
    """types: in use, None for all"""

    def __init__(self, provider: Provider, types: Collection[str] | None, store: Store) -> None:
        self._provider, self._types, self._store = provider, types, store
        self._answers = {
            "GetProviderSchema": self._schema,
            "ValidateResourceConfig": self._validate,
            "ValidateDataResourceConfig": self._validate_data,
            "UpgradeResourceState": self._upgrade,
            "ReadResource": self._read,
            "PlanResourceChange": self._plan,
            "ApplyResourceChange": self._apply,
            "ImportResourceState": self._import,
            "ReadDataSource": self._read_data,
        }

    def answer(self, method: str, request: bytes) -> bytes | None:
        """None for a call that it does not know."""
        if method in EMPTY:
            return b""
        known = self._answers.get(method)
        return None if known is None else known(read(request))

    def _block(self, kind: str) -> Attributes:
        return line_of(self._provider, kind) or {}

    def _schema(self, _: Request) -> bytes:
        return schema.response(self._provider, self._types)

    def _validate(self, request: Request) -> bytes:
        return self._refused(text(request, 1), request)

    def _validate_data(self, request: Request) -> bytes:
        return self._refused(f"{schema.DATA}{text(request, 1)}", request)

    def _refused(self, kind: str, request: Request) -> bytes:
        found = refused(self._block(kind), decoded(inner(request, 2)) or {})
        return b"".join(field(1, item) for item in found)

    def _upgrade(self, request: Request) -> bytes:
        state = read(inner(request, 3))  # of JSON: as it is
        return field(1, field(2, inner(state, 1)))

    def _read(self, request: Request) -> bytes:
        kind, state = text(request, 1), decoded(inner(request, 2))
        if state is not None:
            state = self._store.get(kind, name_of(self._block(kind), state))
        return field(1, encoded(state))

    def _plan(self, request: Request) -> bytes:
        kind = text(request, 1)
        prior, proposed, configured = (decoded(inner(request, n)) for n in (2, 3, 4))
        if configured is None or proposed is None:
            return field(1, encoded(None))
        if prior is None:
            return field(1, encoded(planned(self._block(kind), configured)))
        changed = [n for n in REPLACING.get(kind, ()) if prior.get(n) != proposed.get(n)]
        replaced = b"".join(field(2, path_of((name,))) for name in changed)
        return field(1, encoded(proposed)) + replaced

    def _apply(self, request: Request) -> bytes:
        kind = text(request, 1)
        block = self._block(kind)
        prior, wanted, configured = (decoded(inner(request, n)) for n in (2, 3, 4))
        if prior is not None:
            self._store.drop(kind, name_of(block, prior))
        if wanted is None:
            return field(1, encoded(None))
        state = invented(block, wanted, seed_of(kind, configured))
        self._store.keep(kind, block, state)
        return field(1, encoded(state))

    def _import(self, request: Request) -> bytes:
        kind, name = text(request, 1), text(request, 2)
        state = self._store.get(kind, name)
        if state is None:
            return field(2, diagnostic("Cannot import", f"{kind} {name} is not there"))
        return field(1, field(1, kind) + field(2, encoded(state)))

    def _read_data(self, request: Request) -> bytes:
        kind, configured = f"{schema.DATA}{text(request, 1)}", decoded(inner(request, 2)) or {}
        block, seed = self._block(kind), seed_of(kind, configured)
        return field(1, encoded(invented(block, planned(block, configured), seed)))


def refused(block: Attributes, configured: Mapping[str, Any], path: Path = ()) -> Iterator[bytes]:
    """Diagnostics for what is set and cannot be, which Terraform leaves to the provider."""
    for name, declared in block.items():
        value, here = configured.get(name), (*path, name)
        if value is not None and flag_of(declared) == "c":
            yield diagnostic("Read-only argument", f"{name} is computed; it cannot be set", here)
        elif declared[0] != "b":
            for _, item in unlisted(declared, value):
                said = f"{name} is {item!r}; available: {', '.join(declared[ALLOWED_AT])}"
                yield diagnostic("Invalid value", said, here)
        elif value is not None and not is_unknown(value):
            for step, item in _items(declared[1], value):
                yield from refused(declared[4], item or {}, (*here, *step))


def _items(nesting: str, value: Any) -> Iterator[tuple[Path, Any]]:
    match nesting:
        case "single":
            yield (), value
        case "map":
            yield from ((((key,),), item) for key, item in value.items())
        case "set":  # an element of a set has no path
            yield from (((), item) for item in value)
        case _:
            yield from ((((index,),), item) for index, item in enumerate(value))
