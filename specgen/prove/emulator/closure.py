"""Which blocks are left out: those of a listed type, and everything that refers to them."""

import re
from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"(?<![\w.\"-])(?:data\.)?[a-z]\w*\.[A-Za-z_][\w-]*")
_TEMPLATE = re.compile(r"(?<!\$)\$\{(.*?)\}", re.DOTALL)

Bodies = Mapping[str, object]
"""Address -> block as written; also data.type.name, local.name and output.name."""


def left_out(bodies: Bodies, listed: Mapping[str, str]) -> dict[str, str]:
    """Address -> why; listed: type -> why."""
    found = {a: listed[kind] for a in sorted(bodies) if (kind := a.partition(".")[0]) in listed}
    needs = {address: set(references(body)) for address, body in bodies.items()}
    while dependents := _dependents(needs, found):
        found |= dependents
    return found


def references(body: object) -> Iterator[str]:
    """Addresses that a block names in a template or in depends_on, as far as its text shows."""
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield from _named(value) if key == "depends_on" else references(value)
    elif isinstance(body, list):
        for item in body:
            yield from references(item)
    elif isinstance(body, str):
        for expression in _TEMPLATE.findall(body):
            yield from _PLACE.findall(expression)


def _dependents(needs: Mapping[str, set[str]], found: Mapping[str, str]) -> dict[str, str]:
    return {
        address: f"it needs {min(missing)}, which is left out"
        for address, needed in sorted(needs.items())
        if address not in found and (missing := needed & found.keys())
    }


def _named(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        yield from _PLACE.findall(str(item))
