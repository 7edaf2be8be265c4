"""The resources of a variant that differ, beside those of the document that it came from."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

Data = dict[str, Any]
Blocks = dict[tuple[str, ...], Any]
"""(section, type, name) -> body; of a section of PLAIN (section, name)."""

PLAIN = {"locals": "local", "variable": "var"}
"""Sections without types, and how their blocks are read."""


def blocks(files: Mapping[str, str]) -> Blocks:
    """files: of one root module"""
    found: Blocks = {}
    for path, text in files.items():
        if path.endswith(".tf.json"):
            document = json.loads(text)
            for section in ("resource", "data"):
                for kind, named in document.get(section, {}).items():
                    found |= {(section, kind, name): body for name, body in named.items()}
            for section in PLAIN:
                found |= {(section, n): body for n, body in document.get(section, {}).items()}
    return found


def differing(base: Blocks, made: Blocks, label: str) -> Blocks:
    """Under names that begin with the label; what they read is theirs if it differs, too."""
    own = {key for key, body in made.items() if base.get(key) != body}
    while more := {k for k in made.keys() - own if any(_reads(made[k], one) for one in own)}:
        own |= more
    return {(*key[:-1], f"{label}{key[-1]}"): _renamed(made[key], own, label) for key in own}


def document(many: Iterable[Blocks]) -> Data:
    """Terraform JSON of all these blocks together."""
    made: Data = {}
    for key, body in ((key, body) for some in many for key, body in some.items()):
        section = made
        for step in key[:-1]:
            section = section.setdefault(step, {})
        section[key[-1]] = body
    return made


def _address(key: tuple[str, ...]) -> str:
    match key:
        case ("resource", kind, name):
            return f"{kind}.{name}"
        case (section, name):
            return f"{PLAIN[section]}.{name}"
    return ".".join(key)


def _reads(body: Any, key: tuple[str, ...]) -> bool:
    return re.search(_pattern(key), json.dumps(body)) is not None


def _pattern(key: tuple[str, ...]) -> str:
    return rf"(?<![\w.-]){re.escape(_address(key))}(?![\w-])"


def _renamed(body: Any, own: set[tuple[str, ...]], label: str) -> Any:
    text = json.dumps(body)
    for key in own:
        head, _, name = _address(key).rpartition(".")
        text = re.sub(_pattern(key), f"{head}.{label}{name}", text)
    return json.loads(text)
