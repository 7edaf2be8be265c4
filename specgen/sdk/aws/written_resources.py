"""ARNs that users write in permissions: whom they fit."""

from collections.abc import Collection, Iterator, Sequence

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.written_names import unknown_places

__all__ = ["service_of", "strange_actions", "unknown_places"]


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
