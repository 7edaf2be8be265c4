"""ARNs that users write in permissions: the places that are filled in, and whom they fit."""

import re
from collections.abc import Collection, Iterator, Sequence

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean

PLACES = ("partition", "region", "account", "environment")
_PLACE = re.compile(r"(?<!\$)\{([a-z_]*)\}")


def unknown_places(text: str, pointer: Pointer) -> Iterator[Problem]:
    """Names in braces that nothing replaces; those of IAM begin with $."""
    for name in _PLACE.findall(text):
        if name not in PLACES:
            known = [f"{{{place}}}" for place in PLACES]
            guess = did_you_mean(f"{{{name}}}", known)
            hint = f"there are: {', '.join(known)}"
            yield Problem(pointer, f"nothing replaces {{{name}}}{guess}", hint)


def strange_actions(
    actions: Sequence[str], resources: Sequence[str], services: Collection[str], pointer: Pointer
) -> Iterator[Problem]:
    """Actions on resources that are all of other services.

    services: whose actions fit their own ARNs only
    """
    theirs = {service_of(resource) for resource in resources}
    if not theirs or not theirs.issubset(services):
        return
    for i, action in enumerate(actions):
        service = action.split(":")[0]
        if service in services and service not in theirs:
            message = f"{action} allows nothing on an ARN of {' or '.join(sorted(theirs))}"
            right = f"name an ARN of {service}, or another action"
            yield Problem((*pointer, "actions", i), f"{message}; {right}")


def service_of(resource: str) -> str:
    parts = resource.split(":")
    return parts[2] if parts[0] == "arn" and len(parts) > 2 else ""  # noqa: PLR2004
