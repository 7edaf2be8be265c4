"""A bill for a pull request or a page."""

from collections.abc import Iterator, Sequence

from specgen.cost.amounts import money
from specgen.cost.lines import Bill
from specgen.cost.table import By, table
from specgen.cost.text import headline, remarks


def markdown(
    bill: Bill, dimension: By, environments: Sequence[str], more: Sequence[str] = ()
) -> Iterator[str]:
    """more: a paragraph after the table"""
    yield "## Cost"
    yield ""
    if bill.priced:
        yield "; ".join(headline(bill))
        yield ""
        made = table(bill, dimension, environments)
        yield _row([dimension, *made.columns])
        yield _row(["---", *("---:" for _ in made.columns)])
        for row in made.rows:
            yield _row([f"`{row.name}`", *(money(c) if c else "" for c in row.cells)])
        yield _row(["**total**", *(f"**{money(c)}**" if c else "" for c in made.total.cells)])
    else:
        yield "No meter has a price, so only quantities are shown."
    if more:
        yield ""
        yield from (more[0], "", *(f"- {' '.join(line.split())}" for line in more[1:]))
    for words in remarks(bill):
        yield ""
        yield from _folded(words)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _folded(words: list[str]) -> Iterator[str]:
    if len(words) == 1:
        yield words[0]
        return
    yield f"<details><summary>{words[0].rstrip(':')}</summary>"
    yield ""
    yield "```text"
    yield from words[1:]
    yield "```"
    yield ""
    yield "</details>"
