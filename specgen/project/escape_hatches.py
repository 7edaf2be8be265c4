"""What documents write in Terraform's own words: reviewers must see that it is there."""

from collections.abc import Iterator

from specgen.project.project import Project


def escape_hatches(project: Project) -> Iterator[str]:
    """A sentence for each document that does."""
    for effective in {e.id: e for e in project.effectives}.values():
        addresses = list(effective.envelope.terraform)
        if addresses:
            yield f"{effective.id} patches {', '.join(addresses)}"
        if written := effective.spec.escape_hatches():
            yield f"{effective.id} holds {', '.join(written)}"
