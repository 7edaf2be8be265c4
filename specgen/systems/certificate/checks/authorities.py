"""CAA records of the documents that let Amazon issue no certificate."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.sdk import Here, Problem, Project, check
from specgen.sdk.aws.dns.values import authority as authority_of
from specgen.sdk.aws.interfaces import PUBLIC_ZONE, RAW
from specgen.systems.certificate.model import WILDCARD, Certificate

AMAZON = ("amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com")
ISSUE, WILD = "issue", "issuewild"

Sets = Mapping[str, list[tuple[str, str, str]]]
"""Name -> (tag, authority, document) of its CAA records"""


@check(
    "ACM109",
    "the CAA records of a domain let Amazon issue its certificate",
    fact="ACM issues nothing for a domain whose nearest CAA records name other authorities only; "
    "for a wildcard issuewild counts, if there is one",
    source="https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html",
    date="2026-11-29",
)
def amazon_may_issue(spec: Certificate, here: Here) -> Iterator[Problem]:
    found = here.project.once(_records)
    for i, domain in enumerate(spec.domains):
        at = _nearest(domain.removeprefix(WILDCARD), found)
        records = found.get(at, [])
        is_wild = domain.startswith(WILDCARD) and any(tag == WILD for tag, _, _ in records)
        counted = [r for r in records if r[0] == (WILD if is_wild else ISSUE)]
        if counted and not any(authority in AMAZON for _, authority, _ in counted):
            tag, authority, document = counted[0]
            named = authority or "nobody"
            message = f"{document} lets {named} issue certificates of {at}, but not Amazon"
            yield Problem(("domains", i), f'{message}; add the record 0 {tag} "amazon.com" there')


def _nearest(domain: str, found: Sets) -> str:
    """The name itself, or the nearest above it that has CAA records; empty if none has."""
    labels = domain.split(".")
    names = (".".join(labels[i:]) for i in range(len(labels)))
    return next((name for name in names if name in found), "")


def _records(project: Project) -> Sets:
    """Of all environments, because public DNS is one."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, text, document in (*_of_zones(project), *_in_raw(project)):
        tag, authority = authority_of(text)
        if tag in {ISSUE, WILD} and name:
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


AUTHORITY_CHECKS = (amazon_may_issue,)
