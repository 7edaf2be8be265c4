"""What Terraform replaces if a key changes, as the provider planned it for tools/replacements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from specgen.documents.schema.document_type import DocumentType
from specgen.facts.provider_arguments import REPLACING
from specgen.facts.refusals.table import rules
from specgen.findings.pointers import Pointer, dotted
from specgen.render.attributes import general


class Replaced(msgspec.Struct, frozen=True):
    """kind -> dotted key -> `resource_type.attribute` that forces it, or the type alone if another
    resource does; empty if the key was changed in place
    """

    kinds: dict[str, dict[str, tuple[str, ...]]]


@cache
def known() -> Replaced:
    content = files("specgen.render").joinpath("replaced.json").read_bytes()
    return msgspec.json.decode(content, type=Replaced)


def is_asked(kind: str) -> bool:
    """Whether the provider was asked about the keys of the kind."""
    return kind in known().kinds


def replaced_by(type_: DocumentType, pointer: Pointer) -> tuple[str, ...] | None:
    """By the key and all keys below it; None if the provider was asked about none of them."""
    wanted = dotted(general(type_, pointer))
    asked = known().kinds.get(type_.kind, {})
    found = [some for key, some in asked.items() if key == wanted or key.startswith(f"{wanted}.")]
    return tuple(sorted({one for some in found for one in some})) if found else None


def rules_of_changes(type_: DocumentType, attributes: Iterable[str]) -> list[str]:
    """Of changes in place that AWS refuses: storage never becomes smaller."""
    return [rule for rule in rules(attributes) if _is_about(rule, type_)]


def _is_about(rule: str, type_: DocumentType) -> bool:
    """Not about another engine, whose resources have the same type."""
    return MYSQL not in rule or type_.kind not in NOT_MYSQL


MYSQL = "MySQL"
NOT_MYSQL = ("postgres", "postgres_replica")


def is_replacing(attribute: str) -> bool:
    """attribute: `type.attribute` of a provider whose source was read, as nobody can ask it"""
    kind, _, name = attribute.partition(".")
    return name in REPLACING.get(kind, ())


@dataclass(frozen=True, slots=True)
class Loss:
    """attributes: of the type that force it; empty if another resource does. lost: in words"""

    kind: str
    attributes: tuple[str, ...]
    lost: str

    def __str__(self) -> str:
        own = f"{' or '.join(self.attributes)} forces it"
        why = f" ({own if self.attributes else 'because another one is'})"
        return f"{self.kind}{why}{f'; lost with it: {self.lost}' if self.lost else ''}"


def losses(replaced: tuple[str, ...], lost: Mapping[str, str]) -> Iterator[Loss]:
    """Of each type, those that force it first; lost: type -> what is lost with it"""
    found: dict[str, list[str]] = {}
    for one in replaced:
        kind, _, attribute = one.partition(".")
        known = found.setdefault(kind, [])
        known += [attribute] if attribute and attribute not in known else []
    for kind in sorted(found, key=lambda k: (not found[k], k)):
        yield Loss(kind, tuple(sorted(found[kind])), lost.get(kind, ""))
