"""A diff as people read it in a terminal: losses first, then document by document."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from specgen.cost.change import words
from specgen.diff import relocated, wording
from specgen.diff.allowances import Verdict
from specgen.diff.digest import Group, digest
from specgen.diff.model import Action, Attribute
from specgen.diff.places import ReportedChange
from specgen.diff.run import Result
from specgen.diff.values import difference
from specgen.findings.characters import one_line
from specgen.terraform.offline.diagnostics import Diagnostic

STYLES = {
    Action.DESTROY: "bold red",
    Action.REPLACE: "bold red",
    Action.UNKNOWN: "bold magenta",
    Action.FORGET: "bold red",
    Action.UPDATE: "yellow",
    Action.MOVE: "cyan",
    Action.CREATE: "green",
    Action.NONE: "dim",
}
SHOWN_ADDRESSES = 3


def text(result: Result, console: Console) -> str:
    with console.capture() as captured:
        for line in _lines(result):
            console.print(line, soft_wrap=True)
    return captured.get()


def _lines(result: Result) -> Iterator[Text]:
    yield Text(f"base: {result.sides.base.name}")
    yield Text(f"head: {result.sides.head.name}")
    reported = digest(result)
    for said in (*words(result.cost), *filter(None, [result.cost_unknown])):
        yield Text(said)
    if reported.losses:
        yield from _losses(reported.losses, result)
    for group in reported.groups:
        yield from _group(group, result)
    for items in reported.alike:
        yield from _alike(items, result)
    yield from _failures(result)
    yield Text()
    for said in (*wording.renamed(result), *relocated.advice(result.relocated)):
        yield Text(said, "yellow")
    if said := wording.stale(result):
        yield Text(said, "bold red")
    for remark in wording.closing(result):
        yield Text(remark, "dim")
    yield Text(_closing(result))


def _losses(losses: tuple[Verdict, ...], result: Result) -> Iterator[Text]:
    counted = wording.counts(verdict.reported for verdict in losses)
    yield Text()
    yield Text(f"STATEFUL RESOURCES: {counted}", "bold red")
    for verdict in losses:
        yield from _loss(verdict, result)


def _loss(verdict: Verdict, result: Result) -> Iterator[Text]:
    change = verdict.reported.change
    word = wording.PARTICIPLES[change.action]
    place = f"{change.document}, {wording.where(result, verdict.reported)}"
    yield Text.assemble(
        _symbol(change.action), f"{wording.headline(change)}: {word}  ", (place, "dim")
    )
    yield from map(_attribute, change.attributes)
    yield _remark(wording.lost(change), change.lost)
    yield from (_remark("", remark) for remark in wording.remarks(change))
    style = "" if verdict.allowed else "bold red"
    yield from (Text(f"      = {said}", style) for said in wording.permission(verdict))


def _group(group: Group, result: Result) -> Iterator[Text]:
    made = {wording.places_of(result, group.document, one.modules) for one in group.created}
    places = {wording.where(result, item) for item in group.items} | made
    common = places.pop() if len(places) == 1 else ""
    yield Text()
    yield Text.assemble((group.document, "bold"), (f"  {common}", "dim"))
    for item in group.items:
        yield from _item(item, "" if common else wording.where(result, item))
    for one in group.created:
        place = "" if common else wording.places_of(result, group.document, one.modules)
        said = f"{one.count} resources: {', '.join(wording.kinds(one))}"
        each = " in each" if len(one.modules) > 1 else ""
        style = (f"  {place}" if place else "", "dim")
        yield Text.assemble(_symbol(Action.CREATE), f"{said}{each}", style)


def _item(item: ReportedChange, place: str) -> Iterator[Text]:
    change = item.change
    head = f"{wording.headline(change)} {wording.stateful(change)}".rstrip()
    yield Text.assemble(_symbol(change.action), head, (f"  {place}" if place else "", "dim"))
    yield from map(_attribute, change.attributes)
    yield from (_remark("", remark) for remark in wording.remarks(change))


def _alike(items: tuple[ReportedChange, ...], result: Result) -> Iterator[Text]:
    change = items[0].change
    yield Text()
    yield Text(wording.alike(items), "bold")
    for place, addresses in wording.alike_places(result, items):
        more = len(addresses) - SHOWN_ADDRESSES
        shown = ", ".join(addresses[:SHOWN_ADDRESSES]) + (f" and {more} more" if more > 0 else "")
        yield Text.assemble(_symbol(change.action), shown, (f"  {place}", "dim"))
    yield from map(_attribute, change.attributes)


def _failures(result: Result) -> Iterator[Text]:
    for diff in result.failed:
        yield Text()
        yield Text(f"{diff.id} cannot be planned; what it replaces is unknown", "bold red")
        yield from (Text(f"    {_diagnostic(found)}") for found in diff.diagnostics)


def _diagnostic(found: Diagnostic) -> str:
    return one_line(str(found))


def _symbol(action: Action) -> tuple[str, str]:
    return f"  {wording.SYMBOLS[action]:<4}", STYLES[action]


def _attribute(attribute: Attribute) -> Text:
    forces = ("  # forces replacement", "red") if attribute.forces else ""
    return Text.assemble(f"        {difference(attribute)}", forces)


def _remark(label: str, said: str) -> Text:
    return Text.assemble("      = ", (label, "bold"), said)


def _closing(result: Result) -> str:
    if not result.diffs:
        return "nothing differs in generated/" if result.stale else "nothing differs"
    differ = wording.modules(result.diffs)
    parts = [f"{differ}: {wording.counts(result.reported) or 'nothing changes'}"]
    parts += [f"{wording.losses(result.refused_count)} not allowed"] if result.refused else []
    parts += [wording.refusals(result.impossible)] if result.impossible else []
    parts += [f"{len(result.failed)} not planned"] if result.failed else []
    return f"{'; '.join(parts)} ({result.seconds:.1f} s)"
