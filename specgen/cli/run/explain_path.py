"""Which key of a kind is meant, even if names of entries and numbers of items are left out."""

import re

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import node_at
from specgen.findings.pointers import Pointer
from specgen.render.attributes import general

ENTRY = "KEY"
"""The name of any entry, as explain_words calls it; no key is written in capital letters."""
BETWEEN: tuple[Pointer, ...] = ((), (ENTRY,), (0,))
"""What people leave out before a key."""


def meant(type_: DocumentType, pointer: Pointer) -> Pointer | None:
    """plans.nightly.copies.to -> plans.KEY.copies[0].to; None if there is no such key"""
    path: Pointer = ()
    for step in pointer:
        steps = (*((*left_out, step) for left_out in BETWEEN), *_entry(type_, path, step))
        found = next((s for s in steps if _is(type_, path + s)), None)
        if found is None:
            return None
        path += found
    return path


def _entry(type_: DocumentType, path: Pointer, step: str | int) -> tuple[Pointer, ...]:
    names = (node_at(type_, path) or {}).get("propertyNames", {})
    fits = re.search(names.get("pattern", ""), str(step)) is not None
    return ((ENTRY,),) if fits or step == ENTRY else ()


def _is(type_: DocumentType, pointer: Pointer) -> bool:
    """Whether a key of the kind, an item or an entry called KEY is there."""
    last = pointer[-1]
    if node_at(type_, pointer) is None:
        return False
    return last == ENTRY or isinstance(last, int) or general(type_, pointer)[-1] == last
