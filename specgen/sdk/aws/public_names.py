"""Names of hosts for which nobody outside AWS gets a public certificate."""

AWS_DOMAINS = ("amazonaws.com", "cloudfront.net", "elasticbeanstalk.com")
"""Those that the page of ACM104 names."""

PRIVATE_TOPS = frozenset(
    {"alt", "example", "internal", "invalid", "local", "localhost", "onion", "test"}
)
"""source: https://www.iana.org/assignments/special-use-domain-names/, and for internal
https://www.icann.org/en/public-comment/proceeding/proposed-top-level-domain-string-for-private-use-24-01-2024
(2026-11-29)
"""

_SECOND = {
    "ac": "jp uk",
    "co": "at hu id il in jp ke kr nz th uk za",
    "com": "ar au bo br cn co cy do ec eg es fr gr gt hk hr kw lb mk mt mx my ng pa pe ph pk pl pt "
    "py qa ro sa sg tr tw ua uy ve vn",
    "edu": "au",
    "gov": "au uk",
    "ltd": "uk",
    "me": "uk",
    "ne": "jp",
    "net": "au br cn in nz pl uk",
    "or": "at jp kr",
    "org": "au br cn il in nz pl uk za",
    "plc": "uk",
}
"""Names below which registries sell domains, of the countries with most; not all there are.

source: https://publicsuffix.org/list/public_suffix_list.dat (2026-11-29)
"""

_SUFFIXES = frozenset(f"{name}.{top}" for name, tops in _SECOND.items() for top in tops.split())


def is_of_a_registry(domain: str) -> bool:
    """Whether it belongs to a registry, and so to nobody who could get a certificate for it."""
    return "." not in domain or domain in _SUFFIXES


def registered(domain: str) -> str:
    """The part that somebody registered, below which all names may be in one zone."""
    labels = domain.split(".")
    count = 3 if ".".join(labels[-2:]) in _SUFFIXES else 2
    return ".".join(labels[-count:])


def owner(domain: str) -> str:
    """The domain of AWS that it is in; empty if it is in none."""
    return next((aws for aws in AWS_DOMAINS if _is_in(domain, aws)), "")


def is_private(domain: str) -> bool:
    """Whether public DNS has no such name."""
    return domain.rpartition(".")[2] in PRIVATE_TOPS or _is_in(domain, "home.arpa")


def reserved_label(domain: str) -> str:
    """The first label with `--` in third place that is no international name; empty if none is."""
    return next((label for label in domain.split(".") if _is_reserved(label)), "")


def _is_reserved(label: str) -> bool:
    if label[2:4] != "--":
        return False
    try:
        return not (
            label.startswith("xn--") and label.removeprefix("xn--").encode().decode("punycode")
        )
    except UnicodeError:
        return True


def _is_in(domain: str, zone: str) -> bool:
    return domain.removeprefix("*.") == zone or domain.endswith(f".{zone}")
