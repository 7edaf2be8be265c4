"""A task and its answer as bytes, and the process of its own that makes the one of the other.

Imports little: a worker of another machine imports this, whatever its threads do beside it.
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


class Part(msgspec.Struct, frozen=True):
    """One root module; looks: as in incremental/watching.py"""

    id: str
    files: dict[str, str]
    resources: int
    looks: list[list[str]]


class Answer(msgspec.Struct, frozen=True):
    made: list[Part]
    findings: list[Finding] = []
    warnings: list[str] = []


class TaskError(RuntimeError):
    """A task's process ended without an answer; says what it said."""


def run(task: bytes) -> bytes:
    """Node and CDKTF live and die with a process: they are not made for threads or long lives.

    raises: TaskError
    """
    command = [sys.executable, "-m", "specgen.worker"]
    done = subprocess.run(command, input=task, capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise TaskError(said[-1] if said else f"ended with {done.returncode}")
    return done.stdout
