"""What must hold for every input: findings with places, no traceback, no hang, no bomb."""

import json
import re
import signal
import traceback
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from specgen.cli.options import run_of
from specgen.findings import report
from specgen.findings.finding import Finding
from specgen.pipeline import BrokenChecks, Checked, check, render

SECONDS = 2.0
"""CPU time, so that a busy machine is not a failure."""

SECONDS_PER_FINDING = 0.001
"""On top of that for the reports: six formats of three thousand findings take their time."""

SAFE_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\Z")
EXPRESSION = re.compile(r"(?<!\$)\$\{file\(.*|(?<!%)%\{.*")
"""Signs of values.INJECTED, or of any other directive: specgen itself writes none."""

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff]")


class Hang(BaseException):
    """A BaseException, so that no handler of the product catches it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """failure: what must not happen, or empty; accepted: the input has no errors"""

    failure: str
    accepted: bool
    codes: frozenset[str] = frozenset()

    @property
    def signature(self) -> str:
        """Short, and the same for the same fault whatever the input."""
        lines = [line.strip() for line in self.failure.splitlines()]
        frames = [line for line in lines if line.startswith("File ") and "/specgen/" in line]
        where = re.sub(r".*/specgen/(.*)\", line (\d+).*", r"\1:\2", frames[-1]) if frames else ""
        what = re.sub(r"[^A-Za-z ]+", " ", lines[-1])[:60] if lines else ""
        return re.sub(r"[^A-Za-z0-9]+", "-", f"{where} {what}").strip("-")


class Folder:
    """One project folder for many inputs; writes what differs from the last one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: dict[str, bytes] = {}
        (root / "specs").mkdir()

    def fill(self, files: Mapping[str, bytes]) -> None:
        for name in self.written.keys() - files.keys():
            (self.root / "specs" / name).unlink()
        for name, content in files.items():
            if self.written.get(name) != content:
                path = self.root / "specs" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self.written = dict(files)


def judge(folder: Folder) -> Verdict:
    try:
        with limited(SECONDS):
            checked = check(folder.root, folder.root / "specs")
            wrong = [w for f in checked.findings for w in _wrong(f, folder.root)]
        with limited(SECONDS + SECONDS_PER_FINDING * len(checked.findings)):
            wrong += _wrong_reports(checked, folder.root)
    except BrokenChecks as error:
        return Verdict("".join(traceback.format_exception(error.crashes[0].error)), accepted=False)
    except (Exception, Hang):  # noqa: BLE001  we look for any of them
        return Verdict(traceback.format_exc(), accepted=False)
    codes = frozenset(f.code for f in checked.findings)
    return Verdict("\n".join(wrong), not checked.errors, codes)


def judge_rendering(folder: Folder) -> Verdict:
    """An input without errors renders, to files that can be written anywhere."""
    try:
        checked = check(folder.root, folder.root / "specs")
        rendered = render(checked)
        wrong = [w for f in rendered.findings for w in _wrong(f, folder.root)]
        wrong += [w for path, text in rendered.files.items() for w in _wrong_file(path, text)]
    except Exception:  # noqa: BLE001  as above
        return Verdict(traceback.format_exc(), accepted=True)
    return Verdict(
        "\n".join(wrong), accepted=True, codes=frozenset(f.code for f in rendered.findings)
    )


@contextmanager
def limited(seconds: float) -> Generator[None]:
    def stop(_signal: int, _frame: Any) -> NoReturn:
        raise Hang(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _wrong(finding: Finding, root: Path) -> Iterator[str]:
    place = finding.place
    file = root / place.path
    if not file.exists():
        yield f"no such file: {finding.code} {place}"
    if place.line < 1 or place.column < 1:
        yield f"no place: {finding.code} {place}"
    if (place.end_line, place.end_column) < (place.line, place.column):
        yield f"ends before it begins: {finding.code} {place}"
    if not finding.message:
        yield f"no message: {finding.code}"


def _wrong_reports(checked: Checked, root: Path) -> Iterator[str]:
    """Every format can be printed, and nothing in a document reaches the terminal as a command."""
    made = run_of(checked.findings, root)
    forms = {name: make(made) for name, make in report.REPORTER_BY_NAME.items()}
    "".join(forms.values()).encode()
    text, annotations = forms["text"], forms["github"]
    if found := CONTROLS.search(text + annotations):
        yield f"control character {found[0]!r} in the report"
    if annotations.count("\n") != len(checked.findings):
        yield "an annotation is not one line"


def _wrong_file(path: str, text: str) -> Iterator[str]:
    if not SAFE_PATH.match(path) or len(path) > 240:
        yield f"not a safe path: {path!r}"

    if found := EXPRESSION.search(text):
        yield f"a document's text is an expression in {path}: {found[0]}"

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not JSON")

    json.loads(text, parse_constant=refuse)
    text.encode()
