"""CAA records of all documents, and whom they let issue a certificate.

source: https://www.rfc-editor.org/rfc/rfc8659 (2026-11-29)
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from specgen.project.project import Project
from specgen.sdk.aws.dns.interfaces import PUBLIC_ZONE
from specgen.sdk.aws.dns.names import WILDCARD
from specgen.sdk.aws.dns.values import authority as authority_of
from specgen.sdk.aws.interfaces import RAW

ISSUE, WILD = "issue", "issuewild"
NOBODY = "nobody"

_Sets = Mapping[str, list[tuple[str, str, str]]]
"""Name -> (tag, authority, document) of its CAA records."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """at: the name of the records; tag: of the record that is missing; others: who may issue"""

    document: str
    at: str
    tag: str
    others: str

    def message(self, wanted: str) -> str:
        """wanted: who cannot issue one"""
        tail = "" if self.others == NOBODY else f", but not {wanted}"
        return f"{self.document} lets {self.others} issue certificates of {self.at}{tail}"


def refusal(project: Project, domain: str, admitted: Collection[str]) -> Refusal | None:
    """The records that let none of the authorities issue a certificate for a domain, if there are.

    domain: with `*.` in front, if the certificate has it
    """
    found = project.once(_records)
    at = _nearest(domain.removeprefix(WILDCARD), found)
    records = found.get(at, [])
    is_wild = domain.startswith(WILDCARD) and any(tag == WILD for tag, _, _ in records)
    counted = [r for r in records if r[0] == (WILD if is_wild else ISSUE)]
    if not counted or any(authority in admitted for _, authority, _ in counted):
        return None
    tag, authority, document = counted[0]
    return Refusal(document, at, tag, authority or NOBODY)


def _nearest(domain: str, found: _Sets) -> str:
    """The name itself, or the nearest above it that has CAA records; empty if none has."""
    labels = domain.split(".")
    names = (".".join(labels[i:]) for i in range(len(labels)))
    return next((name for name in names if name in found), "")


def _records(project: Project) -> _Sets:
    """Of all environments, because public DNS is one."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, text, document in (*_of_zones(project), *_in_raw(project)):
        tag, authority = authority_of(text)
        if tag and name:  # the nearest set counts, also one that says nothing of who may issue
            found[name].append((tag, authority.lower(), document))
    return found


def _of_zones(project: Project) -> Iterator[tuple[str, str, str]]:
    """Name, value and document."""
    for zone in PUBLIC_ZONE.all(project):
        for record in (r for r in zone.spec.records if r.type == "CAA"):
            name = record.full_name(zone.spec.domain)
            yield from ((name, value, zone.id) for value in record.values)


def _in_raw(project: Project) -> Iterator[tuple[str, str, str]]:
    for effective in RAW.all(project):
        bodies = effective.spec.resource.get("aws_route53_record", {}).values()
        for body in (b for b in bodies if b.get("type") == "CAA"):
            name = str(body.get("name", "")).rstrip(".").lower()
            yield from ((name, value, effective.id) for value in _texts(body.get("records")))


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
