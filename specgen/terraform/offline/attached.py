"""One provider process for everything that only needs schemas and validation.

For each command, Terraform starts the provider again, hashes its 700 MB and lets it build its
schema; attaching to a running one saves more than half of `validate` and `show`. `plan` attaches
only to its own process, because a process keeps the first configuration (region, tags, keys) it
gets.
"""

import json
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.offline.process import environment
from specgen.terraform.providers import PROVIDERS

START_S = 60
VARIABLE = "TF_REATTACH_PROVIDERS"

_ATTACH = re.compile(r"TF_REATTACH_PROVIDERS='(?P<value>.+)'")


class Attached:
    """Starts at the first use and ends with close(); has no variables if it cannot be started.

    extra: additional environment of the process
    """

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = dict(extra or {})
        self._lock = threading.Lock()
        self._started: dict[Path, tuple[subprocess.Popen[str], dict[str, Any]]] = {}

    def variables(self, data: Path) -> dict[str, str]:
        """data: the .terraform folder of an initialised module; its provider is started.

        Again if it has ended: a crash must not fail every module that comes after.
        """
        attached: dict[str, Any] = {}
        with self._lock:
            for binary in _binaries(data):
                process, told = self._started.get(binary, (None, {}))
                if process is None or (told and process.poll() is not None):
                    process, told = self._started[binary] = self._start(binary)
                attached |= told
        return {VARIABLE: json.dumps(attached)} if attached else {}

    def _start(self, binary: Path) -> tuple[subprocess.Popen[str], dict[str, Any]]:
        """What Terraform needs to attach, by the provider's address; empty if it cannot start."""
        process = subprocess.Popen(
            [str(binary), "-debug"],
            env=environment(self._extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        limit = threading.Timer(START_S, process.kill)
        limit.start()
        found = next(filter(None, map(_ATTACH.search, process.stdout or ())), None)
        limit.cancel()
        return process, json.loads(found["value"]) if found else {}

    def close(self) -> None:
        for process, _ in self._started.values():
            process.send_signal(signal.SIGINT)  # SIGTERM would leave its socket behind
        for process, _ in self._started.values():
            process.communicate()


def _binaries(data: Path) -> Iterator[Path]:
    for provider in PROVIDERS.values():
        found = data.glob(f"providers/{provider.address}/*/*/{provider.binary}_v*")
        yield from (path.resolve() for path in found)
