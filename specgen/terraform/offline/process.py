"""One Terraform command: its own environment, a time limit, no shell."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from specgen.terraform.providers import PROVIDERS

_T = TypeVar("_T")

TIMEOUT_S = 900
"""Ends what hangs; a busy machine makes seconds of CPU into minutes."""

# Measured: a command allocates some 600 MB once and ends, so garbage collection wastes a quarter
# of its CPU time. The limit turns the collector on again for modules that need far more.
_GO = {"GOGC": "off", "GOMEMLIMIT": "1GiB"}
_FIXED = {
    **_GO,
    "CHECKPOINT_DISABLE": "1",
    "TF_IN_AUTOMATION": "1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}


_AGAIN_S = 0.1
"""Between two looks at tasks: one may begin another command meanwhile, or a signal come."""

_running: set[subprocess.Popen[str]] = set()


@dataclass(frozen=True)
class Finished:
    code: int
    out: str
    err: str
    seconds: float


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without TF_ and AWS_ variables, so that none of its keys is used."""
    hidden = ("TF_", *(prefix for p in PROVIDERS.values() for prefix in p.credentials))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    return kept | _FIXED | dict(extra)


def asking(endpoint: str) -> dict[str, str]:
    """Points every service to one server; the proxy catches calls that would go elsewhere."""
    proxies = {"HTTPS_PROXY": endpoint, "HTTP_PROXY": endpoint, "NO_PROXY": "127.0.0.1"}
    return proxies | {"AWS_ENDPOINT_URL": endpoint}


def sockets(folder: Path) -> dict[str, str]:
    """Where providers put their sockets: one that is killed leaves its own behind."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {"TMPDIR": str(folder)}


def terraform(
    arguments: Sequence[str], folder: Path, extra: Mapping[str, str], timeout_s: float = TIMEOUT_S
) -> Finished:
    """raises: FileNotFoundError without Terraform on PATH; a time-out gives code -9 and sets err"""
    binary = shutil.which("terraform")
    if binary is None:
        raise FileNotFoundError("terraform is not on PATH")
    started = time.monotonic()
    process = subprocess.Popen(
        [binary, *arguments],
        cwd=folder,
        env=environment(extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that a time-out also ends the provider's processes
    )
    _running.add(process)
    try:
        out, err = _wait(process, timeout_s)
    finally:
        _running.discard(process)
    return Finished(process.returncode, out, err, time.monotonic() - started)


def _wait(process: subprocess.Popen[str], timeout_s: float) -> tuple[str, str]:
    try:
        return process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        return out, f"not finished after {timeout_s:g} s"
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


def as_finished(tasks: Iterable[Future[_T]]) -> Iterator[Future[_T]]:
    """Like as_completed(), but a signal is never left until the next task ends.

    The system may give it to another thread, which does not wake the one that waits.
    """
    left = set(tasks)
    while left:
        done, left = wait(left, timeout=_AGAIN_S, return_when=FIRST_COMPLETED)
        yield from done


def end_all(tasks: Iterable[Future[Any]]) -> None:
    """Ends the commands that other threads wait for until no task is left that could begin one.

    To the tasks, their commands failed. Killed with their providers: Terraform would let a provider
    finish first, and nothing here is worth finishing.
    """
    left = set(tasks)
    for task in left:
        task.cancel()
    while left:
        for process in tuple(_running):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        left = wait(left, timeout=_AGAIN_S).not_done
