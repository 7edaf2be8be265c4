"""One assertion: where to look in the generated files, and what must hold there."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from specgen.sdk import Part

Globs = str | list[str]


class Assertion(Part, kw_only=True):
    """Looks at resources of each root module in scope; what it says must hold in each of them."""

    scope: Annotated[
        Globs | UnsetType,
        Meta(
            description="Root modules as environment/region/stack, `*` for any; the document's "
            "scope where it is left out. Each pattern must match, each matched one must hold",
            examples=["prod/*/network"],
        ),
    ] = UNSET
    at: Annotated[
        str,
        Meta(
            description="Address of what is looked at, `*` for any: a resource, "
            "`data.<type>.<name>`, `provider.aws`, `terraform`, `variable.<name>`, `local.<name>`",
            min_length=1,
            examples=["aws_db_instance.primary", "aws_lb_listener.*"],
        ),
    ]
    having: Annotated[
        dict[str, Any],
        Meta(
            description="Path -> value: looks only at those that have it; `*` for any in a text",
            examples=[{"security_group_id": "aws_security_group.rds.id"}],
        ),
    ] = {}
    count: Annotated[
        Annotated[int, Meta(ge=0)] | UnsetType,
        Meta(description="How many there are in each root module"),
    ] = UNSET
    values: Annotated[
        dict[str, Any],
        Meta(
            description="Path -> value, of each that is looked at; null: it is not set",
            examples=[{"iops": 12000, "multi_az": True}],
        ),
    ] = {}
    value: Annotated[
        str,
        Meta(description="Path to what the operator is about, in each that is looked at"),
    ] = ""
    all: Annotated[
        str,
        Meta(
            description="As `value`, but the path starts at the list of all that are looked at, in "
            "order of their addresses",
            examples=["sort([].from_port)"],
        ),
    ] = ""
    equal: Annotated[Any, Meta(description="Operator: it is this")] = UNSET
    at_least: Annotated[float | UnsetType, Meta(description="Operator: this or more")] = UNSET
    at_most: Annotated[float | UnsetType, Meta(description="Operator: this or less")] = UNSET
    one_of: Annotated[
        Annotated[list[Any], Meta(min_length=1)] | UnsetType,
        Meta(description="Operator: one of these"),
    ] = UNSET
    contains: Annotated[
        Any, Meta(description="Operator: the list holds this, or each of these; the text has it")
    ] = UNSET
    like: Annotated[
        str | UnsetType, Meta(description="Operator: a text of this form, `*` for any")
    ] = UNSET
    absent: Annotated[
        bool | UnsetType,
        Meta(description="Operator: it is not set; without a path: there is none to look at"),
    ] = UNSET

    @property
    def path(self) -> str:
        return self.value or self.all

    @property
    def operators(self) -> list[str]:
        """Keys of the operators that it has."""
        return [name for name in OPERATORS if getattr(self, name) is not UNSET]


OPERATORS = ("equal", "at_least", "at_most", "one_of", "contains", "like", "absent")
