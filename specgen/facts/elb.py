"""TLS policies of application and network load balancers."""

from functools import cache

import msgspec

from specgen.facts import store


class _Policies(msgspec.Struct, frozen=True):
    all: tuple[str, ...]
    network_only: tuple[str, ...]
    tls13_only: tuple[str, ...]


def ssl_policies() -> tuple[str, ...]:
    """Policies that an HTTPS listener of an application load balancer accepts."""
    network_only = _policies().network_only
    return tuple(name for name in _policies().all if name not in network_only)


def network_ssl_policies() -> tuple[str, ...]:
    """Policies that a TLS listener of a network load balancer accepts."""
    return _policies().all


def tls13_only_policies() -> tuple[str, ...]:
    """Policies that refuse TLS 1.2; TLS13-1-2-... in a name still means that 1.2 is accepted."""
    return _policies().tls13_only


OLD_TLS = (
    "-TLS13-1-0-",
    "-TLS13-1-1-",
    "-TLS-1-1-",
    "-FS-1-1-",
    "-FS-2018-06",
    "-2016-08",
    "-2015-05",
)
"""Parts of the names of policies that accept TLS 1.0 or 1.1."""


def is_old(policy: str) -> bool:
    return any(part in policy for part in OLD_TLS)


@cache
def _policies() -> _Policies:
    return store.facts("elb", _Policies)
