"""Takes the steps of a page in a folder, as its reader would in one shell."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from first_day.page import Command, Edit, File, Step

LIMIT_S = 1_200
KEEP = """trap 'code=$?; pwd > "$KEPT/cwd"; export -p > "$KEPT/env"; exit $code' EXIT
"""


class Reader:
    """folder: the current one at the start; kept: for what one command leaves to the next"""

    def __init__(self, folder: Path, kept: Path, environment: Mapping[str, str]) -> None:
        self._kept = kept
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "cwd").write_text(f"{folder}\n")
        self._environment = {**environment, "KEPT": str(kept)}

    @property
    def folder(self) -> Path:
        return Path((self._kept / "cwd").read_text().rstrip("\n"))

    def take(self, steps: Iterable[Step]) -> None:
        for step in steps:
            match step:
                case Command():
                    self._run(step)
                case File():
                    file = self.folder / step.path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(step.text)
                case Edit():
                    self._edit(step)

    def _edit(self, step: Edit) -> None:
        file = self.folder / step.path
        text = file.read_text()
        assert text.count(step.old) == 1, f"line {step.line}: {file} has not once:\n{step.old}"
        file.write_text(text.replace(step.old, step.new))

    def _run(self, step: Command) -> None:
        code, output = self.run(step.text)
        where = f"line {step.line}: {step.text}\nended with {code} and said:\n{output}"
        assert code == step.code, where
        lines = iter(output.splitlines())
        for wanted in step.expected:
            if wanted.strip() == "...":
                continue
            pattern = re.compile(".*".join(map(re.escape, wanted.rstrip().split("..."))))
            assert any(pattern.fullmatch(line.rstrip()) for line in lines), (
                f"expected, in this order: {wanted}\n{where}"
            )

    def run(self, text: str) -> tuple[int, str]:
        """Exit code, and what was printed."""
        before = f'. "{self._kept}/env"\n' if (self._kept / "env").exists() else ""
        done = subprocess.run(
            ["bash", "-e", "-c", f"{before}{KEEP}{text}"],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=LIMIT_S,
        )
        return done.returncode, done.stdout


def plain_environment(folder: Path) -> dict[str, str]:
    """Of a user who has set nothing: a home of their own, and no keys.

    folder: for the home and the cache
    """
    hidden = ("TF_", "AWS_", "SPECGEN_", "GIT_", "PYTHON", "VIRTUAL_ENV", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    (home / ".gitconfig").write_text(
        "[user]\nname = Reader\nemail = reader@example.org\n[init]\ndefaultBranch = main\n"
    )
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    return kept | own | {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "120"}
