"""The few forms of a change that AWS refuses; both values are known when a form is asked."""

from collections.abc import Collection
from typing import Any

from specgen.facts.refusals.refusal import Form, Gap, Step, plain

EMPTY = (Gap.ABSENT, "", [])
OPEN = (Gap.UNKNOWN, Gap.SOME)


def shrinks(step: Step) -> bool:
    found = _numbers(step)
    return found is not None and found[1] < found[0]


def grows(step: Step) -> bool:
    found = _numbers(step)
    return found is not None and found[1] > found[0]


def grows_under(percent: int) -> Form:
    """It grows by less than the least step."""

    def form(step: Step) -> bool:
        found = _numbers(step)
        return found is not None and 0 < found[1] - found[0] < found[0] * percent / 100

    return form


def shrinks_under(percent: int) -> Form:
    """It shrinks by less than the least step."""

    def form(step: Step) -> bool:
        found = _numbers(step)
        return found is not None and 0 < found[0] - found[1] < found[0] * percent / 100

    return form


def more_than_doubles(step: Step) -> bool:
    found = _numbers(step)
    return found is not None and found[1] > found[0] * 2


def falls_below_half(step: Step) -> bool:
    found = _numbers(step)
    return found is not None and found[1] * 2 < found[0]


def is_under(one: str, other: str) -> Form:
    """The head's number at one path is smaller than at the other, and is not 0."""

    def form(step: Step) -> bool:
        found = [plain(step.after(path)) for path in (one, other)]
        return all(map(_is_number, found)) and 0 < found[0] < found[1]

    return form


def turned_on(step: Step) -> bool:
    return step.old in (False, Gap.ABSENT) and step.new is True


def turned_off(step: Step) -> bool:
    return step.old is True and step.new in (False, Gap.ABSENT)


def changed(step: Step) -> bool:
    """From one known value to another; neither is empty."""
    return all(value not in (*EMPTY, *OPEN) for value in (step.old, step.new))


def added(step: Step) -> bool:
    return step.old in EMPTY and step.new not in EMPTY


def removed(step: Step) -> bool:
    return step.old not in EMPTY and step.new in EMPTY


def moves(olds: Collection[Any], news: Collection[Any]) -> Form:
    """From one of these values to one of those."""
    return lambda step: _is_one(step.old, olds) and _is_one(step.new, news)


def leaves(*values: Any) -> Form:
    """From one of these values to any other, or to none."""
    return lambda step: _is_one(step.old, values) and not _is_one(step.new, (*OPEN, *values))


def crosses(beginning: str) -> Form:
    """Only one of both texts begins with this."""

    def form(step: Step) -> bool:
        texts = (step.old, step.new)
        fit = [text.startswith(beginning) for text in texts if isinstance(text, str)]
        return sorted(fit) == [False, True]

    return form


def becomes(*values: Any) -> Form:
    return lambda step: _is_one(step.new, values) and not _is_one(step.old, (*OPEN, *values))


def retyped(step: Step) -> bool:
    """An item of the list keeps its name and gets another type."""
    old, new = ({i.get("name"): i.get("type") for i in items(v)} for v in (step.old, step.new))
    return not _is_open(step) and any(
        name in new and new[name] != kind for name, kind in old.items()
    )


def loses_item(step: Step) -> bool:
    """An item of the list is removed or changed; others may be added."""
    new = items(step.new)
    return not _is_open(step) and any(item not in new for item in items(step.old))


def items(value: Any) -> list[dict[str, Any]]:
    """The blocks of one name; a single one may be written without its list."""
    held = value if isinstance(value, list) else [value]
    return [item for item in held if isinstance(item, dict)]


def alters(*paths: str) -> Form:
    """One of these attributes goes from one known value to another; order does not count."""
    return lambda step: any(_alters(step.before(path), step.after(path)) for path in paths)


def both(*forms: Form) -> Form:
    return lambda step: all(form(step) for form in forms)


def either(*forms: Form) -> Form:
    return lambda step: any(form(step) for form in forms)


def where(path: str, *values: Any) -> Form:
    """Another attribute of the head has one of these values; false if it is not known."""
    return lambda step: _is_one(plain(step.after(path)), values)


def unless(path: str, *values: Any) -> Form:
    """Another attribute of the head has none of these values; false if it is not known."""
    return lambda step: not _is_one(plain(step.after(path)), (*OPEN, *values))


def had(path: str) -> Form:
    """Another attribute of the base is set."""
    return lambda step: step.before(path) not in EMPTY


def is_on(path: str) -> Form:
    """Another attribute of the head is true."""
    return lambda step: plain(step.after(path)) is True


def is_off(path: str) -> Form:
    """Another attribute of the head is false, or not set where that means false."""
    return lambda step: plain(step.after(path)) in (False, Gap.ABSENT)


def starts(path: str, *texts: str) -> Form:
    """Another attribute of the head begins with one of these."""
    return lambda step: str(step.after(path)).startswith(texts)


def _alters(old: Any, new: Any) -> bool:
    known = all(value not in (*EMPTY, *OPEN) for value in (old, new))
    return known and "${" not in f"{old} {new}" and _unordered(old) != _unordered(new)


def _unordered(value: Any) -> list[str]:
    return sorted(map(str, value if isinstance(value, list) else [value]))


def _is_open(step: Step) -> bool:
    """Whether one of the blocks holds an expression, whose value is not known here."""
    return "${" in f"{step.old} {step.new}"


def _is_one(value: Any, values: Collection[Any]) -> bool:
    # In Python 1 == True and 0 == False.
    return any(value == one and isinstance(value, bool) is isinstance(one, bool) for one in values)


def _numbers(step: Step) -> tuple[float, float] | None:
    old, new = step.old, step.new
    return (old, new) if _is_number(old) and _is_number(new) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
