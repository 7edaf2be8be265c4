"""A Terraform state, version 4, made from instances, as Terraform itself would read it back."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specgen.terraform.provider_schema import Attributes, attributes
from specgen.terraform.providers import AWS, provider_of

_LINEAGE = str(uuid.uuid5(uuid.NAMESPACE_URL, "https://specgen.invalid/offline"))


@dataclass(frozen=True)
class Instance:
    """index: the key of count (int) or for_each (str); alias: of the provider, None for default."""

    kind: str
    name: str
    index: int | str | None
    alias: str | None
    schema_version: int
    attributes: Mapping[str, Any]
    sensitive: tuple[tuple[Mapping[str, Any], ...], ...] = ()

    @property
    def resource(self) -> tuple[str, str]:
        return self.kind, self.name


@dataclass(frozen=True)
class State:
    """instances: address -> instance; unsettled: address -> why it would still change

    invented: address -> which of its values are, as a plan's `after_unknown` tells
    """

    instances: Mapping[str, Instance]
    terraform_version: str
    unsettled: Mapping[str, str]
    rounds: int
    invented: Mapping[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        return {
            "version": 4,
            "terraform_version": self.terraform_version,
            "serial": self.rounds + 1,
            "lineage": _LINEAGE,
            "outputs": {},
            "resources": _resources(self.instances.values()),
            "check_results": None,
        }

    def write(self, file: Path) -> Path:
        file.write_text(json.dumps(self.document(), indent=2) + "\n", encoding="utf-8")
        return file


def _resources(instances: Iterable[Instance]) -> list[dict[str, Any]]:
    """One entry for each resource block; count and for_each make several instances of one."""
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for item in sorted(instances, key=lambda item: (item.resource, str(item.index))):
        entry = entries.setdefault(item.resource, _resource(item))
        entry["instances"].append(_instance(item))
    return list(entries.values())


def _resource(item: Instance) -> dict[str, Any]:
    alias = f".{item.alias}" if item.alias else ""
    return {
        "mode": "managed",
        "type": item.kind,
        "name": item.name,
        "provider": f'provider["{(provider_of(item.kind) or AWS).address}"]{alias}',
        "instances": [],
    }


def _instance(item: Instance) -> dict[str, Any]:
    index = {} if item.index is None else {"index_key": item.index}
    return index | {
        "schema_version": item.schema_version,
        "attributes": _typed(attributes(item.kind) or {}, item.attributes),
        "sensitive_attributes": [list(path) for path in item.sensitive],
    }


def _typed(block: Attributes, values: Mapping[str, Any]) -> dict[str, Any]:
    """A state holds the type of a value beside it if the schema leaves the type open."""
    return {name: _value(block.get(name), value) for name, value in values.items()}


def _value(declared: list[Any] | None, value: Any) -> Any:
    match declared, value:
        case [_, "dynamic", *_], None:
            return None
        case [_, "dynamic", *_], _:
            return {"value": value, "type": _type(value)}
        case ["b", *_], list():
            return [_value(declared, item) for item in value]
        case ["b", "map", _, _, dict() as inner, *_], dict():
            return {key: _typed(inner, item) for key, item in value.items()}
        case ["b", _, _, _, dict() as inner, *_], dict():
            return _typed(inner, value)
        case _:
            return value


def _type(value: Any) -> Any:
    """In the words of Terraform's JSON."""
    match value:
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case list():
            return ["tuple", [_type(item) for item in value]]
        case dict():
            return ["object", {key: _type(item) for key, item in value.items()}]
        case None:
            return "dynamic"
        case _:
            return "string"
