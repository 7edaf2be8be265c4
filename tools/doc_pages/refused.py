"""docs/refused.md: changes that Terraform plans and AWS refuses, from the table of the diff."""

import re
from collections.abc import Iterator

from specgen.facts.refusals.refusal import AS_OF, Gap, Refusal
from specgen.facts.refusals.table import REFUSALS, UNAFFECTED

_VALUES = re.compile(r" \([^)]*\{(?:old|new)\}[^)]*\)")

HEAD = f"""# What AWS refuses

Some changes exist only against the old value: Terraform plans them in place, and AWS refuses them
when they are applied. `specgen diff` knows these, says what to write instead and exits with 1. What
the provider replaces is no part of this list, because the plan shows it. As of {AS_OF}. Written by
`make docs` from `specgen/facts/refusals/`.
"""
TAIL = """## Stateful types without one

Their changes were planned with the real provider, too.

| type | why |
| --- | --- |
"""


def refused() -> str:
    parts = (f"## {kind}\n\n{''.join(_table(rows))}" for kind, rows in sorted(REFUSALS.items()))
    rest = "".join(f"| `{kind}` | {why} |\n" for kind, why in sorted(UNAFFECTED.items()))
    return "\n".join([HEAD, *parts, TAIL + rest])


def _table(rows: tuple[Refusal, ...]) -> Iterator[str]:
    yield "| argument | AWS | instead | source |\n| --- | --- | --- | --- |\n"
    for row in rows:
        default = f", by default `{row.default}`" if row.default is not Gap.ABSENT else ""
        cells = (f"`{row.path}`{default}", _words(row.says), _words(row.instead), f"<{row.source}>")
        yield f"| {' | '.join(cells)} |\n"


def _words(text: str) -> str:
    return _VALUES.sub("", text).format(
        old="the old value", new="the new value", aim="the nearest value"
    )
