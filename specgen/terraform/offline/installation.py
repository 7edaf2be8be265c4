"""What `terraform init` leaves in a root module, made once for all that need the same."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.root_modules import TYPED, document_of, types_of


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
    _copy(kept, module.folder, module)


def keep(module: WorkingCopy, kept: Path) -> None:
    kept.mkdir(parents=True)
    _copy(module.folder, kept, module)


def _copy(source: Path, target: Path, module: WorkingCopy) -> None:
    """Without providers to install, `init` leaves no lock file."""
    shutil.copytree(source / module.data.name, target / module.data.name, symlinks=True)
    if (lock := source / module.lock_file.name).is_file():
        shutil.copyfile(lock, target / lock.name)


def _settings(document: dict[str, Any]) -> dict[str, Any]:
    """Without the backend, because the override replaces it in every root module."""
    return {name: value for name, value in document["terraform"].items() if name != "backend"}


def _implied(document: dict[str, Any]) -> Iterator[str]:
    """Names of the providers that a file's blocks ask for, `required_providers` or not."""
    yield from document.get("provider", {})
    yield from (kind.partition("_")[0] for kind in types_of(document))
    for section in TYPED:
        for named in document.get(section, {}).values():
            yield from (_local(body["provider"]) for body in named.values() if "provider" in body)


def _local(provider: object) -> str:
    """aws.west -> aws"""
    return str(provider).partition(".")[0]
