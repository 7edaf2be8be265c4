"""YAML in any style: flow and block, quotes, anchors, indentation, line ends, comments."""

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from specgen.documents.scalars import WORDS

PLAIN = re.compile(r"[a-z][a-z-]*[a-z]")
"""Texts that no reader takes for anything else without quotes."""


def written(rng: Random, documents: Sequence[dict[str, Any]], *, anchors: bool) -> bytes:
    """One file; anchors: perhaps"""
    share = anchors and rng.random() < 0.5
    held = [_shared(data, {}) if share else data for data in documents]
    text = yaml.dump_all(
        held,
        Dumper=_dumper(rng, share),
        allow_unicode=True,
        explicit_start=rng.random() < 0.5,
        indent=rng.choice((2, 4)),
        sort_keys=False,
        width=rng.choice((40, 100, 10_000)),
    )
    text = rng.choice(("", "# a comment\n", "\ufeff")) + text
    return text.replace("\n", rng.choice(("\n", "\r\n"))).encode()


def _shared(value: Any, known: dict[str, Any]) -> Any:
    """Equal maps and lists are the same object, so that all but the first become aliases."""
    if isinstance(value, dict):
        made: Any = {key: _shared(item, known) for key, item in value.items()}
    elif isinstance(value, list):
        made = [_shared(item, known) for item in value]
    else:
        return value
    return known.setdefault(repr(made), made) if made else made


def _dumper(rng: Random, share: bool) -> type[yaml.SafeDumper]:
    class Styled(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return not share or not isinstance(data, dict | list)

        def represent_sequence(self, tag: str, sequence: Any, flow_style: Any = None) -> Any:
            return super().represent_sequence(tag, sequence, flow_style or rng.random() < 0.5)

        def represent_mapping(self, tag: str, mapping: Any, flow_style: Any = None) -> Any:
            return super().represent_mapping(tag, mapping, flow_style or rng.random() < 0.3)

    def text(dumper: yaml.SafeDumper, value: str) -> Any:
        plain = PLAIN.fullmatch(value) and value not in WORDS | {"true", "false", "null"}
        styles = ('"', "'", None) if plain else ('"', "'")
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, rng.choice(styles))

    Styled.add_representer(str, text)
    return Styled
