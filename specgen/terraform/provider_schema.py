"""The providers' own schemas: which attributes a resource type has, and their types.

source: `terraform providers schema -json` of hashicorp/aws 5.100.0, see tools/provider_schema.py;
for the others, their bindings, see tools/binding_schema.py
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from specgen.facts.provider_arguments import ALLOWED, REQUIRED_BLOCKS
from specgen.terraform.providers import PROVIDERS, Provider, provider_of

Attributes = dict[str, Any]
ALLOWED_AT, FLAG = 2, 5
"""Places of what only some attributes and blocks have; see tools/binding_schema.py."""


@cache
def _lines(file: str) -> dict[str, str]:
    content = (files("specgen.terraform") / file).read_bytes()
    lines = gzip.decompress(content).decode().split("\n")
    pairs = ((name, body) for name, _, body in (line.partition("\t") for line in lines))
    return dict(pairs)


def resource_types() -> tuple[str, ...]:
    """Without data sources and the provider's own block, which some files hold as well."""
    named = (kind for provider in PROVIDERS.values() for kind in _lines(provider.schema))
    return tuple(kind for kind in named if "_" in kind and not kind.startswith("data."))


@cache
def attributes(kind: str) -> Attributes | None:
    """None if the provider does not have the type."""
    provider = provider_of(kind)
    return None if provider is None else line_of(provider, kind)


def line_of(provider: Provider, name: str) -> Attributes | None:
    """name: of a type; where binding_schema.py made the file, also `provider` and data.<type>"""
    line = _lines(provider.schema).get(name)
    return None if line is None else _completed(name, json.loads(line))


def _completed(kind: str, block: Attributes) -> Attributes:
    """With what the bindings that a schema was made from do not tell."""
    required, allowed = REQUIRED_BLOCKS.get(kind, ()), ALLOWED.get(kind, {})
    more = {name: [*block[name][:2], 1, *block[name][3:]] for name in required}
    return block | more | {name: [*block[name][:2], values] for name, values in allowed.items()}


def names_of(provider: Provider) -> Iterable[str]:
    """Those that line_of() knows."""
    return _lines(provider.schema)


def digest(provider: Provider) -> str:
    content = (files("specgen.terraform") / provider.schema).read_bytes()
    return hashlib.sha256(content).hexdigest()


def sort_sets(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    """The resource with its unordered lists sorted: the provider's sets and depends_on."""
    result = _sorted_block(attributes(kind) or {}, body)
    if "depends_on" in result:
        result["depends_on"] = sorted(result["depends_on"])
    return result


def _sorted_block(block: Attributes, body: dict[str, Any]) -> dict[str, Any]:
    return {key: _sorted_value(block.get(key), value) for key, value in body.items()}


def _sorted_value(declared: list[Any] | None, value: Any) -> Any:
    if declared is None:
        return value
    if declared[0] == "b":
        if isinstance(value, dict):
            return _sorted_block(declared[4], value)
        if not isinstance(value, list):
            return value
        items = [_sorted_block(declared[4], v) if isinstance(v, dict) else v for v in value]
        return sorted(items, key=_key) if declared[1] == "set" else items
    is_set = isinstance(declared[1], list) and declared[1][0] == "set"
    return sorted(value, key=_key) if is_set and isinstance(value, list) else value


def _key(value: Any) -> tuple[int, str]:
    """By priority, if blocks have one, so that a change of one moves no other."""
    priority = value.get("priority") if isinstance(value, dict) else None
    is_number = isinstance(priority, int) and not isinstance(priority, bool)
    return priority if is_number else 0, json.dumps(value, sort_keys=True)


def flag_of(declared: list[Any]) -> str:
    """r(equired), o(ptional), c(omputed) or both; b for a block that is no attribute."""
    return str(declared[FLAG] if is_nested(declared) else declared[0])


def is_nested(declared: list[Any]) -> bool:
    """An attribute with attributes; Terraform drops what it does not know in it without a word."""
    return declared[0] == "b" and len(declared) > FLAG


def unlisted(declared: list[Any], value: Any) -> Iterator[tuple[int, str]]:
    """Texts that are none of the allowed values, with their place if the value is a list.

    Letters of either case: the bindings do not tell which providers ignore it.
    """
    allowed = {text.lower() for text in declared[ALLOWED_AT]} if len(declared) > ALLOWED_AT else ()
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        if allowed and isinstance(item, str) and item.lower() not in allowed:
            yield number, item
