"""Values of DNS records: their form by type, and how Route 53 wants them.

source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
(2026-11-29)
"""

import ipaddress
import re
from collections.abc import Callable

LONGEST_VALUE = 4_000
"""source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecord.html"""

LONGEST_STRING = 255
_LARGEST, _LARGEST_FLAGS = 65_535, 255
NOWHERE = "."
"""In an MX or SRV record: the domain does not offer this."""

_VERSIONS = {"A": 4, "AAAA": 6}
_HOST = re.compile(r"(?=.{1,254}\Z)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?)+\Z")
_CAA = re.compile(r'([0-9]{1,3}) +([A-Za-z0-9]+) +"([^"]*)"\Z')
_HOSTS = {"CNAME": 0, "MX": 1, "NS": 0, "SRV": 3}
"""Type -> how many numbers stand before the host."""

FORMS = {
    "A": "an IPv4 address, such as 192.0.2.1",
    "AAAA": "an IPv6 address, such as 2001:db8::1",
    "CAA": 'flags, a tag and a value in quotes, such as 0 issue "amazon.com"',
    "CNAME": "a host name, such as www.example.com",
    "MX": "a priority and a host name, such as 10 mail.example.com",
    "NS": "the host name of a name server, such as ns1.example.com",
    "SRV": "priority, weight, port and host name, such as 1 10 5060 sip.example.com",
    "TXT": "printable ASCII characters without quotes around them",
}
"""Type -> what each of its values is."""


def fits(kind: str, value: str) -> bool:
    """kind: a key of FORMS"""
    return _FITS.get(kind, _is_led_to)(kind, value)


def target(kind: str, value: str) -> str:
    """The host that a value leads to, in lower case; empty if it leads to none.

    value: any; of one that does not fit its type, the host may be none
    """
    words = value.split() if kind in _HOSTS else []
    host = words[-1] if words else ""
    return host.rstrip(".").lower()


def authority(value: str) -> tuple[str, str]:
    """The tag of a CAA value, and the authority that it admits: empty for none, or another tag."""
    found = _CAA.match(value)
    return (found[2].lower(), found[3].partition(";")[0].strip()) if found else ("", "")


def as_strings(value: str) -> str:
    r"""A TXT value as Terraform takes it: strings of at most 255 characters, joined by `" "`.

    The provider writes the first and the last quote.
    """
    parts = [value[i : i + LONGEST_STRING] for i in range(0, len(value), LONGEST_STRING)]
    return '" "'.join(part.replace("\\", r"\\").replace('"', r"\"") for part in parts)


def _is_address(kind: str, value: str) -> bool:
    try:
        return "%" not in value and ipaddress.ip_address(value).version == _VERSIONS[kind]
    except ValueError:
        return False


def _is_led_to(kind: str, value: str) -> bool:
    *numbers, host = value.split(" ")
    known = all(n.isascii() and n.isdigit() and int(n) <= _LARGEST for n in numbers)
    is_host = _HOST.match(host) is not None and not _is_address("A", host)
    is_host |= host == NOWHERE and bool(numbers)
    return len(numbers) == _HOSTS[kind] and known and is_host


def _is_text(_kind: str, value: str) -> bool:
    is_quoted = value.startswith('"') and value.endswith('"')
    return value.isascii() and value.isprintable() and not is_quoted


def _is_authority(_kind: str, value: str) -> bool:
    found = _CAA.match(value)
    return found is not None and int(found[1]) <= _LARGEST_FLAGS


_FITS: dict[str, Callable[[str, str], bool]] = {
    "A": _is_address,
    "AAAA": _is_address,
    "CAA": _is_authority,
    "TXT": _is_text,
}
