"""What `terraform:` of a document changes in the resources that it makes."""

from collections.abc import Iterator

from specgen.project.here import Here
from specgen.sdk.aws.resources.values import Block
from specgen.terraform.handwritten import terraform_value


def patches(here: Here, kind: str, role: str = "") -> Iterator[Block]:
    """Of resources of a type; with a role only of `<type>.<document>-<role>`."""
    for address, patch in here.effective.envelope.terraform.items():
        made, _, name = address.partition(".")
        if made == kind and (not role or name == f"{here.name}-{role}"):
            body = terraform_value(patch)
            if isinstance(body, dict):
                yield Block(body, pointer=("terraform", address), whole=False)
