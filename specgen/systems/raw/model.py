"""Resources in Terraform's own terms, for anything that specgen has no system for yet."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta

from specgen.facts.identities import IDENTITIES, Identity
from specgen.sdk import Bought, Claim, Here, Model, Pointer, Usage, maps_of


class Raw(Model, kw_only=True):
    """The escape hatch: resources as Terraform JSON, checked against the provider's schema.

    Text is data; refer to another resource with {$ref: aws_vpc.main.id}. {environment}, {region},
    {account}, {partition} and {name} in arguments with a name are those of each place.
    """

    resource: Annotated[
        dict[str, dict[str, dict[str, Any]]],
        Meta(
            description="Type -> name -> arguments, as in Terraform JSON",
            examples=[{"aws_sqs_queue": {"jobs": {"name": "jobs"}}}],
            min_length=1,
        ),
    ]

    @classmethod
    def terraform_blocks(cls, data: Mapping[str, Any]) -> Iterator[tuple[Pointer, str]]:
        for kind, named in maps_of(data, "resource"):
            yield from ((("resource", kind, name), kind) for name in named)

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("raw_usd", "usd", ("resource",))

    def escape_hatches(self) -> list[str]:
        return [f"{kind}.{name}" for kind, named in self.resource.items() for name in named]

    def claims(self, here: Here) -> Iterator[Claim]:
        for kind, named in self.resource.items():
            for name, body in named.items() if kind in IDENTITIES else ():
                values = _identity(IDENTITIES[kind], body, here)
                if values:
                    what = f"{kind} {values[0]}"
                    first = IDENTITIES[kind].arguments[0]
                    yield Claim(kind, values, what, ("resource", kind, name, first))

    def linked_roles(self) -> Iterator[tuple[str, Pointer]]:
        kind = "aws_iam_service_linked_role"
        for name, body in self.resource.get(kind, {}).items():
            yield str(body.get("aws_service_name", "")), ("resource", kind, name)


def _identity(identity: Identity, body: dict[str, Any], here: Here) -> tuple[str, ...]:
    """Empty if a reference tells it apart, another provider, several instances, or AWS itself."""
    first = body.get(identity.arguments[0])
    if not isinstance(first, str) or body.keys() & {"provider", "count", "for_each"}:
        return ()
    if identity.chosen and any(body.get(name) is None for name in identity.arguments):
        return ()
    others = [body[name] for name in identity.arguments[1:] if body.get(name) is not None]
    place = [here.environment] if any(not isinstance(o, str) for o in others) else []
    return (first, *(json.dumps(other, sort_keys=True) for other in others), *place)
