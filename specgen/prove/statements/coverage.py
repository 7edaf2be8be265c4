"""coverage.md and coverage.json beside the statements: each of them and what realises it.

`python -m specgen.prove.statements.coverage [PROJECT]` writes both; --check only compares.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from specgen.documents.layout import Layout, find_layout
from specgen.findings.report.json_text import to_json
from specgen.pipeline import check
from specgen.project.project import Project
from specgen.prove.statements.generated import load
from specgen.prove.statements.matrix import remark, sections
from specgen.prove.statements.results import STATES, Result, results
from specgen.prove.statements.satisfied import satisfying

REQUIREMENTS = "requirements"
ALL = 1000
"""Documents of a stack: effectively no limit."""
HEAD = """# Coverage

Every statement of the source document: its words, whether it is possible as stated (verdict), and
its state. `specgen prove statements` proves `asserted` and `decided` on the generated files;
`decided` is realised in another way, as its decision says; `pending` waits for a system that does
not exist yet; `outside` is something that no resource can make true. What is listed under `by` is
proved: assertions look at these documents' resources. A document in bold also claims it
(`satisfies: [63, 64]`), and `specgen prove statements` refuses a number that nothing proves. The
addresses are the first of each type that an assertion looks at; coverage.json has all of them.
Written by `python -m specgen.prove.statements.coverage`.
"""


def pages(project: Project, generated: Path) -> dict[str, str]:
    """Name of the file -> text."""
    found, said = results(project, load(generated)), satisfying(project)
    return {
        "coverage.md": "\n".join(_markdown(found, said)),
        "coverage.json": to_json(_data(found, said)),
    }


Said = Mapping[int, Sequence[str]]
"""Number -> the documents that claim to satisfy it."""


def _markdown(found: Sequence[Result], said: Said) -> Iterator[str]:
    yield HEAD
    yield f"| section | {' | '.join(STATES)} | all |"
    yield f"| --- | {'--: | ' * len(STATES)}--: |"
    for section, inside in (*sections(found), ("all", list(found))):
        states = [r.stated.statement.state for r in inside]
        counts = (str(states.count(state) or "") for state in STATES)
        yield f"| {_cell(section)} | {' | '.join(counts)} | {len(inside)} |"
    for section, inside in sections(found):
        yield f"\n## {section}\n"
        yield "| # | statement | verdict | state | by | addresses |"
        yield "| --: | --- | --- | --- | --- | --- |"
        yield from (_row(result, said) for result in inside)
    yield ""


def _row(result: Result, satisfied: Said) -> str:
    said = result.stated.statement
    state = "**failed**" if result.failed else said.state
    by = _cell(remark(result, ALL))
    for document in satisfied.get(said.number, ()):
        by = re.sub(rf"(?<![\w-]){re.escape(_cell(document))}(?![\w-])", r"**\g<0>**", by)
    at = _cell(_addresses(result))
    return f"| {said.number} | {_cell(said.said)} | {said.verdict} | {state} | {by} | {at} |"


def _addresses(result: Result) -> str:
    """The first of every type; coverage.json has all of them."""
    first: dict[str, str] = {}
    for proof in result.proofs:
        if proof.document:
            first.setdefault(proof.address.partition(".")[0], proof.address)
    total = len({p.address for p in result.proofs if p.document})
    more = f" and {total - len(first)} more" if total > len(first) else ""
    return ", ".join(first.values()) + more


def _cell(text: str) -> str:
    """Text in a table, with all Markdown escaped."""
    escaped = "".join(f"\\{c}" if c in "\\|*_<>[]`" else c for c in text)
    return escaped.replace("\n", " ")


def _data(found: Sequence[Result], satisfied: Said) -> dict[str, Any]:
    return {"statements": [_statement(result, satisfied) for result in found]}


def _statement(result: Result, satisfied: Said) -> dict[str, Any]:
    said = result.stated.statement
    return {
        "number": said.number,
        "section": result.stated.requirements.section,
        "under": said.under,
        "words": said.words,
        "part": said.part,
        "verdict": said.verdict,
        "state": said.state,
        "assertions": len(said.assertions),
        "holds": not result.failed,
        "decisions": list(said.decisions),
        "pending": list(said.pending),
        "outside": said.outside,
        "documents": _documents(result),
        "satisfied_by": list(satisfied.get(said.number, ())),
        "places": sorted({p.module.rpartition("/")[0] for p in result.proofs}),
    }


def _documents(result: Result) -> dict[str, list[str]]:
    """Document (empty for the root module's own blocks) -> stack/address."""
    found: dict[str, set[str]] = {}
    for proof in result.proofs:
        stack = proof.module.rpartition("/")[2]
        found.setdefault(proof.document, set()).add(f"{stack}/{proof.address}")
    return {document: sorted(addresses) for document, addresses in sorted(found.items())}


def folder_of(layout: Layout, project: Project) -> Path:
    """Of the documents with the statements; the deepest that has all of them."""
    files = [d.path for d in project.documents if d.kind == REQUIREMENTS]
    if not files:
        return layout.specs
    return layout.root / os.path.commonpath([Path(file).parent.as_posix() for file in files])


def drift(folder: Path, wanted: dict[str, str]) -> list[str]:
    """Names of the files that are out of date."""
    return [n for n, text in wanted.items() if _read(folder / n) != text]


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def main(arguments: Sequence[str]) -> int:
    """0 clean or written, 1 drift, 2 the project has errors."""
    paths = [a for a in arguments if not a.startswith("-")]
    layout = find_layout(Path(paths[0] if paths else "."))
    checked = check(layout.root, layout.specs)
    if checked.project is None or checked.errors:
        sys.stderr.write("the documents have errors: run `specgen validate`\n")
        return 2
    folder = folder_of(layout, checked.project)
    wanted = pages(checked.project, layout.output)
    changed = drift(folder, wanted)
    if "--check" in arguments:
        shown = folder.relative_to(layout.root).as_posix()
        sys.stdout.writelines(f"{shown}/{name} is stale\n" for name in changed)
        return 1 if changed else 0
    for name in changed:
        (folder / name).write_text(wanted[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
