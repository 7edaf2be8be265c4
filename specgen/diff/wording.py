"""The words of a diff, the same in every format that people read."""

from collections import Counter
from collections.abc import Iterable, Sequence

from specgen.diff.allowances import Verdict
from specgen.diff.digest import Created, Group
from specgen.diff.model import Action, Change
from specgen.diff.places import ReportedChange, places
from specgen.diff.run import Result
from specgen.diff.structural import LEFT, UNPROVED
from specgen.findings.characters import one_line

SHOWN_MODULES = 4

SYMBOLS = {
    Action.DESTROY: "-",
    Action.REPLACE: "-/+",
    Action.UNKNOWN: "?",
    Action.FORGET: "x",
    Action.UPDATE: "~",
    Action.MOVE: ">",
    Action.CREATE: "+",
    Action.NONE: "=",
}
PARTICIPLES = {
    Action.DESTROY: "destroyed",
    Action.REPLACE: "replaced",
    Action.UNKNOWN: "unknown",
    Action.FORGET: "forgotten, left in AWS",
    Action.UPDATE: "changed in place",
    Action.MOVE: "moved",
    Action.CREATE: "created",
    Action.NONE: "changed in Terraform only",
}
GUARDED = "its prevent_destroy makes `terraform apply` refuse to replace it"
UNGUARDED = "its prevent_destroy is removed"
KEPT = "Cloudflare cannot unset it: the last value stays in force"
GONE = "its prevent_destroy is removed with it, so nothing stops `terraform apply`"


def headline(change: Change) -> str:
    moved = f" (was {change.previous})" if change.previous else ""
    return f"{change.address}{moved}"


def remarks(change: Change) -> list[str]:
    """Further remarks on a change."""
    why = "" if change.why in {UNPROVED, LEFT} else change.why  # printed once, for all
    guarded = GUARDED if change.guarded else ""
    said = [_refused(change), why, guarded, _unguarded(change)]
    said.append(KEPT if change.is_kept else "")
    return [one_line(text) for text in said if text]


def _refused(change: Change) -> str:
    if not change.refused:
        return ""
    unless = ", unless it is replaced" if change.action is Action.UNKNOWN else ""
    return f"AWS refuses this{unless}: {change.refused}"


def _unguarded(change: Change) -> str:
    if not change.unguarded:
        return ""
    # what AWS refuses is stopped after all
    nothing_stops = change.action is Action.DESTROY and not change.refused
    return GONE if nothing_stops else UNGUARDED


def counts(reported: Iterable[ReportedChange]) -> str:
    """`1 replaced, 3 created`; resources are counted in every root module."""
    found: Counter[Action] = Counter()
    for item in reported:
        found[item.change.action] += len(item.modules)
    shown = (f"{found[action]} {PARTICIPLES[action]}" for action in Action if found[action])
    return ", ".join(shown)


def where(result: Result, item: ReportedChange) -> str:
    return places_of(result, item.change.document, item.modules)


def places_of(result: Result, document: str, modules: Sequence[str]) -> str:
    """In words, of a document's root modules."""
    return places(modules, result.everywhere.get(document, ()))


def kinds(created: Created) -> list[str]:
    """`3 aws_subnet`, in each root module."""
    return [f"{number} {kind}" for kind, number in created.kinds]


def stateful(change: Change) -> str:
    return "(stateful) " if change.lost and change.action is not Action.CREATE else ""


def losses(count: int) -> str:
    return "1 loss" if count == 1 else f"{count} losses"


def permission(verdict: Verdict) -> list[str]:
    """The decisions that allow the loss, or why none does."""
    if not verdict.allowed:
        change = verdict.reported.change
        unknown = change.action is Action.UNKNOWN
        return [
            f"NOT ALLOWED{' if it is replaced' if unknown else ''}: {verdict.why_not}",
            _permitting(change),
        ]
    return [
        f"allowed by {p.decision} until {p.allowance.until}: {one_line(p.reason)}"
        for p in verdict.by
    ]


def _permitting(change: Change) -> str:
    return (
        f"if intended, add `kind: decision`, document: {change.document}, status: accepted, "
        f"allows_destroying: [{{address: {change.address}, until: ...}}]"
    )


def group_counts(group: Group) -> str:
    created = sum(one.count for one in group.created)
    parts = [counts(group.items), f"{created} created" if created else ""]
    return ", ".join(part for part in parts if part)


