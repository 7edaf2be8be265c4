"""What a render made, for tests that compare it before and after something was renamed."""

import json
import re
from typing import Any

ADDRESS = re.compile(r"aws_[a-z0-9_]+\.[A-Za-z0-9_-]+")


def resources(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Root module -> address -> body; locals as `local.name`."""
    found: dict[str, dict[str, Any]] = {}
    for path, text in files.items():
        if path.startswith("schemas/"):
            continue
        content, module = json.loads(text), path.rpartition("/")[0]
        into = found.setdefault(module, {})
        for kind, named in content.get("resource", {}).items():
            into |= {f"{kind}.{name}": body for name, body in named.items()}
        into |= {f"local.{name}": body for name, body in content.get("locals", {}).items()}
    return found


def moves(files: dict[str, str]) -> dict[str, dict[str, str]]:
    """Root module -> new address -> old address."""
    found: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        if not path.startswith("schemas/"):
            into = found.setdefault(path.rpartition("/")[0], {})
            into |= {m["to"]: m["from"] for m in json.loads(text).get("moved", [])}
    return found


def neutral(value: Any) -> Any:
    """Without the addresses inside expressions, which are Terraform's business, not AWS's."""
    if isinstance(value, dict):
        return {k: neutral(v) for k, v in value.items()}
    if isinstance(value, list):
        return [neutral(v) for v in value]
    is_address = isinstance(value, str) and ADDRESS.fullmatch(value) is not None
    if isinstance(value, str) and ("${" in value or is_address):
        return re.sub(r"\b(data\.)?(aws_[a-z0-9_]+|local|var)\.[A-Za-z0-9_-]+", r"\1\2.*", value)
    return value
