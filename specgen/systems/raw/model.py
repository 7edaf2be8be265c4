"""Resources in Terraform's own terms, for anything that specgen has no system for yet."""

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta

from specgen.sdk import Model, Pointer


class Raw(Model, kw_only=True):
    """The escape hatch: resources as Terraform JSON, checked against the provider's schema.

    Text is data; refer to another resource with {$ref: aws_vpc.main.id}.
    """

    resource: Annotated[
        dict[str, dict[str, dict[str, Any]]],
        Meta(
            description="Type -> name -> arguments, as in Terraform JSON",
            examples=[{"aws_sqs_queue": {"jobs": {"name": "jobs"}}}],
            min_length=1,
        ),
    ]

    def escape_hatches(self) -> list[str]:
        return [f"{kind}.{name}" for kind, named in self.resource.items() for name in named]

    def linked_roles(self) -> Iterator[tuple[str, Pointer]]:
        kind = "aws_iam_service_linked_role"
        for name, body in self.resource.get(kind, {}).items():
            yield str(body.get("aws_service_name", "")), ("resource", kind, name)
