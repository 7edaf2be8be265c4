"""Names of AWS services that take an interface endpoint."""

from collections.abc import Mapping
from functools import cache

import msgspec

from specgen.facts import store


class _Services(msgspec.Struct, frozen=True):
    regional: tuple[str, ...]
    elsewhere: Mapping[str, str]


def interface_services() -> tuple[str, ...]:
    """The last parts of the names that begin with com.amazonaws and the region."""
    return _services().regional


def other_service_names() -> Mapping[str, str]:
    """Last part -> whole name of services that are named in another way; with {region}."""
    return _services().elsewhere


@cache
def _services() -> _Services:
    return store.facts("endpoint_services", _Services)
