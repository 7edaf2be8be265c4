"""Changes that the provider plans and AWS refuses: a table is asked with the values of a plan."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.diff.elements import PARAMETER_CALL, Contents, Element
from specgen.facts.refusals.accounts import IPV6_SUBNETS
from specgen.facts.refusals.instances import REPLICAS
from specgen.facts.refusals.refusal import Gap, Refusal, Step, refusing
from specgen.facts.refusals.table import REFUSALS

Planned = Mapping[str, Any]
"""`change` of one of the `resource_changes` of a plan."""

SOURCE = "replicate_source_db"
_EXPRESSION = re.compile(r"(?<!\$)\$\{|(?<!%)%\{")
_READS = re.compile(r"([A-Za-z_][\w-]*)(?:\[[^]]*\])?\.")
_GIVEN = frozenset({"var", "local", "each", "count", "path", "terraform"})
"""What an expression may read without meeting a value that a rehearsal invents."""


def refused(
    old: Element | None,
    new: Element | None,
    head: Contents,
    planned: Planned | None = None,
    base: Contents | None = None,
) -> str:
    """What AWS refuses of a change in place, and what to do instead; empty if nothing is known.

    planned: None if there is no plan, so that only what is written counts
    base: None if nothing but `old` was there
    """
    if old is None or new is None:
        return ""
    sides = _Sides(old, new, head, planned, base)
    rows = (row for row in _rows(new) if row.silent or sides.changes(row.path))
    return _said(rows, sides)


def ignored(old: Element | None, new: Element | None, head: Contents) -> str:
    """What AWS refuses of a change that the provider does not even plan."""
    if old is None or new is None:
        return ""
    rows = (row for row in _rows(new) if row.silent)
    return _said(rows, _Sides(old, new, head, None))


def kept(old: Element | None, new: Element | None, head: Contents) -> str:
    """Why AWS refuses to delete a resource, which is removed or replaced."""
    if old is None:
        return ""
    rows = [row for row in REFUSALS.get(old.kind, ()) if row.deletes]
    gone = Element(old.address, old.document, {})
    return _said(iter(rows if new else rows[:1]), _Sides(old, new or gone, head, {}))


def _rows(new: Element) -> Iterator[Refusal]:
    """What Terraform ignores by its lifecycle is never sent to AWS."""
    skipped = _at(new.body, "lifecycle.ignore_changes")
    names = skipped if isinstance(skipped, list) else ()
    for row in REFUSALS.get(new.kind, ()):
        if skipped != "all" and row.path.partition(".")[0] not in names:
            yield row


def _said(rows: Iterator[Refusal], sides: "_Sides") -> str:
    found = refusing(rows, sides.before, sides.after)
    return "; ".join(dict.fromkeys(_sentence(*one) for one in found))


def _sentence(row: Refusal, step: Step) -> str:
    aim = row.aim(step) if row.aim else ""
    values = {"old": _shown(step.old), "new": _shown(step.new), "aim": str(aim)}
    return f"{row.path}: {row.says.format(**values)}; {row.instead.format(**values)}"


def _shown(value: Any) -> str:
    match value:
        case Gap():
            return str(value.value)
        case bool():
            return str(value).lower()
        case _:
            return str(value)


class _Sides:
    """The attributes of one resource on both sides, as they are written or else planned."""

    def __init__(
        self,
        old: Element,
        new: Element,
        head: Contents,
        planned: Planned | None,
        base: Contents | None = None,
    ) -> None:
        self._old, self._new, self._head, self._planned = old, new, head, planned
        self._base = base

    def changes(self, path: str) -> bool:
        """Whether the plan, if there is one, changes the attribute."""
        if self._planned is None or _is_unknown(self._planned.get("after_unknown"), path):
            return True
        return _at(self._planned.get("before"), path) != _at(self._planned.get("after"), path)

    def before(self, path: str) -> Any:
        """What is not written was invented, so the plan's value says nothing."""
        if path == IPV6_SUBNETS:
            return _ipv6_subnets(self._old, self._base)
        written, other = (_at(one.body, path) for one in (self._old, self._new))
        return self._settled(written, other, "before", path)

    def after(self, path: str) -> Any:
        """What is no longer written may keep its value; only a plan knows."""
        if path == REPLICAS:
            return _replicas(self._new, self._head)
        written, other = (_at(one.body, path) for one in (self._new, self._old))
        if written is Gap.ABSENT and other is not Gap.ABSENT:
            return self._of_plan("after", path)
        return self._settled(written, other, "after", path)

    def _settled(self, written: Any, other: Any, side: str, path: str) -> Any:
        """The value of an expression; if it reads what was invented, only that it is set.

        other: what is written on the other side; one that reads another resource is another value
        """
        if not isinstance(written, str) or not _EXPRESSION.search(written):
            return written
        reads = _READS.findall(written)
        planned = self._of_plan(side, path)
        both = isinstance(other, str) and _EXPRESSION.search(other) and other != written
        if both and PARAMETER_CALL not in written + other:
            return planned
        if PARAMETER_CALL in written or any(name not in _GIVEN for name in reads):
            return Gap.UNKNOWN if planned is Gap.ABSENT else Gap.SOME
        return planned

    def _of_plan(self, side: str, path: str) -> Any:
        planned = self._planned
        if planned is None or _is_unknown(planned.get("after_unknown"), path):
            return Gap.UNKNOWN
        return _at(planned.get(side), path)


def _replicas(source: Element, head: Contents) -> Any:
    """Replicas in the same root module; those elsewhere are not known."""
    names = (f"{source.address}.", f"{source.body.get('identifier')}")
    others = (e.body for e in head.resources.values() if e.kind == source.kind)
    texts = (str(body.get(SOURCE, "")) for body in others if isinstance(body, dict))
    found = [text for text in texts if names[0] in text or text == names[1]]
    return found or Gap.ABSENT


def _ipv6_subnets(vpc: Element, base: Contents | None) -> Any:
    """Subnets in the same root module; those elsewhere are not known."""
    elements = base.resources.values() if base else ()
    bodies = (e.body for e in elements if e.kind == "aws_subnet" and isinstance(e.body, dict))
    names = f"{vpc.address}."
    found = [b for b in bodies if names in str(b.get("vpc_id", "")) and b.get("ipv6_cidr_block")]
    return found or Gap.ABSENT


def _is_unknown(unknown: Any, path: str) -> bool:
    for name in path.split("."):
        block = unknown[0] if isinstance(unknown, list) and unknown else unknown
        if not isinstance(block, dict):
            return bool(block)
        unknown = block.get(name)
    return unknown is True


def _at(body: Any, path: str) -> Any:
    """The value there; an expression covers all below it, and several blocks have no one value."""
    for name in path.split("."):
        if isinstance(body, list):
            if len(body) > 1:
                return Gap.UNKNOWN
            body = body[0] if body else {}
        if not isinstance(body, dict):
            return Gap.ABSENT if body is None else body
        if name in body.get("dynamic", {}):
            return Gap.UNKNOWN
        body = body.get(name)
    return Gap.ABSENT if body is None else body
