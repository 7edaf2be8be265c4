"""Documents with other names, and what a render made of them before and after."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from typing import Any

from specgen.documents.schema.generate import resolve, schema_of
from specgen.documents.schema.patterns import matches
from specgen.findings.pointers import Pointer
from specgen.project.envelope import Envelope
from specgen.systems import BY_KIND

Content = dict[str, Any]

ADDRESS = re.compile(r"[a-z0-9]+_[a-z0-9_]+\.[A-Za-z0-9_-]+")
REFERENCE = re.compile(r"\b(data\.)?([a-z0-9]+_[a-z0-9_]+|local|var)\.[A-Za-z0-9_-]+")


def resources(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Root module -> address -> body; locals as `local.name`."""
    found: dict[str, dict[str, Any]] = {}
    for path, text in files.items():
        if path.startswith("schemas/"):
            continue
        content, module = json.loads(text), path.rpartition("/")[0]
        into = found.setdefault(module, {})
        for kind, named in content.get("resource", {}).items():
            into |= {f"{kind}.{name}": body for name, body in named.items()}
        into |= {f"local.{name}": body for name, body in content.get("locals", {}).items()}
    return found


def moves(files: dict[str, str]) -> dict[str, dict[str, str]]:
    """Root module -> new address -> old address."""
    found: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        if not path.startswith("schemas/"):
            into = found.setdefault(path.rpartition("/")[0], {})
            into |= {m["to"]: m["from"] for m in json.loads(text).get("moved", [])}
    return found


def neutral(value: Any) -> Any:
    """Without the addresses inside expressions, which are Terraform's business, not AWS's."""
    if isinstance(value, dict):
        return {k: neutral(v) for k, v in value.items()}
    if isinstance(value, list):
        return [neutral(v) for v in value]
    is_address = isinstance(value, str) and ADDRESS.fullmatch(value) is not None
    if isinstance(value, str) and ("${" in value or is_address):
        return REFERENCE.sub(r"\1\2.*", value)
    return value


NEW = "qz"
"""What new names begin with, after a letter that turns their order round."""
TURNED = str.maketrans(ascii_letters, ascii_lowercase[::-1] + ascii_uppercase[::-1])

REFERRING = frozenset({
    "access_point", "active_profile", "capacity_provider", "container",
    "default_capacity_provider", "key", "listener", "members", "notify", "origin", "provider",
    "repository", "schedule", "tier", "tiers",
})  # fmt: skip
"""Keys that hold the name of a part, of this document or of another one."""


@dataclass(frozen=True)
class Named:
    """One name in one document; at: of the part, or of the entry that has it as its `id`"""

    index: int
    at: Pointer
    name: str
    new: str
    renamable: bool


def named(index: int, document: Content) -> Iterator[Named]:
    root = schema_of(BY_KIND[document["kind"]].type)
    own = {k: v for k, v in document.items() if k not in Envelope.__struct_fields__}
    for key, value in own.items():
        for at, new, renamable in _below(root, root["properties"][key], value, (key,)):
            name = str(at[-1]) if isinstance(at[-1], str) else value_at(document, at)["id"]
            yield Named(index, at, name, new(name), renamable)


Found = tuple[Pointer, Callable[[str], str], bool]


def _below(root: Content, node: Content, value: Any, at: Pointer) -> Iterator[Found]:
    node = resolve(root, node)
    for choice in (resolve(root, one) for one in node.get("anyOf", [node])):
        if isinstance(value, dict) and isinstance(choice.get("additionalProperties"), dict):
            inner = choice["additionalProperties"]
            for key, item in value.items():
                yield (*at, key), _new(choice.get("propertyNames", {})), _renamable(root, inner)
                yield from _below(root, inner, item, (*at, key))
        elif isinstance(value, dict):
            for key, inner in choice.get("properties", {}).items():
                if key in value:
                    yield from _below(root, inner, value[key], (*at, key))
        elif isinstance(value, list) and isinstance(choice.get("items"), dict):
            inner = resolve(root, choice["items"])
            for i, item in enumerate(value):
                if isinstance(item, dict) and "id" in item:
                    yield (*at, i), _new(inner["properties"]["id"]), _renamable(root, inner)
                yield from _below(root, inner, item, (*at, i))


def _renamable(root: Content, node: Content) -> bool:
    node = resolve(root, node)
    choices = [resolve(root, one) for one in node.get("anyOf", [node])]
    return any("renamed_from" in choice.get("properties", {}) for choice in choices)


def _new(rule: Content) -> Callable[[str], str]:
    """Another name of the same form; the same one if there is none."""

    def made(name: str) -> str:
        first = name[0].translate(TURNED)
        tried = (f"{first}{word}{mark}{name}" for mark in "-_" for word in (NEW, NEW.upper()))
        fitting = (new for new in tried if matches(rule.get("pattern", ""), new))
        return next(fitting, name) if "enum" not in rule else name

    return made


def value_at(data: Any, at: Pointer) -> Any:
    for step in at:
        data = data[step]
    return data


def renamed(documents: list[Content], names: list[Named]) -> list[Content]:
    changed: list[Content] = copy.deepcopy(documents)
    for one in sorted(names, key=lambda n: -len(n.at)):  # what is inside first
        document = changed[one.index]
        _rename(document, one, said=one.renamable)
        for override in document.get("overrides", []):
            # maps are merged with the document's, lists replace its own
            _rename(override["set"], one, said=one.renamable and isinstance(one.at[-1], int))
    words = {one.name: one.new for one in names}
    return [_referring(document, words) for document in changed]


def _rename(data: Content, one: Named, *, said: bool) -> None:
    try:
        holder = value_at(data, one.at[:-1])
        part = holder[one.at[-1]]
    except (KeyError, IndexError, TypeError):
        return
    if said:
        short = "value" if one.at[0] == "values" else "address"
        part = part if isinstance(part, dict) else {short: part}
        part["renamed_from"] = one.name
    if isinstance(holder, list):
        part["id"] = one.new
    else:
        items = [(one.new if k == one.at[-1] else k, v) for k, v in holder.items()]
        holder.clear()
        holder.update(items)
        holder[one.new] = part


def _referring(value: Any, words: dict[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _referring(v, words, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_referring(v, words, key) for v in value]
    return words.get(value, value) if key in REFERRING and isinstance(value, str) else value


def without_earlier_names(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_earlier_names(v) for k, v in value.items() if k != "renamed_from"}
    return [without_earlier_names(v) for v in value] if isinstance(value, list) else value
