"""The provider's resource schemas, kept once per version in the working folder.

`terraform providers schema -json` is 14 MB for 1526 types. It is stored as one line per type, so
that a run parses only the lines it needs.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.offline import attach
from specgen.terraform.offline.stub.attachment import stubbed
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import PROVIDERS

Schema = Mapping[str, Any]


def resource_schemas(module: WorkingCopy, types: Iterable[str]) -> dict[str, Schema]:
    """Terraform's own form, `version` and `block`, by type; none for providers without a row."""
    file = _file(module)
    if not file.exists():
        _fetch(module, file)
    wanted = set(types)
    with file.open(encoding="utf-8") as lines:
        pairs = (line.split("\t", 1) for line in lines)
        return {name: json.loads(text) for name, text in pairs if name in wanted}


def _file(module: WorkingCopy) -> Path:
    versions = [
        f"{provider.name}-{entry.name}"
        for provider in PROVIDERS.values()
        if (module.data / "providers" / provider.address).is_dir()
        for entry in sorted((module.data / "providers" / provider.address).iterdir())
    ]
    versions += [f"{provider.name}-stub" for provider in stubbed(module)]
    return module.workspace.folder / f"schemas-{'-'.join(versions)}.tsv"


def _fetch(module: WorkingCopy, file: Path) -> None:
    """raises: RuntimeError with Terraform's message"""
    done = attach.plain(module, ["providers", "schema", "-json"], {}, every_type=True)
    if done.code != 0:
        raise RuntimeError(f"terraform providers schema failed in {module.name}: {done.err}")
    told = json.loads(done.out)["provider_schemas"]
    known = [told[p.address]["resource_schemas"] for p in PROVIDERS.values() if p.address in told]
    lines = (f"{name}\t{json.dumps(schema)}\n" for types in known for name, schema in types.items())
    # Written next to the target, then moved: modules that settle at once each find a whole file.
    beside = file.with_name(f"{file.name}.{module.name.replace('/', '-')}")
    beside.write_text("".join(lines), encoding="utf-8")
    beside.replace(file)
