"""A diff as a pull request comment: losses are shown open, everything else can be unfolded."""

from collections.abc import Iterator

from specgen.cost.change import words
from specgen.diff import relocated, wording
from specgen.diff.allowances import Verdict
from specgen.diff.digest import Group, digest
from specgen.diff.model import Attribute, Change
from specgen.diff.places import ReportedChange
from specgen.diff.run import Result
from specgen.diff.values import difference
from specgen.findings.characters import one_line

LIMIT = 60_000
"""GitHub accepts comments of at most 65,536 characters."""


def markdown(result: Result) -> str:
    blocks = [*_blocks(result)]
    shown: list[str] = []
    length = 0
    for number, block in enumerate(blocks):
        length += len(block) + 2
        if length > LIMIT:
            shown.append(f"_{len(blocks) - number} more parts: `specgen diff` prints all of them._")
            break
        shown.append(block)
    return "\n\n".join(shown) + "\n"


def _blocks(result: Result) -> Iterator[str]:
    yield f"### specgen diff: {_verdict(result)}"
    yield f"{_code(result.sides.base.name)} → {_code(result.sides.head.name)}: {_summary(result)}"
    if said := wording.stale(result):
        yield f"**{_text(said)}**"
    if block := _cost(result):
        yield block
    reported = digest(result)
    if reported.losses:
        counted = wording.counts(verdict.reported for verdict in reported.losses)
        yield f"**Stateful resources: {counted}**"
        yield from (_loss(verdict, result) for verdict in reported.losses)
    yield from (_failure(diff.id, map(str, diff.diagnostics)) for diff in result.failed)
    yield from (_details(group, result) for group in reported.groups)
    yield from (_alike(items, result) for items in reported.alike)
    yield from (f"- {_text(said)}" for said in wording.renamed(result))
    yield from (f"- {_text(said)}" for said in relocated.advice(result.relocated))
    remarks = [_text(remark) for remark in wording.closing(result)]
    if remarks:
        yield f"<sub>{'<br>'.join(remarks)}</sub>"


def _cost(result: Result) -> str:
    """The sum open, the keys as a list."""
    first, *others = (*words(result.cost), *filter(None, [result.cost_unknown]), "")
    lines = [f"- {_text(said.strip())}" for said in others if said]
    return "\n".join([f"**{_text(first)}**", *lines]) if first else ""


def _verdict(result: Result) -> str:
    if result.stale:
        return "⚠️ generated/ is not what the documents render to"
    if not result.diffs:
        return "nothing differs"
    said = [f"{wording.losses(result.refused_count)} not allowed"] if result.refused else []
    said += [wording.refusals(result.impossible)] if result.impossible else []
    if said:
        return f"⛔ {', '.join(said)}"
    if result.failed:
        return f"⚠️ {wording.modules(result.failed)} cannot be planned"
    return "✅ no loss that is not allowed"


def _summary(result: Result) -> str:
    counted = wording.counts(result.reported) or "no resource"
    return f"{wording.modules(result.diffs)} changed, {counted}"


def _loss(verdict: Verdict, result: Result) -> str:
    change = verdict.reported.change
    symbol, word = _code(wording.SYMBOLS[change.action]), wording.PARTICIPLES[change.action]
    head = f"{symbol} {_code(wording.headline(change))} is {word}"
    place = f"{_text(change.document)}, {_text(wording.where(result, verdict.reported))}"
    lines = [f"- **{head}** ({place})", *_attributes(change)]
    lines += [f"  - {wording.lost(change)}{_text(change.lost)}"]
    lines += [f"  - {_text(remark)}" for remark in wording.remarks(change)]
    lines += [f"  - {_text(said)}" for said in wording.permission(verdict)]
    return "\n".join(lines)


def _details(group: Group, result: Result) -> str:
    title = f"<b>{_text(group.document)}</b>: {_text(wording.group_counts(group))}"
    lines = [line for item in group.items for line in _item(item, result)]
    for one in group.created:
        place = _text(wording.places_of(result, group.document, one.modules))
        kinds = ", ".join(f"{number} {_code(kind)}" for kind, number in one.kinds)
        each = " in each" if len(one.modules) > 1 else ""
        lines.append(f"- {_code('+')} {kinds}{each} <sub>{place}</sub>")
    return f"<details><summary>{title}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _item(item: ReportedChange, result: Result) -> Iterator[str]:
    change = item.change
    symbol = _code(wording.SYMBOLS[change.action])
    place = _text(wording.where(result, item))
    head = f"{_code(wording.headline(change))} {wording.stateful(change)}"
    yield f"- {symbol} {head}<sub>{place}</sub>"
    yield from _attributes(change)
    yield from (f"  - {_text(remark)}" for remark in wording.remarks(change))


def _attributes(change: Change) -> Iterator[str]:
    yield from (f"  - {_attribute(attribute)}" for attribute in change.attributes)


def _attribute(attribute: Attribute) -> str:
    forces = " **forces replacement**" if attribute.forces else ""
    return f"{_code(difference(attribute))}{forces}"


def _alike(items: tuple[ReportedChange, ...], result: Result) -> str:
    title = f"<b>{_text(wording.alike(items))}</b>"
    lines = [*_attributes(items[0].change)]
    for place, addresses in wording.alike_places(result, items):
        lines += [f"- {_code(address)} <sub>{_text(place)}</sub>" for address in addresses]
    return f"<details><summary>{title}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _failure(module: str, diagnostics: Iterator[str]) -> str:
    lines = [f"- {_text(said)}" for said in diagnostics]
    return "\n".join(
        [f"**{_code(module)} cannot be planned; what it replaces is unknown**", "", *lines]
    )


def _code(text: str) -> str:
    """Enough backticks that those in the text do not end it."""
    plain = one_line(text)
    fence = "`" * (max((len(run) for run in _runs(plain)), default=0) + 1)
    inner = f" {plain} " if plain.startswith("`") or plain.endswith("`") else plain
    return f"{fence}{inner}{fence}"


def _runs(text: str) -> Iterator[str]:
    run = ""
    for character in [*text, " "]:
        if character == "`":
            run += character
        elif run:
            yield run
            run = ""


def _text(text: str) -> str:
    """Text with Markdown, HTML and mentions escaped; code in backticks stays code."""
    plain = one_line(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for character in "*_[]|":
        plain = plain.replace(character, f"\\{character}")
    return plain.replace("@", "@\u200b")
