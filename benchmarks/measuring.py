"""The cost of one command: wall and CPU seconds of its whole process tree, memory, output."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from specgen.render.fast import node

MEMORY = "/dev/shm"  # noqa: S108  on Linux; private folders are made in it


@dataclass(frozen=True, slots=True)
class Took:
    """wall, cpu: seconds; memory: MiB of the largest process of the tree"""

    wall: float
    cpu: float
    memory: float


def took(command: list[str], variables: Mapping[str, str]) -> Took:
    """raises: CalledProcessError with the command's stderr"""
    environment = {**os.environ, **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # stock would compile 2,100 modules each time
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def specgen(project: Path, home: Path, *arguments: str, way: str = "1") -> Took:
    """home: the cache's folder; way: as in SPECGEN_FAST"""
    verb, *options = arguments
    return command(home, verb, str(project), "-q", *options, way=way)


def command(home: Path, *arguments: str, way: str = "1") -> Took:
    """As specgen(), but with all arguments."""
    variables = {"SPECGEN_FAST": way, "SPECGEN_CACHE": "1", "XDG_CACHE_HOME": str(home)}
    return took([sys.executable, "-m", "specgen", *arguments], variables)


@contextmanager
def workbench() -> Generator[Path]:
    """A folder in memory, for this process and all that it starts: after large deletions, a file
    system (ext4) needs time to find space, which must not be measured.
    """
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="specgen-", dir=place) as folder:
        before, os.environ["TMPDIR"] = os.environ.get("TMPDIR"), folder
        try:
            yield Path(folder)
        finally:
            del os.environ["TMPDIR"]
            if before is not None:
                os.environ["TMPDIR"] = before


def middle(runs: list[Took]) -> Took:
    return Took(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        median(run.memory for run in runs),
    )


def output(project: Path) -> dict[str, bytes]:
    folder = project / "generated"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.json")}


def machine() -> str:
    """In one line."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = {line.partition(": ")[2] for line in lines if line.startswith("model name")}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    found = node.find() or "node"
    command = [found, "--version"]
    number = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    parts = (
        f"{os.cpu_count()} cores ({', '.join(sorted(names)) or platform.machine()})",
        f"{memory:.0f} GiB",
        f"{platform.system()}",
        f"Python {platform.python_version()}",
        f"Node {number.removeprefix('v')}",
        f"cdktf {version('cdktf')}, jsii {version('jsii')}",
    )
    return ", ".join(parts)


def without_output(project: Path) -> None:
    shutil.rmtree(project / "generated", ignore_errors=True)
