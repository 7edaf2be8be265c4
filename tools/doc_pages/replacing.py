"""What a key becomes in Terraform, with a mark at what its change replaces."""

from collections.abc import Mapping, Sequence

from doc_pages.markdown import cell, code
from specgen.documents.schema.document_type import DocumentType
from specgen.render import attributes, replaced
from specgen.sdk.system import losses
from specgen.systems import SYSTEMS

SHOWN = 6
"""Attributes that a key becomes, and types that are replaced, too; the rest is counted."""
NOT_ASKED = "**not asked**"
MARK = " (**replaces**)"
LOST = losses(SYSTEMS)


def becomes(type_: DocumentType, path: str) -> str:
    """path: of the key, with * for each key or index"""
    own = _of(attributes.known().kinds.get(type_.kind, {}), path) or ()
    found = _of(replaced.known().kinds.get(type_.kind, {}), path)
    forcing = {one for one in found or () if "." in one}
    forcing |= {one for one in own if replaced.is_replacing(one)}
    shown = sorted({*own, *forcing}, key=lambda one: (one not in forcing, one))
    parts = [_counted([f"{code(one)}{MARK if one in forcing else ''}" for one in shown])]
    gone = list(replaced.losses((*forcing, *(found or ())), LOST))
    others = [code(loss.kind) for loss in gone if not loss.attributes]
    parts += [f"with it {_counted(others)}{MARK}"] if others else []
    rules = replaced.rules_of_changes(type_, own)
    parts += [f"changes: {cell('; '.join(rules))}"] if rules else []
    parts += [f"lost with {code(loss.kind)}: {cell(loss.lost)}" for loss in gone if loss.lost]
    is_open = own and found is None and not forcing and replaced.is_asked(type_.kind)
    return "; ".join(part for part in (*parts, NOT_ASKED if is_open else "") if part)


def _of(tried: Mapping[str, tuple[str, ...]], path: str) -> tuple[str, ...] | None:
    return tried.get(path, tried.get(f"{path}.*"))


def _counted(words: Sequence[str]) -> str:
    more = len(words) - SHOWN
    return ", ".join(words[:SHOWN]) + (f" and {more} more" if more > 0 else "")
