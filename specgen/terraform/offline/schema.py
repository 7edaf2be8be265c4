"""The provider's resource schemas, kept once per version in the working folder.

`terraform providers schema -json` is 14 MB for 1526 types. It is stored as one line per type, so
that a run parses only the lines it needs.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.offline.process import terraform
from specgen.terraform.offline.workspace import Module

Schema = Mapping[str, Any]

_PROVIDER = "registry.terraform.io/hashicorp/aws"


def resource_schemas(module: Module, types: Iterable[str]) -> dict[str, Schema]:
    """Terraform's own form, `version` and `block`, by type; none for other providers."""
    file = _file(module)
    if not file.exists():
        _fetch(module, file)
    wanted = set(types)
    with file.open(encoding="utf-8") as lines:
        pairs = (line.split("\t", 1) for line in lines)
        return {name: json.loads(text) for name, text in pairs if name in wanted}


def _file(module: Module) -> Path:
    version = next((module.data / "providers" / _PROVIDER).iterdir()).name
    return module.workspace.folder / f"schemas-{version}.tsv"


def _fetch(module: Module, file: Path) -> None:
    """raises: RuntimeError with Terraform's message"""
    variables = module.workspace.variables() | dict(module.attached)
    done = terraform(["providers", "schema", "-json"], module.folder, variables)
    if done.code != 0:
        raise RuntimeError(f"terraform providers schema failed in {module.name}: {done.err}")
    schemas = json.loads(done.out)["provider_schemas"][_PROVIDER]["resource_schemas"]
    lines = (f"{name}\t{json.dumps(schema)}\n" for name, schema in schemas.items())
    # Written next to the target, then moved: modules that settle at once each find a whole file.
    beside = file.with_name(f"{file.name}.{module.name.replace('/', '-')}")
    beside.write_text("".join(lines), encoding="utf-8")
    beside.replace(file)
