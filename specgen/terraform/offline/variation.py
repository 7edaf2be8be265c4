"""A second invention of a state: what a plan decides by an invented value shows as a difference.

Only values that neither the configuration nor another resource names are changed, so that the
configuration of the state still settles.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from specgen.terraform.offline.placeholders import engine_version, is_engine_version
from specgen.terraform.offline.state import Instance, State
from specgen.terraform.root_modules import resources_of

_READ = re.compile(r"(?P<address>\w+\.[\w-]+)(?:\[[^\]]*\])?\.(?P<name>\w+)")
_FIXED = frozenset({"arn", "id", "owner_id", "tags_all", "timeouts"})
_NAMES = re.compile(r"_(arn|id|ids)$")
"""They point to other things; another value would be another thing, not another answer."""
_DEFAULTS = {
    ("aws_elasticache_replication_group", "transit_encryption_enabled"),  # but for Valkey
    ("aws_kms_key", "multi_region"),
    ("aws_lb", "internal"),
    ("aws_s3_bucket", "object_lock_enabled"),
}
"""Switches that are off unless somebody asks for them.

source: CreateReplicationGroup, CreateKey, CreateLoadBalancer (Scheme) and CreateBucket in the API
references (2026-11-28)
"""


def varied(state: State, folder: Path) -> State:
    """folder: the root module that the state is made from"""
    written = resources_of(folder)
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.tf.json")))
    read = {(at["address"], at["name"]) for at in _READ.finditer(text)}
    instances = {
        address: _varied(instance, state.invented.get(address), written, read)
        for address, instance in state.instances.items()
    }
    return replace(state, instances=instances)


def invented(state: State) -> dict[str, frozenset[str]]:
    """Address -> arguments whose value AWS chooses if none is written, and nobody knows which."""
    return {
        address: frozenset(
            name
            for name, unknown in state.invented.get(address, {}).items()
            if unknown is True and (instance.kind, name) not in _DEFAULTS
        )
        for address, instance in state.instances.items()
    }


def _varied(
    instance: Instance,
    invented: object,
    written: Mapping[str, Mapping[str, Any]],
    read: set[tuple[str, str]],
) -> Instance:
    block = ".".join(instance.resource)
    named = {name for address, name in read if address == block}
    known = {name for kind, name in _DEFAULTS if kind == instance.kind}
    if instance.attributes.get("engine") == "valkey":
        known = set()
    made = _block(instance.attributes, invented, written.get(block), named | known)
    return replace(instance, attributes=made)


def _block(
    values: Mapping[str, Any], invented: object, written: object, named: Collection[str] = ()
) -> dict[str, Any]:
    """invented: which parts are, as `after_unknown` tells; named: what others read"""
    masks = invented if isinstance(invented, dict) else {}
    body = written if isinstance(written, dict) else {}
    return {
        name: value
        if name in named or _is_fixed(name)
        else _another(name, values, body)
        if masks.get(name) is True and name not in body
        else _inside(value, masks.get(name), body.get(name))
        for name, value in values.items()
    }


def _inside(value: object, invented: object, written: object) -> object:
    match value, invented:
        case dict(), dict():
            return _block(value, invented, written)
        case list(), list() if len(value) == len(invented):
            # JSON may write a single block without its list
            rows = written if isinstance(written, list) else [written]
            if len(rows) == len(value):
                return [_inside(*row) for row in zip(value, invented, rows, strict=True)]
    return value


def _is_fixed(name: str) -> bool:
    return name in _FIXED or name.startswith("has_") or bool(_NAMES.search(name))


def _another(name: str, block: Mapping[str, Any], written: Mapping[str, Any]) -> object:
    value = block[name]
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() if is_engine_version(name):
            return engine_version(name, written, latest=True)
    return value
