"""Which CAA record of a zone decides who may issue a certificate for a name."""

from collections.abc import Collection, Sequence

from specgen.sdk.aws.dns.fields import Record
from specgen.sdk.aws.dns.names import WILDCARD, is_in
from specgen.sdk.aws.dns.values import authority


def forbidding(
    records: Sequence[Record], zone: str, name: str, admitted: Collection[str]
) -> tuple[int, str] | None:
    """The record that keeps all of the admitted authorities from it, and its tag, if one does.

    zone: the domain of the records; name: with `*.` in front, if the certificate has it
    """
    i = _nearest(records, zone, name.removeprefix(WILDCARD))
    tag = _tag(records[i].values, name, admitted) if i is not None else ""
    return (i, tag) if i is not None and tag else None


def _nearest(records: Sequence[Record], zone: str, name: str) -> int | None:
    """The record of the name, or of the nearest one above it in the zone."""
    found = {r.full_name(zone): i for i, r in enumerate(records) if r.type == "CAA"}
    while is_in(name, zone):
        if name in found:
            return found[name]
        name = name.partition(".")[2]
    return None


def _tag(values: Sequence[str], name: str, admitted: Collection[str]) -> str:
    known = [authority(value) for value in values]
    tags = {tag for tag, _ in known}
    wild = name.startswith(WILDCARD) and "issuewild" in tags
    tag = "issuewild" if wild else "issue"
    named = {issuer for other, issuer in known if other == tag}
    return tag if tag in tags and not named & set(admitted) else ""
