"""What `terraform init` leaves in a root module, made once for all that need the same."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.root_modules import TYPED, document_of

_TYPED = (*TYPED, "ephemeral")


def folder_of(module: WorkingCopy) -> Path | None:
    """Where the installation that the module needs is kept, or will be.

    None if only `init` can tell what the module needs: it calls others, or is no Terraform JSON.
    """
    try:
        documents = [document_of(file) for file in sorted(module.folder.glob("*.tf.json"))]
        settings = [_settings(document) for document in documents if "terraform" in document]
        providers = {name for document in documents for name in _implied(document)}
    except (ValueError, AttributeError, TypeError):
        return None
    if any("module" in document for document in documents):
        return None
    needs = json.dumps([settings, sorted(providers)], sort_keys=True)
    digest = hashlib.sha256(needs.encode()).hexdigest()
    return module.workspace.folder / "installations" / digest[:16]


def put(kept: Path, module: WorkingCopy) -> None:
    """Links to providers stay links."""
    shutil.rmtree(module.data, ignore_errors=True)
    shutil.copytree(kept / module.data.name, module.data, symlinks=True)
    shutil.copyfile(kept / module.lock_file.name, module.lock_file)


def keep(module: WorkingCopy, kept: Path) -> None:
    kept.mkdir(parents=True)
    shutil.copytree(module.data, kept / module.data.name, symlinks=True)
    shutil.copyfile(module.lock_file, kept / module.lock_file.name)


def _settings(document: dict[str, Any]) -> dict[str, Any]:
    """Without the backend, because the override replaces it in every root module."""
    return {name: value for name, value in document["terraform"].items() if name != "backend"}


def _implied(document: dict[str, Any]) -> Iterator[str]:
    """Names of the providers that a file's blocks ask for, `required_providers` or not."""
    yield from document.get("provider", {})
    for section in _TYPED:
        for kind, named in document.get(section, {}).items():
            yield kind.partition("_")[0]
            yield from (
                str(b["provider"]).partition(".")[0] for b in named.values() if "provider" in b
            )
