"""JSON Schema -> a function that accepts valid data, ten times as fast as the validator.

If it says no, the validator, which has the messages, decides (see messages.py). So it may be
stricter than the validator, never looser: a keyword that it does not know means no.
"""

from collections.abc import Callable, Iterator
from typing import Any

from specgen.documents.schema.entries import repeated
from specgen.documents.schema.patterns import matches

Accepts = Callable[[Any], bool]
Make = Callable[[Any, "Compiler"], Accepts]

_TYPES: dict[str, Accepts] = {
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: type(v) is int,
    "number": lambda v: type(v) is int or type(v) is float,
    "boolean": lambda v: type(v) is bool,
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "null": lambda v: v is None,
}
_SAYS_NOTHING = frozenset({
    "$defs", "$schema", "default", "description", "examples", "title",
})  # fmt: skip


def accepting(schema: dict[str, Any]) -> Accepts:
    return Compiler(schema).of(schema)


class Compiler:
    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self._named: dict[str, Accepts] = {}

    def of(self, node: Any) -> Accepts:
        if not isinstance(node, dict):
            return _never if node is not True else _always
        parts = tuple(self._parts(node))
        if len(parts) == 1:
            return parts[0]
        return lambda value: all(part(value) for part in parts)

    def _parts(self, node: dict[str, Any]) -> Iterator[Accepts]:
        if "type" in node:  # first: the others rely on it
            yield _type(node["type"])
        for keyword, wanted in node.items():
            if keyword in _MADE:
                yield _MADE[keyword](wanted, self)
            elif keyword == "$ref":
                yield self._reference(wanted)
            elif keyword not in _SAYS_NOTHING | _TAKEN and not keyword.startswith("x-"):
                yield _never
        if _TAKEN & node.keys() - {"type"}:
            yield self._object(node)

    def _object(self, node: dict[str, Any]) -> Accepts:
        known = {key: self.of(value) for key, value in node.get("properties", {}).items()}
        other = self.of(node.get("additionalProperties", True))
        required = frozenset(node.get("required", ()))

        def accepts(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys():
                return False
            return all(known.get(key, other)(item) for key, item in value.items())

        return accepts

    def _reference(self, pointer: str) -> Accepts:
        """Compiled on first use, because a definition may refer to itself."""
        if not pointer.startswith("#/$defs/"):
            return _never

        def accepts(value: Any) -> bool:
            made = self._named.get(pointer)
            if made is None:
                made = self._named[pointer] = self.of(self.root["$defs"][pointer[8:]])
            return made(value)

        return accepts


def _never(_: Any) -> bool:
    return False


def _always(_: Any) -> bool:
    return True


def _type(wanted: Any) -> Accepts:
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = tuple(_TYPES.get(name, _never) for name in names)
    return kinds[0] if len(kinds) == 1 else lambda value: any(kind(value) for kind in kinds)


def _one_of(wanted: list[Any], _: Compiler) -> Accepts:
    known = [(type(value), value) for value in wanted]
    return lambda value: (type(value), value) in known


def _any_of(wanted: list[Any], compiler: Compiler) -> Accepts:
    branches = tuple(compiler.of(branch) for branch in wanted)
    return lambda value: any(branch(value) for branch in branches)


def _pattern(wanted: str, _: Compiler) -> Accepts:
    return lambda value: not isinstance(value, str) or matches(wanted, value)


def _items(wanted: Any, compiler: Compiler) -> Accepts:
    item = compiler.of(wanted)
    return lambda value: not isinstance(value, list) or all(item(part) for part in value)


def _unique(wanted: bool, _: Compiler) -> Accepts:
    return lambda value: not wanted or not isinstance(value, list) or repeated(value) is None


def _names(wanted: Any, compiler: Compiler) -> Accepts:
    name = compiler.of(wanted)
    return lambda value: not isinstance(value, dict) or all(name(key) for key in value)


def _sized(kind: type, fits: Callable[[int, int], bool]) -> Make:
    return lambda wanted, _: lambda value: not isinstance(value, kind) or fits(len(value), wanted)


def _bounded(fits: Callable[[Any, Any], bool]) -> Make:
    return lambda wanted, _: lambda value: type(value) not in {int, float} or fits(value, wanted)


_TAKEN = frozenset({"type", "properties", "additionalProperties", "required"})
_MADE: dict[str, Make] = {
    "enum": _one_of,
    "const": lambda wanted, compiler: _one_of([wanted], compiler),
    "anyOf": _any_of,
    "pattern": _pattern,
    "items": _items,
    "uniqueItems": _unique,
    "propertyNames": _names,
    "minLength": _sized(str, lambda size, least: size >= least),
    "maxLength": _sized(str, lambda size, most: size <= most),
    "minItems": _sized(list, lambda size, least: size >= least),
    "maxItems": _sized(list, lambda size, most: size <= most),
    "minProperties": _sized(dict, lambda size, least: size >= least),
    "maxProperties": _sized(dict, lambda size, most: size <= most),
    "minimum": _bounded(lambda value, least: value >= least),
    "maximum": _bounded(lambda value, most: value <= most),
    "exclusiveMinimum": _bounded(lambda value, least: value > least),
    "exclusiveMaximum": _bounded(lambda value, most: value < most),
    "multipleOf": _bounded(lambda value, of: value % of == 0),
}
