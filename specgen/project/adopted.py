"""What others made: found as if it had a document of its kind, but in no root module."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, runtime_checkable

import msgspec

from specgen.documents.document import Document
from specgen.documents.schema.document_type import DocumentType
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.envelope import Bare, Envelope
from specgen.project.placement import Misplaced, unknown
from specgen.project.platform import Platform
from specgen.project.project import Effective

UNKNOWN_PLACE = "PLACE002"


@runtime_checkable
class Adopting(Protocol):
    """The model of a document that describes what others made."""

    def adopted(self) -> Iterator[tuple[str, str, msgspec.Struct]]:
        """Kind, environment/region, and what it tells as a model of that kind would.

        The document has it at the pointer (kind, environment/region).
        """
        ...


def adopted_of(
    document: Document, model: Any, platform: Platform
) -> Iterator[Effective | Misplaced]:
    """Nothing if the model describes nothing that others made."""
    for kind, place, spec in model.adopted() if isinstance(model, Adopting) else ():
        environment, _, region = place.partition("/")
        if problem := _unknown_place((kind, place), environment, region, platform):
            yield Misplaced(document, UNKNOWN_PLACE, problem)
            continue
        origins: dict[Pointer, Pointer] = {(): (kind, place)}
        data = document.data[kind][place]
        envelope = Envelope(kind=kind, name=document.name)
        type_ = _type(kind, type(spec))
        yield Effective(document, type_, environment, region, "", data, origins, envelope, spec)


@cache
def _type(kind: str, model: type[msgspec.Struct]) -> DocumentType:
    return DocumentType(kind, kind.replace("_", " "), Bare, model, is_placed=False)


def _unknown_place(
    pointer: Pointer, environment: str, region: str, platform: Platform
) -> Problem | None:
    environments = (*platform.environments, *platform.scopes)
    if environment not in environments:
        return unknown(pointer, "environment", environment, environments)
    regions = platform.places_of(environment)
    if region not in platform.regions:
        return unknown(pointer, "region", region, tuple(platform.regions))
    if region not in regions:
        message = f"{environment} has no region {region}; it has {', '.join(regions)}"
        return Problem(pointer, message)
    return None
