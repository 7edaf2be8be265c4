"""The running provider against one that each command starts, in turn: proofs, verdicts, diffs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from measuring import Took, command, middle, specgen

from specgen.terraform.offline.workspace import PLAIN

EDITS = {
    "12 resources": ("data/redis.yaml", "      snapshot_retention_days: 1"),
    "117 resources": ("observability/log-groups.yaml", "dev/telegram-bot, retention_days: 14"),
}
"""Root module -> a document, and a number of days there that only this root module reads."""
DAYS = (3, 5, 7, 30)
"""What CloudWatch and ElastiCache both take; other than now."""
PARTS = ("validate", "plan", "converge")
LEAST = {"validate": 6.0, "plan and converge": 4.0}
"""How many times less CPU the whole platform must take."""
DIFF_S = 4.0
"""Wall seconds, on a quiet machine."""

Case = Callable[[], Took]


@dataclass(frozen=True, slots=True)
class Both:
    plain: Took
    fast: Took

    @property
    def ratio(self) -> float:
        return self.plain.cpu / self.fast.cpu

    def row(self, name: str, limit: str = "") -> str:
        return (
            f"| {name} | {self.plain.cpu:.1f} | {self.fast.cpu:.1f} | {self.ratio:.1f} x "
            f"| {self.plain.wall:.1f} | {self.fast.wall:.1f} | {limit} |"
        )

    def without(self, other: "Both") -> "Both":
        return Both(_less(self.plain, other.plain), _less(self.fast, other.fast))


def _less(one: Took, other: Took) -> Took:
    return Took(one.wall - other.wall, one.cpu - other.cpu, one.memory)


def lines(project: Path, home: Path, runs: int) -> Iterator[str]:
    """project: as rendered; raises: CalledProcessError as took()"""
    _commit(project)
    yield "| | plain, CPU s | CPU s | plain / this | plain, wall s | wall s | limit |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    yield from _proofs(project, home)
    specgen(project, home, "validate", "--provider")  # what no edit touches is known after it
    for size in EDITS:
        yield from _edited(project, home, size, runs)


def _proofs(project: Path, home: Path) -> Iterator[str]:
    """Once each: the plain way takes minutes."""

    def proved(*parts: str) -> Both:
        return _both(lambda: specgen(project, home, "prove", "--no-cache", *parts), 1)

    first, whole = proved(PARTS[0]), proved(*PARTS)
    for name, both in (("validate", first), ("plan and converge", whole.without(first))):
        kept = "kept" if both.ratio >= LEAST[name] else "MISSED"
        yield both.row(f"prove {name}, all root modules", f"{LEAST[name]:.0f} x: {kept}")


def _edited(project: Path, home: Path, size: str, runs: int) -> Iterator[str]:
    name, found = EDITS[size]
    file = project / "specs" / name
    before = file.read_text(encoding="utf-8")
    days = cycle(DAYS)

    def edited() -> None:
        """Another number each time, so that no verdict is known."""
        now = f"{found.rpartition(' ')[0]} {next(days)}"
        file.write_text(before.replace(found, now, 1), encoding="utf-8")

    def verdict() -> Took:
        edited()
        return specgen(project, home, "validate", "--provider")

    def diff() -> Took:
        edited()
        specgen(project, home, "render")
        return command(home, "diff", "HEAD", str(project))

    def first() -> Took:
        shutil.rmtree(home / "specgen" / "states", ignore_errors=True)
        return diff()

    yield _both(verdict, runs).row(f"validate --provider after an edit, {size}")
    yield _both(first, runs).row(f"the first diff, {size}")
    again = _both(diff, runs)
    yield again.row(f"the next diff, {size}", f"{DIFF_S:.0f} s: {_kept(again)}")
    file.write_text(before, encoding="utf-8")
    specgen(project, home, "render")


def _kept(both: Both) -> str:
    return "kept" if both.fast.wall <= DIFF_S else "MISSED"


def _both(case: Case, runs: int) -> Both:
    fast, plain = [], []
    for _ in range(runs):
        fast.append(case())
        os.environ[PLAIN] = "1"
        plain.append(case())
        del os.environ[PLAIN]
    return Both(middle(plain), middle(fast))


def _commit(project: Path) -> None:
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.com")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "base")):
        subprocess.run(["git", "-C", str(project), *arguments], check=True)
