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


def tls13_only_policies() -> tuple[str, ...]:
    """Policies that refuse TLS 1.2; TLS13-1-2-... in a name still means that 1.2 is accepted."""
    return _policies().tls13_only


@cache
def _policies() -> _Policies:
    return store.facts("elb", _Policies)
