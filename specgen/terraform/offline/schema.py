"""The provider's resource schemas, kept in the working folder for the root modules to come.

`terraform providers schema -json` is 14 MB for 1526 types, or as much as the types in use need if
the provider runs already. It is stored as one line per type, so that a run parses only the lines it
needs.
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
    """Terraform's own form, `version` and `block`, by type; none for providers without a row.

    types: in use
    raises: RuntimeError with Terraform's message
    """
    wanted, file = set(types), _file(module)
    known = _kept(file)
    if not wanted <= known.keys():
        known |= _fetched(module)
        _keep(file, known, module)
    return {name: json.loads(known[name]) for name in wanted if name in known}


def _kept(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    with file.open(encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t", 1) for line in lines)


def _file(module: WorkingCopy) -> Path:
    versions = [
        f"{provider.name}-{entry.name}"
        for provider in PROVIDERS.values()
        if (module.data / "providers" / provider.address).is_dir()
        for entry in sorted((module.data / "providers" / provider.address).iterdir())
    ]
    versions += [f"{provider.name}-stub" for provider in stubbed(module)]
    return module.workspace.folder / f"schemas-{'-'.join(versions)}.tsv"


def _fetched(module: WorkingCopy) -> dict[str, str]:
    done = attach.run(module, ["providers", "schema", "-json"], {})
    if done.code != 0:
        raise RuntimeError(f"terraform providers schema failed in {module.name}: {done.err}")
    schemas = json.loads(done.out)["provider_schemas"]
    found = [schemas[p.address] for p in PROVIDERS.values() if p.address in schemas]
    types = (each.get("resource_schemas", {}).items() for each in found)
    return {name: json.dumps(schema) for items in types for name, schema in items}


def _keep(file: Path, schemas: Mapping[str, str], module: WorkingCopy) -> None:
    """Written next to the target, then moved: modules that settle at once each find a whole file.

    What another one has kept meanwhile is fetched again.
    """
    beside = file.with_name(f"{file.name}.{module.name.replace('/', '-')}")
    lines = (f"{name}\t{schema}\n" for name, schema in schemas.items())
    beside.write_text("".join(lines), encoding="utf-8")
    beside.replace(file)
