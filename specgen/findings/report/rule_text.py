"""The text about a rule: the same in `explain`, docs/rules/ and SARIF's help."""

from collections.abc import Iterator

from specgen.facts import dates
from specgen.findings.finding import Severity
from specgen.findings.report.examples import Example, examples
from specgen.findings.rule import Rule

SHOWN_LINES = 40
IN_ERROR = "not possible; fix the error in the document"
OUR_OWN = "none; this is specgen's own rule about how documents are read and fit together"
OUR_SOURCE = "specgen's own rule; see `specgen schema KIND`"
IF_NEW = "if AWS has by now what its error does not know: "
AT_PLACE = "`# specgen: ignore[{code}] reason` on the line of the finding or above it"
FOR_GOOD = "a `kind: decision` with code: {code} and the document"


def plain(rule: Rule) -> str:
    return "\n".join(_plain(rule)) + "\n"


def _plain(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} ({' or '.join(rule.severities)}): {rule.promise}"
    yield f"  AWS fact: {rule.fact or OUR_OWN}"
    yield f"  source:   {_source(rule)}"
    yield from (f"  data:     {data}" for data in data_of(rule))
    yield f"  silence:  {silence(rule)}"
    example = examples().by_code.get(rule.code)
    if example is None:
        return
    yield f"  bad{_beside(example)}, found on line {example.line}:"
    for number, line in enumerate(lines(example.bad), 1):
        yield f"  {'>' if number == example.line else ' '} {line}".rstrip()
    if example.good:
        yield "  good:"
        yield from (f"    {line}".rstrip() for line in lines(example.good))


def markdown(rule: Rule) -> str:
    return "\n\n".join(_markdown(rule)) + "\n"


def _markdown(rule: Rule) -> Iterator[str]:
    yield f"**{rule.code}** ({' or '.join(rule.severities)}): {rule.promise}."
    yield f"AWS fact: {rule.fact or OUR_OWN}."
    yield f"Source: {_source(rule)}"
    yield from (f"Data: {data}" for data in data_of(rule))
    yield f"Silence it: {silence(rule)}."
    example = examples().by_code.get(rule.code)
    if example is None:
        return
    yield f"Bad{_beside(example)}, found on line {example.line}:"
    yield _fenced(lines(example.bad))
    if example.good:
        yield "Good:"
        yield _fenced(lines(example.good))


def _fenced(lines: list[str]) -> str:
    return "\n".join(["```yaml", *lines, "```"])


def _source(rule: Rule) -> str:
    if not rule.source:
        return OUR_SOURCE
    return f"{rule.source} ({rule.date})" if rule.date else rule.source


def data_of(rule: Rule) -> Iterator[str]:
    """The lists that it reads, with the dates of the packages that they come from."""
    for topic in rule.topics:
        as_of, source = dates.as_of(topic)
        yield f"{topic} of {as_of}, {source.partition(';')[0]}"


def silence(rule: Rule) -> str:
    decided = FOR_GOOD.format(code=rule.code)
    if rule.severities == (Severity.ERROR,):
        return f"{IF_NEW}{decided}" if rule.dated else IN_ERROR
    way = f"{AT_PLACE.format(code=rule.code)}; for good, {decided}"
    if Severity.ERROR not in rule.severities:
        return way
    new = f"; {IF_NEW}{decided}" if rule.dated else ""
    return f"if it is not an error: {way}{new}"


def _beside(example: Example) -> str:
    kinds = ", ".join(example.beside)
    return f" (with other documents: {kinds})" if kinds else ""


def lines(text_id: str) -> list[str]:
    """Long texts and long lines are cut."""
    lines = examples().texts[text_id].splitlines()
    more = len(lines) - SHOWN_LINES
    cut = lines[:SHOWN_LINES] if more > 0 else lines
    shown = [line if len(line) <= 100 else f"{line[:97]}..." for line in cut]  # noqa: PLR2004  a page
    return [*shown, f"# and {more} more lines"] if more > 0 else shown