def alike_places(result: Result, items: Sequence[ReportedChange]) -> list[tuple[str, list[str]]]:
    """Places -> the addresses that change alike there."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(where(result, item), []).append(item.change.address)
    return sorted(found.items())


def alike(items: Sequence[ReportedChange]) -> str:
    count = sum(len(item.modules) for item in items)
    return f"{count} resources with the same change: {PARTICIPLES[items[0].change.action]}"


def renamed(result: Result) -> list[str]:
    """What looks renamed without saying so."""
    return [
        f"{_equal_ones(len(one.addresses))}: if {one.where} is what was `{one.names[-1]}`, write "
        f"`{one.written}` there, and nothing is destroyed"
        for one in result.renamed
    ]


def _equal_ones(count: int) -> str:
    one = "a resource goes and an equal one comes"
    return one if count == 1 else f"{count} resources go and equal ones come"


def unused(result: Result) -> list[str]:
    """Allowances that the change does not need."""
    return [
        f"{permit.decision} allows the loss of {permit.allowance.address}, but it is not lost here"
        for permit in result.unused
    ]


def unfollowed(result: Result) -> str:
    """Root modules outside the change that will read another value."""
    if not result.unfollowed:
        return ""
    shown = ", ".join(result.unfollowed[:SHOWN_MODULES])
    more = len(result.unfollowed) - SHOWN_MODULES
    return (
        f"{modules(result.unfollowed)} read a value that changes ({shown}"
        f"{f' and {more} more' if more > 0 else ''}); no stateful resource there depends on it; "
        "--follow plans them too"
    )


def refusals(count: int) -> str:
    return f"{count} change{'' if count == 1 else 's'} that AWS refuses"


def modules(names: Sequence[object]) -> str:
    return f"{len(names)} root module{'' if len(names) == 1 else 's'}"


def self_test(result: Result) -> str:
    """The result of planning the base against itself; empty if nothing was planned."""
    planned = [d for d in result.diffs if d.id not in {*result.new, *result.gone}]
    tested = [d for d in planned if d not in result.failed]
    if result.unplanned or not tested:
        return ""
    open_ = sorted({address for d in tested for address in d.unsettled})
    if open_:
        return f"self-test: the base does not settle at {', '.join(open_)}; shown as unknown"
    return f"self-test: planning the base of {modules(tested)} against itself finds nothing to do"


def stale(result: Result) -> str:
    """That the documents say something else than the files; empty if they do not."""
    if not result.stale:
        return ""
    shown = ", ".join(result.stale[:SHOWN_MODULES])
    more = len(result.stale) - SHOWN_MODULES
    count = "1 file is" if len(result.stale) == 1 else f"{len(result.stale)} files are"
    return (
        f"NOT RENDERED: {count} not what the documents render to ({shown}"
        f"{f' and {more} more' if more > 0 else ''}); run `specgen render`, then diff again"
    )


def unplanned(result: Result) -> str:
    """Why there was no plan, and what that means; empty if there was one or none was needed."""
    if not result.unplanned or all(d.proved for d in result.diffs):
        return ""
    unknown = sum(len(v.reported.modules) for v in result.verdicts if not result.counts(v.reported))
    stateful = (
        f", also for {unknown} stateful resource{'' if unknown == 1 else 's'}" if unknown else ""
    )
    return (
        f"not planned ({result.unplanned}): it is unknown whether changes are made in place or by "
        f"replacement{stateful}"
    )


def left(result: Result) -> str:
    """Root modules that are gone; empty if there are none."""
    if not result.gone:
        return ""
    shown = ", ".join(result.gone[:SHOWN_MODULES])
    more = len(result.gone) - SHOWN_MODULES
    return f"gone: {shown}{f' and {more} more' if more > 0 else ''}; {LEFT}"


def lost(change: Change) -> str:
    """The label of what is lost."""
    match change.action:
        case Action.UNKNOWN:
            return "would be lost if it is replaced: "
        case Action.FORGET:
            return "left in AWS, unknown to Terraform: "
    return "lost: "


def closing(result: Result) -> list[str]:
    """What a reader must know about how the diff was made."""
    said = [left(result), unplanned(result), self_test(result), unfollowed(result), *unused(result)]
    return [remark for remark in said if remark]
