"""A document as it is in one environment and region."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from specgen.documents.document import Document
from specgen.documents.schema.document_type import DocumentType
from specgen.findings.finding import Place
from specgen.findings.pointers import Pointer
from specgen.project.envelope import Envelope
from specgen.project.part_names import PartName

Spec_co = TypeVar("Spec_co", covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Effective(Generic[Spec_co]):
    """A document as it is in one environment and region: overrides applied, shape checked.

    origins: pointer of the effective value -> pointer in the document that set it
    aws_name: the document's part of names in AWS; the first name it ever had
    """

    document: Document
    type: DocumentType
    environment: str
    region: str
    stack: str
    data: dict[str, Any] = field(repr=False)
    origins: dict[Pointer, Pointer] = field(repr=False)
    envelope: Envelope
    spec: Spec_co
    """The kind's own keys."""

    @property
    def kind(self) -> str:
        return self.type.kind

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def spot(self) -> tuple[str, str]:
        return self.environment, self.region

    @property
    def module(self) -> str:
        """The root module it belongs to: environment/region/stack."""
        return f"{self.environment}/{self.region}/{self.stack}"

    @property
    def is_adopted(self) -> bool:
        """Whether others made it: it is in no root module, and nothing here changes it."""
        return not self.stack

    @property
    def earlier_names(self) -> tuple[str, ...]:
        return earlier_names(self.document.data)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its names, oldest first; the present one is the last."""
        return (*self.earlier_names, self.name)

    @property
    def aws_name(self) -> str:
        return self.spellings[0]

    @property
    def part_name(self) -> PartName:
        """For roles of other documents that are made of its name."""
        return PartName(self.name, self.earlier_names)

    def source_pointer(self, pointer: Pointer) -> Pointer:
        """Where in the document the value was set; the pointer itself if it was never set."""
        rest: Pointer = ()
        head = pointer
        while head and head not in self.origins:
            head, rest = head[:-1], (head[-1], *rest)
        return (*self.origins.get(head, head), *rest)

    def overrides_only(self, first: Pointer, second: Pointer) -> bool:
        """Whether an override sets the first of two values, and the document the second."""
        one, other = (self.source_pointer(at)[:1] == ("overrides",) for at in (first, second))
        return one and not other

    def place(self, pointer: Pointer, *, key: bool = False) -> Place:
        return self.document.place(self.source_pointer(pointer), key=key)


def earlier_names(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Oldest first."""
    names = data.get("renamed_from", [])
    return (names,) if isinstance(names, str) else tuple(names)
