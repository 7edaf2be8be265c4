"""Every hand-written resource or patch of a project, with its place in the document."""

from specgen.sdk import Project
from specgen.sdk.aws.resources.documents import Written


def bodies(project: Project) -> tuple[Written, ...]:
    """Made once for a project, because many checks read them."""
    return project.once(_bodies)


def _bodies(project: Project) -> tuple[Written, ...]:
    found: list[Written] = []
    for effective in project.effectives:
        resources = effective.data.get("resource") if effective.kind == "raw" else None
        for kind, named in (resources or {}).items():
            for name, body in named.items():
                found.append(Written(effective, ("resource", kind, name), kind, body))
        for address, body in effective.envelope.terraform.items():
            kind = address.partition(".")[0]
            found.append(Written(effective, ("terraform", address), kind, body, whole=False))
    return tuple(found)
