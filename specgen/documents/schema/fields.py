"""Types of a model's fields."""

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

NAME_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


CIDR_PATTERN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$"


REFERENCE = "x-specgen-reference"


DOCUMENTATION = "x-specgen-documentation"


ORDER = "x-specgen-order"
IN_ANY_ORDER, IN_ORDER = "none", "counts"
"""Values of ORDER."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A nested map of a model."""


def reference(  # noqa: PLR0913  what a reference can be
    kind: str,
    description: str,
    *,
    any_region: bool = False,
    any_account: Literal["", "by_name", "by_role"] = "",
    waits: bool = True,
    others: tuple[str, ...] = (),
) -> Meta:
    """For fields that hold another document's name; goes next to `str` in `Annotated`.

    any_region: the other document may be in any region of the environment
    any_account: it may exist once in another account of the platform: by_name if its ARN and names
    are all that is used of it, by_role if something is read or made there; needs any_region
    waits: whether the other document is applied before
    others: further kinds that it may be of
    """
    more = {
        **({"any_account": any_account} if any_account else {}),
        **({} if waits else {"waits": False}),
        **({"others": list(others)} if others else {}),
    }
    target = {"kind": kind, "any_region": any_region, **more}
    return Meta(
        description=description, pattern=NAME_PATTERN, extra_json_schema={REFERENCE: target}
    )


def documentation(description: str) -> Meta:
    """For fields that are for readers only: neither output nor checks depend on their value."""
    return Meta(description=description, extra_json_schema={DOCUMENTATION: True})


WRITTEN_NAME = "x-specgen-name"


def written_name(pattern: str = "") -> Meta:
    """For names in AWS or DNS that users write: {environment}, {region}, {account}, {partition} and
    {name} in them are those of each place.

    pattern: of the name in a place; by default any
    """
    either = rf"{pattern}|(^|[^$])\{{[a-z_]*\}}" if pattern else None  # ${...} is IAM's
    return Meta(pattern=either, extra_json_schema={WRITTEN_NAME: True})


Name = Annotated[str, Meta(pattern=NAME_PATTERN, max_length=40)]


Cidr = Annotated[str, Meta(pattern=CIDR_PATTERN, examples=["10.0.0.0/16"])]


Port = Annotated[int, Meta(ge=1, le=65535)]


Percent = Annotated[int, Meta(ge=0, le=100)]


T = TypeVar("T")
_A_SET = Meta(extra_json_schema={ORDER: IN_ANY_ORDER, "uniqueItems": True})
Unordered = Annotated[list[T], _A_SET]
"""A list that is a set: every reader gets it sorted, and an entry may be written only once."""


UnorderedTuple = Annotated[tuple[T, ...], _A_SET]
"""As Unordered; a default that is not empty must be a tuple, and sorted."""


Ordered = Annotated[list[T], Meta(extra_json_schema={ORDER: IN_ORDER})]
"""A list whose order means something, which its description says."""


EarlierName = Annotated[str, Meta(min_length=1, max_length=200)]


EarlierNames = EarlierName | Ordered[EarlierName] | UnsetType


class Renamable(Part):
    """A part whose key in a map, or whose `id` in a list, is part of addresses or names in AWS."""

    renamed_from: Annotated[
        EarlierNames,
        Meta(
            description="Earlier name, or names with the oldest first. Writes `moved` blocks and "
            "keeps the names in AWS; leave it as long as you want those names",
            examples=["old-name"],
        ),
    ] = UNSET

    @property
    def earlier_names(self) -> tuple[str, ...]:
        """Oldest first."""
        names = [] if isinstance(self.renamed_from, UnsetType) else self.renamed_from
        return (names,) if isinstance(names, str) else tuple(names)
