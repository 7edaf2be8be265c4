"""What `terraform init` leaves in a root module, made once for all that need the same."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from specgen.terraform.offline import kept
from specgen.terraform.offline.mirror import terraform_version
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import REGISTRY
from specgen.terraform.root_modules import TYPED, document_of, types_of

_BINARIES = f"{REGISTRY}/*/*/*/*/*"


def put(module: WorkingCopy) -> bool:
    """Whether there was one that the module can take."""
    found = next(filter(_is_whole, _folders(module)), None)
    if found is not None:
        shutil.rmtree(module.data, ignore_errors=True)
        _copy(found, module.folder, module)
    return found is not None


def keep(module: WorkingCopy) -> None:
    """For the other root modules, and for later runs if its providers stay that long."""
    for folder in _folders(module):
        if _outlasts(module) or folder.is_relative_to(module.workspace.folder):
            with suppress(OSError):
                folder.parent.mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
                    made = Path(beside) / "made"
                    made.mkdir()
                    _copy(module.folder, made, module)
                    made.replace(folder)


def needs_of(module: WorkingCopy) -> str | None:
    """What decides about its installation.

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
    return json.dumps([settings, sorted(providers)], sort_keys=True)


def _folders(module: WorkingCopy) -> Iterator[Path]:
    """Of this run, and of all runs as long as Terraform and the providers at hand are the same."""
    needs, workspace = needs_of(module), module.workspace
    if needs is None:
        return
    yield workspace.folder / "installations" / kept.key(needs)
    if workspace.kept is not None:
        at_hand = kept.stamp(workspace.providers.glob(_BINARIES))
        name = kept.key(needs, terraform_version() or "", str(workspace.providers), at_hand)
        yield workspace.kept / "installations" / name


def _is_whole(folder: Path) -> bool:
    """Its links to providers lead somewhere."""
    return folder.is_dir() and all(path.exists() for path in folder.rglob("*"))


def _outlasts(module: WorkingCopy) -> bool:
    """Whether its providers are links to a place that outlasts the workspace."""
    found = [path for path in module.data.rglob("*") if path.is_symlink()]
    inside = module.workspace.folder.resolve()
    return bool(found) and not any(path.resolve().is_relative_to(inside) for path in found)


def _copy(source: Path, target: Path, module: WorkingCopy) -> None:
    """Links to providers stay links. Without any to install, `init` leaves no lock file."""
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
