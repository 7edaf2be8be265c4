"""examples.json from the test cases: what `explain` shows is what the tests prove.

A code's bad example is its shortest case; the good one is the case `good-<CODE>-*` if there is
one, else the good case of the same kind that is most similar to the bad one.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from specgen.findings.report.examples import Example, Examples

TESTS = Path(__file__).parents[2] / "tests"
_HEADER = re.compile(r"# (expect|with|render|severity): (.*)")
_PART = re.compile(r"(?P<code>[A-Z]+[0-9]{3}) (?P<line>[0-9]+):(?P<column>[0-9]+)$")


@dataclass(frozen=True, slots=True)
class Case:
    """found: code, line and column of each finding in the text, whose header is removed"""

    id: str
    text: str
    found: tuple[tuple[str, int, int], ...]
    beside: tuple[str, ...]

    @property
    def kind(self) -> str:
        match = re.search(r"^kind: (\w+)", self.text, re.MULTILINE)
        return match[1] if match else ""


def gather(tests: Path = TESTS) -> Examples:
    cases = [read_case(p, tests) for p in sorted(tests.glob("**/cases/*.yaml"))]
    good = [c for c in cases if _name(c).startswith("good-")]
    shortest: dict[str, Case] = {}
    for case in sorted(cases, key=lambda c: (len({f[0] for f in c.found}), len(c.text), c.id)):
        for code, _, _ in case.found if _name(case).startswith("bad-") else ():
            shortest.setdefault(code, case)
    by_code = {code: _example(code, shortest[code], good) for code in sorted(shortest)}
    used = {i for e in by_code.values() for i in (e.bad, e.good)}
    return Examples(by_code, {c.id: c.text for c in cases if c.id in used})


def _name(case: Case) -> str:
    return case.id.rpartition("/")[2]


def _example(code: str, case: Case, good: list[Case]) -> Example:
    line, column = next((ln, col) for found, ln, col in case.found if found == code)
    made_for_it = [c for c in good if _name(c).startswith(f"good-{code}-")]
    alike = [c for c in good if c.id.startswith(f"systems/{_system(case)}/")]
    best = max(made_for_it or alike, key=lambda c: _likeness(case, c), default=None)
    return Example(case.id, line, column, case.beside, best.id if best else "")


def _system(case: Case) -> str:
    folders = case.id.split("/")
    return folders[1] if folders[0] == "systems" else case.kind


def _likeness(one: Case, other: Case) -> tuple[float, int]:
    matcher = difflib.SequenceMatcher(None, one.text.splitlines(), other.text.splitlines())
    return matcher.ratio(), -len(other.text)


def read_case(path: Path, tests: Path) -> Case:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    header = dict(_header(lines))
    found = tuple(_found(f"{header.get('expect', '')},{header.get('render', '')}", len(header)))
    beside = tuple(n.strip() for n in header.get("with", "").split(",") if n.strip())
    text = "\n".join(lines[len(header) :]) + "\n"
    return Case(path.relative_to(tests).with_suffix("").as_posix(), text, found, beside)


def _header(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _HEADER.match(line)
        if match is None:
            return
        yield match[1], match[2]


def _found(text: str, header: int) -> Iterator[tuple[str, int, int]]:
    """Findings in the case's own file, with lines counted without its header."""
    for part in text.split(","):
        match = _PART.match(part.strip())
        if match is not None:
            yield match["code"], int(match["line"]) - header, int(match["column"])
