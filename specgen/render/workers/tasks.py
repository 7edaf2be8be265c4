"""A task and its answer as bytes, and the separate process that turns the one into the other.

Imports little: a worker on another machine imports this, whatever else its threads do.
"""

import subprocess
import sys

import msgspec

from specgen.findings.finding import Finding


class Task(msgspec.Struct, frozen=True):
    """documents: path below the project -> content; specs: their folder; code: digest of specgen"""

    documents: dict[str, bytes]
    specs: str
    ids: tuple[str, ...]
    code: str


class BuiltPart(msgspec.Struct, frozen=True):
    """One root module; looks: as in incremental/lookups.py"""

    id: str
    files: dict[str, str]
    resources: int
    looks: list[list[str]]


class Answer(msgspec.Struct, frozen=True):
    made: list[BuiltPart]
    findings: list[Finding] = []
    warnings: list[str] = []


class TaskError(RuntimeError):
    """A task's process ended without an answer; the message is its last line on stderr."""


def run(task: bytes) -> bytes:
    """A process per task, because Node and CDKTF are not made for threads or long lives.

    raises: TaskError
    """
    command = [sys.executable, "-m", "specgen.worker"]
    done = subprocess.run(command, input=task, capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise TaskError(said[-1] if said else f"exited with {done.returncode}")
    return done.stdout
