"""One assertion: where to look in the generated files, and what must hold there."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from specgen.sdk import Part, Unordered

Globs = str | Unordered[str]


class Assertion(Part, kw_only=True):
    """Looks at resources of each root module in scope; it must hold in each of them."""

    scope: Annotated[
        Globs | UnsetType,
        Meta(
            description="Root modules as environment/region/stack, `*` for any; defaults to the "
            "document's scope. Each pattern must match, and the assertion must hold in each match",
            examples=["prod/*/network"],
        ),
    ] = UNSET
    at: Annotated[
        str,
        Meta(
            description="Address to look at, `*` for any: a resource, `data.TYPE.NAME`, "
            "`provider.aws`, `terraform`, `variable.NAME`, `local.NAME`. `<name>` matches as `*` "
            "does; in the values of this assertion it becomes what it matched in the address",
            min_length=1,
            examples=["aws_db_instance.primary", "aws_lb_listener.*", "aws_ecs_service.<service>"],
        ),
    ]
    having: Annotated[
        dict[str, Any],
        Meta(
            description="Path -> value: looks only at addresses that have it; `*` matches any text",
            examples=[{"security_group_id": "aws_security_group.rds.id"}],
        ),
    ] = {}
    count: Annotated[
        Annotated[int, Meta(ge=0)] | UnsetType,
        Meta(
            description="Number of matches in each root module; a block with `for_each` over a "
            "local value counts each of its entries"
        ),
    ] = UNSET
    count_at_least: Annotated[
        Annotated[int, Meta(ge=1)] | UnsetType,
        Meta(
            description="Least number of matches in all root modules of the scope together, "
            "counted in the same way"
        ),
    ] = UNSET
    values: Annotated[
        dict[str, Any],
        Meta(
            description="Path -> value, for each match; null means not set",
            examples=[{"iops": 12000, "multi_az": True}],
        ),
    ] = {}
    value: Annotated[
        str,
        Meta(description="Path that the operator looks at, in each match"),
    ] = ""
    all: Annotated[
        str,
        Meta(
            description="As `value`, but the path starts at the list of all matches, in order of "
            "their addresses",
            examples=["sort([].from_port)"],
        ),
    ] = ""
    equal: Annotated[Any, Meta(description="Operator: equals this")] = UNSET
    at_least: Annotated[float | UnsetType, Meta(description="Operator: this or more")] = UNSET
    at_most: Annotated[float | UnsetType, Meta(description="Operator: this or less")] = UNSET
    one_of: Annotated[
        Annotated[Unordered[Any], Meta(min_length=1)] | UnsetType,
        Meta(description="Operator: one of these"),
    ] = UNSET
    contains: Annotated[
        Any, Meta(description="Operator: the list or text contains this, or each of these")
    ] = UNSET
    like: Annotated[
        Any,
        Meta(
            description="Operator: as `equal`, but `*` matches any text, in lists and objects, too",
            examples=["*-web-api", [["CPUUtilization", "*-web-api"]]],
        ),
    ] = UNSET
    absent: Annotated[
        bool | UnsetType,
        Meta(description="Operator: not set; without a path: nothing matches `at`"),
    ] = UNSET

    @property
    def path(self) -> str:
        return self.value or self.all

    @property
    def operators(self) -> list[str]:
        """Keys of the operators that are set."""
        return [name for name in OPERATORS if getattr(self, name) is not UNSET]


OPERATORS = ("equal", "at_least", "at_most", "one_of", "contains", "like", "absent")
