"""The working copy of a root module: the committed bytes, and an override with test settings."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from specgen.terraform import providers
from specgen.terraform.offline import override, schema
from specgen.terraform.offline.diagnostics import Diagnostics, has_errors
from specgen.terraform.offline.runner import init
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import AWS
from specgen.terraform.root_modules import resources_of

ACCOUNT = "123456789012"
"""The account if no provider block sets allowed_account_ids."""
LIFT = "zzz_specgen_lift_override.tf.json"
WAIT = "4m"
SHORT_WAITS: Mapping[str, str] = {"aws_opensearch_domain": "5s"}
"""Types for which the provider sleeps ten minutes before it checks; it also checks at the end."""

# The emulator answers GetCallerIdentity, so the account is requested and checked as on AWS.
_AS_COMMITTED = ("allowed_account_ids", "skip_requesting_account_id")
_LIFTED: Mapping[str, Mapping[str, bool]] = {
    "disable_api_termination": {"disable_api_termination": False},
    "deletion_protection": {"deletion_protection": False},
    "deletion_protection_enabled": {"deletion_protection_enabled": False},
    "enable_deletion_protection": {"enable_deletion_protection": False},
    # The group would wait forever for its instances, which are protected from scale-in.
    "protect_from_scale_in": {"force_delete": True},
}
"""Argument that blocks a destroy -> what a user must write before destroying."""


def account(module: WorkingCopy) -> str:
    """The first account that a provider block allows."""
    for block in _providers(_read(module.source / "terraform.tf.json")):
        if allowed := block.get("allowed_account_ids"):
            return str(allowed[0])
    return ACCOUNT


def region(module: WorkingCopy, provider: str | None) -> str:
    """provider: as a block names it, such as aws.us_west_2; None for the default one"""
    alias = provider.partition(".")[2] if provider else None
    found = _providers(_read(module.source / "terraform.tf.json"))
    return next(str(block["region"]) for block in found if block.get("alias") == alias)


def configure(module: WorkingCopy, key: str) -> Diagnostics:
    """Initialises the copy; the provider's waits end after 4 minutes, not after its 40."""
    file = module.folder / override.NAME
    document = _read(file)
    for block in _providers(document):
        block["access_key"] = key
        for name in _AS_COMMITTED:
            block.pop(name, None)
    _write(file, document)
    found = init(module)
    if not has_errors(found) and (waits := _waits(module)):
        _write(file, document | {"resource": waits})
    return found


def lift(module: WorkingCopy) -> bool:
    """Turns protection off, as a user must before destroying; False if there is none."""
    lifted = {a: _lifted(body) for a, body in resources_of(module.folder).items()}
    resources = _by_type({address: body for address, body in lifted.items() if body})
    if resources:
        _write(module.folder / LIFT, {"resource": resources})
    return bool(resources)


def _lifted(body: Mapping[str, Any]) -> dict[str, bool]:
    """Anything not literally off may be on, including an expression."""
    on = (name for name in _LIFTED if body.get(name) not in (None, False))
    return {name: value for each in on for name, value in _LIFTED[each].items()}


def clear(module: WorkingCopy) -> None:
    """Leaves only the providers, so that an apply destroys everything despite prevent_destroy."""
    for file in module.folder.glob("*.tf.json"):
        if file.name == override.NAME:
            _write(file, {k: v for k, v in _read(file).items() if k != "resource"})
        elif file.name != "terraform.tf.json":
            file.unlink()


def _waits(module: WorkingCopy) -> dict[str, Any]:
    """A `timeouts` block for each resource whose type has one."""
    bodies = resources_of(module.folder)
    kinds = {address.partition(".")[0] for address in bodies}
    waiting = {
        kind: found["block"].get("block_types", {}).get("timeouts")
        for kind, found in schema.resource_schemas(module, kinds).items()
    }
    return _by_type(
        {
            address: {"timeouts": dict.fromkeys(nested["block"]["attributes"], _wait(address))}
            for address in bodies
            if (nested := waiting.get(address.partition(".")[0]))
        }
    )


def _wait(address: str) -> str:
    return SHORT_WAITS.get(address.partition(".")[0], WAIT)


def _by_type(bodies: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for address, body in bodies.items():
        kind, _, name = address.partition(".")
        found.setdefault(kind, {})[name] = body
    return found


def _providers(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [cast("dict[str, Any]", block) for block in providers.blocks(document, AWS.name)]


def _read(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


def _write(file: Path, document: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
