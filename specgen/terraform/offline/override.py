"""The only file that is not as committed: test settings in a Terraform override."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "zz_specgen_override.tf.json"
STATE = "terraform.tfstate"

# An override file merges into the provider block of the same alias, argument by argument, so the
# region, default_tags and everything else stay as committed. allowed_account_ids has to go:
# without an account id (skip_requesting_account_id) the provider compares with "" and refuses.
_PROVIDER = {
    "access_key": "offline",
    "secret_key": "offline",
    "allowed_account_ids": [],
    "max_retries": 2,
    "s3_use_path_style": True,
    "skip_credentials_validation": True,
    "skip_metadata_api_check": True,
    "skip_requesting_account_id": True,
}


def write(folder: Path) -> None:
    """raises: ValueError if terraform.tf.json configures no aws provider"""
    document = json.loads((folder / "terraform.tf.json").read_text(encoding="utf-8"))
    aliases = _aliases(document)
    if not aliases:
        raise ValueError(f"{folder}: terraform.tf.json configures no aws provider")
    text = json.dumps(_override(aliases), indent=2, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def _aliases(document: Mapping[str, Any]) -> list[str | None]:
    """One entry for each aws provider block; None stands for the default one."""
    blocks = document.get("provider", {}).get("aws", [])
    return [block.get("alias") for block in (blocks if isinstance(blocks, list) else [blocks])]


def _override(aliases: list[str | None]) -> dict[str, Any]:
    providers = [_PROVIDER | ({"alias": alias} if alias else {}) for alias in aliases]
    # A backend block in an override replaces the whole committed one, whatever its type.
    backend = {"local": {"path": STATE}}
    return {"provider": {"aws": providers}, "terraform": {"backend": backend}}
