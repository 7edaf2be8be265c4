"""A provider's schema as Terraform asks for it: GetProviderSchema.Response of protocol 6.

Blocks are as tools/binding_schema.py writes them. Only the types in use are shown, because
Terraform reads all of a schema at every command.
"""

import json
from collections.abc import Collection
from typing import Any

from specgen.terraform.offline.protobuf import field
from specgen.terraform.provider_schema import Attributes, flag_of, is_nested, line_of, names_of
from specgen.terraform.providers import Provider

DATA = "data."
_NESTINGS = {"single": 1, "list": 2, "set": 3, "map": 4}


def response(provider: Provider, types: Collection[str] | None) -> bytes:
    """types: names of resource types and data sources; of a name, each sort there is"""
    parts = [field(1, _schema(line_of(provider, "provider") or {}))]
    names = {name.removeprefix(DATA) for name in names_of(provider)}
    for number, prefix in ((2, ""), (3, DATA)):
        for kind in sorted(names - {"provider"} if types is None else names.intersection(types)):
            block = line_of(provider, f"{prefix}{kind}")
            if block is not None:
                parts.append(field(number, field(1, kind) + field(2, _schema(block))))
    return b"".join(parts)


def _schema(block: Attributes) -> bytes:
    return field(2, _block(block))


def _block(block: Attributes) -> bytes:
    attributes, blocks = b"", b""
    for name, declared in sorted(block.items()):
        if declared[0] == "b" and not is_nested(declared):
            blocks += field(3, _nested_block(name, declared))
        else:
            attributes += field(2, _attribute(name, declared))
    return attributes + blocks


def _nested_block(name: str, declared: list[Any]) -> bytes:
    _, nesting, least, most, inner = declared
    body = field(1, name) + field(2, _block(inner)) + field(3, _NESTINGS[nesting])
    if nesting == "single":  # one block, or none
        return body + field(4, least) + field(5, least)
    return body + field(4, least) + field(5, most)


def _attribute(name: str, declared: list[Any]) -> bytes:
    flag = flag_of(declared)
    flags = field(4, flag == "r") + field(5, "o" in flag) + field(6, "c" in flag)
    if is_nested(declared):
        inner = b"".join(field(1, _attribute(n, d)) for n, d in sorted(declared[4].items()))
        return field(1, name) + flags + field(10, inner + field(3, _NESTINGS[declared[1]]))
    return field(1, name) + field(2, json.dumps(declared[1])) + flags
