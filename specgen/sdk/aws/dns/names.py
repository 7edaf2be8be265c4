"""Names in DNS: their form, and what a zone or a certificate has to do with them."""

from collections.abc import Iterable

LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
DOMAIN_PATTERN = rf"^{LABEL}(\.{LABEL})*$"
PUBLIC_DOMAIN_PATTERN = rf"^({LABEL}\.)+[a-z]([a-z0-9-]{{0,61}}[a-z0-9])?$"
NAME_IN_ZONE_PATTERN = rf"^(@|(\*|{LABEL})(\.{LABEL})*)?$"
LONGEST = 253

WILDCARD = "*."
ITSELF = "@"
"""The domain of the zone, as zone files and other providers write it; a check refuses it."""


def is_in(name: str, domain: str) -> bool:
    """Whether it is the domain itself, or below it."""
    return name == domain or name.endswith(f".{domain}")


def full_name(name: str, domain: str) -> str:
    """name: as the zone's document writes it; empty for the domain itself"""
    return f"{name}.{domain}" if name else domain


def is_covered(name: str, domains: Iterable[str]) -> bool:
    """Whether a certificate for the domains is valid for the name: `*` stands for one label."""
    return bool({name, WILDCARD + name.partition(".")[2]} & set(domains))


def role_of(name: str, kind: str) -> str:
    """The role of a record, a different one for each name and type.

    A label neither begins nor ends with a hyphen, so that `_-` and `any-` stand for nothing else.
    """
    escaped = name[:1] + name[1:].replace("._", "\0").replace("_", "_-").replace("\0", "._")
    safe = escaped.replace("*", "any-", 1).replace(".", "_")
    return "-".join(part for part in (safe, kind.lower()) if part)
