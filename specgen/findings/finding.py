"""What a run found: problems as checks report them, findings as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from specgen.findings.pointers import Pointer, dotted, effective_pointer


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a file; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A span of a document's file, and the text that belongs there; an empty span inserts it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken promise at a pointer; locate.py turns it into a finding with a place.

    at_key: the key is at fault (unknown, misplaced), not its value
    missing: the key that the map at the pointer lacks
    code: of the broken rule, if it is not the rule whose function found it
    dated: AWS may have it by now: a decision can silence it, even an error, if its rule says so
    instead: the key, the value or the missing key's value, if only one can be meant
    """

    pointer: Pointer
    message: str
    help: str = ""
    at_key: bool = False
    severity: Severity | None = None
    missing: str = ""
    code: str = ""
    dated: bool = False
    instead: str | float | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """The override that set a value; when: its `when` in words; place: its first line

    holds: the finding is inside it; otherwise it makes the difference where it applies
    """

    when: str
    place: Place
    holds: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """code: stable id; place: what to change; where: environment/region it holds in, if not all;
    because: the second place that makes it a fault (the first of two duplicates);
    pointer: in the document as written, overrides included; dated: as in a Problem;
    edits: what `specgen fix` does to the file, only if nothing else can be meant
    """

    code: str
    severity: Severity
    message: str
    place: Place
    help: str = ""
    where: tuple[str, ...] = ()
    because: Place | None = None
    document: str = ""
    pointer: Pointer = ()
    override: Override | None = None
    dated: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether it is an error that nobody can decide to live with."""
        return self.severity is Severity.ERROR and not self.dated

    @property
    def key(self) -> str:
        """The key in the effective document: the same for a base value and an override's."""
        return dotted(effective_pointer(self.pointer))

    @property
    def order(self) -> tuple[Place, str, str]:
        return (self.place, self.code, self.message)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file and place, each fault once: one that holds in several places names them all."""
    same: dict[Finding, list[Finding]] = {}
    for finding in findings:
        same.setdefault(replace(finding, where=()), []).append(finding)
    once = (replace(one, where=_places(all_)) for one, all_ in same.items())
    return tuple(sorted(once, key=lambda f: f.order))


def _places(findings: list[Finding]) -> tuple[str, ...]:
    """All their places; none if one of the findings holds everywhere."""
    everywhere = any(not f.where for f in findings)
    return () if everywhere else tuple(sorted({w for f in findings for w in f.where}))
