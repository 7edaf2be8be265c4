"""The statements as tables for people: how many are proved, and what proves each one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.table import Table
from rich.text import Text

from specgen.findings.characters import one_line
from specgen.project.project import Project
from specgen.prove.statements.evaluate import Proof
from specgen.prove.statements.generated import load
from specgen.prove.statements.results import STATES, Result, results

STYLES = {"asserted": "green", "decided": "cyan", "pending": "yellow", "outside": "dim"}
MOST = 3
"""Documents of a stack that one row shows."""


def tables(project: Project, generated: Path) -> tuple[Table, Table]:
    """The summary, and one line per statement; raises: OSError as load()."""
    found = results(project, load(generated))
    return summary(found), matrix(found)


def summary(found: Sequence[Result]) -> Table:
    """Sections by state, with totals in the last line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("section")
    for state in (*STATES, "failed", "all"):
        table.add_column(state, justify="right")
    for section, inside in sections(found):
        table.add_row(one_line(section), *_counts(inside))
    table.add_row("all", *_counts(found), style="bold")
    return table


def sections(found: Iterable[Result]) -> Iterator[tuple[str, list[Result]]]:
    for section, inside in groupby(found, key=lambda r: r.stated.requirements.section):
        yield section, list(inside)


def _counts(found: Sequence[Result]) -> Iterator[str]:
    counts = Counter(r.stated.statement.state for r in found)
    failed = sum(r.failed for r in found)
    yield from (str(counts[state] or "") for state in STATES)
    yield f"[red]{failed}[/]" if failed else ""
    yield str(len(found))


def matrix(found: Sequence[Result]) -> Table:
    """One line per statement."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("#", "statement", "verdict", "state", "realised by"):
        table.add_column(name, justify="right" if name == "#" else "left", overflow="fold")
    for section, inside in sections(found):
        table.add_row("", Text(one_line(section), style="bold"))
        for result in inside:
            table.add_row(*_row(result))
    return table


def _row(result: Result) -> Iterator[Text]:
    said = result.stated.statement
    yield Text(str(said.number))
    yield Text(one_line(said.said))
    yield Text(said.verdict)
    failed = Text("FAILED", style="bold red")
    yield failed if result.failed else Text(said.state, style=STYLES[said.state])
    yield Text(one_line(remark(result)))


def remark(result: Result, most: int = MOST) -> str:
    """What realises it, which decisions, what it waits for, or why nothing can."""
    said = result.stated.statement
    waits = f"waits for {', '.join(said.pending)}" if said.pending else ""
    decided = f"decision {', '.join(said.decisions)}" if said.decisions else ""
    by = realised(result.proofs, most)
    so_far = f"so far {by}" if by and said.pending else by
    return "; ".join(part for part in (waits, said.outside, decided, so_far) if part)


def realised(proofs: Iterable[Proof], most: int) -> str:
    """Documents by stack; if there is none, the root module's own blocks."""
    stacks: dict[str, list[str]] = {}
    for proof in proofs:
        inside = stacks.setdefault(proof.module.rpartition("/")[2], [])
        inside.append(proof.document or proof.address)
    named = {stack: list(dict.fromkeys(items)) for stack, items in stacks.items()}
    if {tuple(items) for items in named.values()} == {("provider.aws",)}:
        return "provider.aws of every root module"
    return ", ".join(f"{stack}: {_shortened(items, most)}" for stack, items in named.items())


def _shortened(items: Sequence[str], most: int) -> str:
    more = len(items) - most
    return ", ".join(items[:most]) + (f" and {more} more" if more > 0 else "")
