"""The only file that is not as committed: test settings in a Terraform override."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.providers import PROVIDERS, Provider, blocks

NAME = "zz_specgen_override.tf.json"
STATE = "terraform.tfstate"


def write(folder: Path) -> None:
    """raises: ValueError if terraform.tf.json configures no aws provider"""
    document = json.loads((folder / "terraform.tf.json").read_text(encoding="utf-8"))
    providers = {
        name: [_offline(provider, block) for block in blocks(document, name)]
        for name, provider in PROVIDERS.items()
        if blocks(document, name)
    }
    if not providers:
        raise ValueError(
            f"{folder}: terraform.tf.json configures no {' or '.join(PROVIDERS)} provider"
        )
    # A backend block in an override replaces the committed one whole, of whatever type it was.
    backend = {"local": {"path": STATE}}
    text = json.dumps(
        {"provider": providers, "terraform": {"backend": backend}}, indent=2, sort_keys=True
    )
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def _offline(provider: Provider, block: Mapping[str, Any]) -> dict[str, Any]:
    alias = block.get("alias")
    return {**provider.offline, **({"alias": alias} if alias else {})}
