"""Every hand-written resource or patch of a project, with its place in the document."""

from specgen.sdk import Project
from specgen.sdk.aws.resources.written import Written
from specgen.terraform.handwritten import is_reference, terraform_value


def bodies(project: Project) -> tuple[Written, ...]:
    """Made once for a project, because many checks read them.

    Without a body that is a reference, which RAW001 and TF001 report.
    """
    return project.once(_bodies)


def _bodies(project: Project) -> tuple[Written, ...]:
    found: list[Written] = []
    for effective in project.effectives:
        resources = effective.data.get("resource") if effective.kind == "raw" else None
        flat = [
            (kind, name, terraform_value(body))
            for kind, named in (resources or {}).items()
            for name, body in named.items()
            if not is_reference(body)
        ]
        others = {f"{kind}.{name}": body for kind, name, body in flat}
        for kind, name, body in flat:
            pointer = ("resource", kind, name)
            found.append(Written(effective, pointer, kind, body, others=others))
        patches = effective.envelope.terraform.items()
        for address, body in ((a, body) for a, body in patches if not is_reference(body)):
            kind = address.partition(".")[0]
            change = terraform_value(body)
            found.append(Written(effective, ("terraform", address), kind, change, whole=False))
    return tuple(found)
