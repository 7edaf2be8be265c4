"""`specgen fix` from its arguments to what it prints and its exit code."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from rich.console import Console
from rich.text import Text

from specgen.cli.options import run_of
from specgen.cli.run import fix_json
from specgen.cli.run.fix_renames import NotYet, renames
from specgen.cli.run.fix_rounds import FileFix, Fixes, found_in, rounds
from specgen.diff.sides import UnusableSide
from specgen.documents.layout import Layout
from specgen.findings import report
from specgen.findings.characters import one_line
from specgen.findings.finding import Finding
from specgen.findings.summary import fixed, summary

CLEAN, FIXABLE, USAGE = 0, 1, 2
NO_END = "\n\\ No newline at end of file\n"
STYLES = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class FixRequest:
    """codes, within: the only ones, files and folders, that are fixed; all if there are none

    renamed: also what vanished since the base, a revision, and came under another name
    """

    codes: frozenset[str]
    within: Sequence[Path]
    form: str
    output: Path | None = None
    write: bool = False
    quiet: bool = False
    renamed: bool = False
    base: str = ""

    def wants(self, finding: Finding, root: Path) -> bool:
        is_wanted = not self.codes or finding.code in self.codes
        return is_wanted and self.is_within(root / finding.place.path)

    def is_within(self, path: Path) -> bool:
        return not self.within or any(path.resolve().is_relative_to(p) for p in self.within)


def fix(layout: Layout, asked: FixRequest, out: Console, err: Console) -> int:
    made = rounds(layout, lambda finding: asked.wants(finding, layout.root))
    if asked.renamed:
        try:
            made = _with_renames(layout, made, asked)
        except (NotYet, UnusableSide) as error:
            err.print(f"specgen: {one_line(str(error))}", markup=False)
            return USAGE
    if asked.write and (changed := _changed_meanwhile(layout, made)):
        err.print(f"specgen: {changed} was changed while this ran; run it again", markup=False)
        return USAGE
    shown = _json(layout, made, asked) if asked.form == "json" else _diff(made, asked, out)
    report.put(shown, asked.output)
    if asked.write:
        for file in made.files:
            _replace(layout.root / file.path, file.after)
    if not asked.quiet:
        _say(layout, made, asked, (out, err))
    return FIXABLE if made.files and not asked.write else CLEAN


def _with_renames(layout: Layout, made: Fixes, asked: FixRequest) -> Fixes:
    """raises: NotYet, UnusableSide"""
    if made.files:
        raise NotYet("write the other fixes first; renamed documents are looked for after that")
    found = renames(layout, asked.base)
    mine = tuple(file for file in found.files if asked.is_within(layout.root / file.path))
    return replace(made, files=mine, renamed=found.renamed, by_hand=found.by_hand)


def _say(layout: Layout, made: Fixes, asked: FixRequest, consoles: tuple[Console, Console]) -> None:
    out, err = consoles
    for rename in made.renamed:
        err.print(f"looks renamed: {rename.advice}", markup=False)
    for words in made.by_hand:
        err.print(f"looks renamed: {words}", markup=False)
    count = len(made.fixed) + len(made.renamed)
    err.print(fixed(count, len(made.files), written=asked.write))
    left, files = found_in(layout) if asked.write else (made.left, made.read)
    if asked.write and left and asked.form == "text" and asked.output is None:
        report.write(run_of(left, layout.root, console=out), "text")
    if left:
        err.print(f"left: {summary(left, files)}")


def _changed_meanwhile(layout: Layout, made: Fixes) -> str:
    changed = (f.path for f in made.files if (layout.root / f.path).read_bytes() != f.before)
    return next(changed, "")


def _json(layout: Layout, made: Fixes, asked: FixRequest) -> str:
    diffs = {file.path: "".join(_lines(file)) for file in made.files}
    run = run_of(made.fixed, layout.root)
    renamed = [rename.advice for rename in made.renamed]
    looks = fix_json.Renames(renamed, list(made.by_hand))
    return fix_json.as_json(run, diffs, looks, len(made.left), written=asked.write)


def _diff(made: Fixes, asked: FixRequest, out: Console) -> str:
    lines = [line for file in made.files for line in _lines(file)]
    if asked.output is not None or not out.is_terminal:
        return "".join(lines)
    with out.capture() as captured:
        for line in lines:
            style = STYLES.get(line[:1], "") if line[:3] not in {"+++", "---"} else "bold"
            out.print(Text(line, style=style), end="", soft_wrap=True)
    return captured.get()


def _lines(file: FileFix) -> Iterator[str]:
    before, after = (_split(content) for content in (file.before, file.after))
    for line in unified_diff(before, after, f"a/{file.path}", f"b/{file.path}"):
        yield line if line.endswith("\n") else line + NO_END


def _split(content: bytes) -> list[str]:
    """Only at line feeds, as in Git."""
    return content.decode(errors="replace").replace("\n", "\n\0").rstrip("\0").split("\0")


def _replace(path: Path, content: bytes) -> None:
    """At once, with the rights of the file that was there; raises: OSError"""
    target = path.resolve()
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".specgen-", delete=False) as stream:
        stream.write(content)
    new = Path(stream.name)
    try:
        shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
