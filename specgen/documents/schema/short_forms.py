"""A text or a list of names that is written for a map: which map was meant, as YAML."""

import re
from typing import Any

from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.fit import resolved
from specgen.documents.schema.patterns import matches
from specgen.findings.secret_values import secret_form
from specgen.findings.slips import meant
from specgen.findings.words import NEAREST

PLAIN = re.compile(r"[A-Za-z][\w./-]*\Z|[1-9][0-9]*\Z")
"""Words that need no quotes in YAML."""

MOST = 3
"""Keys or entries that a message shows as a map."""

Error = Any  # as in wording.py
Schema = dict[str, Any]


def map_meant(root: Schema, error: Error) -> str:
    """Of a value that is no map; empty if none is wanted there, or it is not clear which."""
    texts = error.instance if isinstance(error.instance, list) else [error.instance]
    path = tuple(error.absolute_path)
    if any(isinstance(text, str) and secret_form(path, text) for text in texts):
        return ""
    match error.validator:
        case "type" if error.validator_value == "object":
            return as_map(root, error.schema, error.instance)
        case "anyOf":
            maps = [one for one in _resolved(root, error) if one.get("type") == "object"]
            return as_map(root, maps[0], error.instance) if len(maps) == 1 else ""
    return ""


def keys_meant(error: Error) -> str:
    """The keys of the map that is wanted, as a hint; empty if there are none."""
    wanted = error.validator_value if error.validator == "type" else ""
    keys = list(error.schema.get("properties", ())) if wanted == "object" else []
    more = f" and {len(keys) - NEAREST} more" if len(keys) > NEAREST else ""
    return f"its keys: {', '.join(keys[:NEAREST])}{more}" if keys else ""


def is_short_form(root: Schema, choice: Error) -> bool:
    """Whether a text is none of the options of a choice, and names what its map is about."""
    value, branches = choice.instance, list(_resolved(root, choice))
    options = [str(v) for one in branches for v in one.get("enum", ())]
    maps = [one for one in branches if one.get("type") == "object"]
    names_one = len(maps) == 1 and _only_key(root, maps[0], value) != ""
    return names_one and not meant(value, options)


def _resolved(root: Schema, choice: Error) -> list[Schema]:
    return [resolved(root, branch) for branch in choice.validator_value]


def as_map(root: Schema, schema: Schema, value: Any) -> str:
    """`orders` -> {queue: orders}; `[web]` -> {web: {}}; else the keys that the map needs.

    Empty if it is not clear what is meant. schema: of the map, its references resolved
    """
    if isinstance(value, list):
        return _entries(root, schema, value)
    required, properties = schema.get("required", ()), schema.get("properties", {})
    own = _only_key(root, schema, value)
    keys = required or [own] * bool(own)
    if not isinstance(value, str) or not 0 < len(keys) <= MOST or own not in ("", *keys):
        return ""
    pairs = ((key, properties.get(key, {})) for key in keys)
    written = (f"{k}: {_quoted(value) if k == own else sample(node)}" for k, node in pairs)
    return f"{{{', '.join(written)}}}"


def _quoted(value: str) -> str:
    return value if PLAIN.match(value) else f'"{value}"'


def _only_key(root: Schema, schema: Schema, value: Any) -> str:
    """The one key that names a document, or else the one required, if it may have this value."""
    properties, required = schema.get("properties", {}), schema.get("required", ())
    named = [key for key, node in properties.items() if _text(root, node, REFERENCE)]
    some = [key for key in named if key in required] or (named if not required else [])
    keys = some or required
    if len(keys) != 1 or not isinstance(value, str) or not _SHORT.fullmatch(value):
        return ""
    node = _text(root, properties.get(keys[0], {}))
    fits = node is not None and matches(node.get("pattern", ""), value)
    return keys[0] if fits and value in node.get("enum", (value,)) else ""


def _text(root: Schema, node: Schema, mark: str = "") -> Schema | None:
    """The schema of a text that a value may be; mark: a key that it has"""
    branches = (resolved(root, one) for one in node.get("anyOf", (node,)))
    return next(
        (b for b in branches if b.get("type") == "string" and (not mark or mark in b)), None
    )


_SHORT = re.compile(r"[^\"\\\x00-\x1f\x7f-\x9f]{1,60}")
"""What fits into a message, in quotes."""


def _entries(root: Schema, schema: Schema, value: list[Any]) -> str:
    inner = schema.get("additionalProperties")
    names = [v for v in value if isinstance(v, str) and PLAIN.match(v)]
    if not isinstance(inner, dict) or not 0 < len(value) <= MOST or len(names) < len(value):
        return ""
    entry = resolved(root, inner)
    form = schema.get("propertyNames", {}).get("pattern", "")
    names_others = any(_text(root, n, REFERENCE) for n in entry.get("properties", {}).values())
    is_map = entry.get("type") == "object" and not entry.get("required") and not names_others
    if not is_map or not all(matches(form, name) for name in names):
        return ""
    return "{{{}}}".format(", ".join(f"{name}: {{}}" for name in names))


def sample(node: Schema) -> str:
    """A possible value, if the model gives one in a single word; of several, none is advised."""
    if node.get("type") == "array":
        return f"[{sample(node.get('items', {}))}]"
    options = node.get("enum", ())
    words = [str(v) for v in (*node.get("examples", ()), *(options if len(options) == 1 else ()))]
    return words[0] if words and PLAIN.match(words[0]) else "..."
