"""The keys of a document about cost allocation tags."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.sdk import Claim, Here, Model, Unordered, documentation

TagKey = Annotated[
    str, Meta(min_length=1, max_length=128, pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", examples=["Team"])
]


class CostTags(Model, kw_only=True):
    """Keys of tags that appear in the bill; AWS knows a key a day after it was first billed."""

    keys: (
        Annotated[
            Unordered[TagKey],
            Meta(description="Keys; defaults to all of the platform", min_length=1),
        ]
        | None
    ) = None
    active_since: (
        Annotated[
            str,
            documentation("Day since which the keys are in a bill, as YYYY-MM-DD"),
            Meta(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
        ]
        | None
    ) = None

    def all_keys(self, here: Here) -> list[str]:
        return sorted(self.keys if self.keys is not None else here.platform.tags)

    def claims(self, here: Here) -> Iterator[Claim]:
        for key in self.all_keys(here):
            pointer = ("keys",) if self.keys is not None else ("name",)
            yield Claim("aws_ce_cost_allocation_tag", (key,), f"cost allocation tag {key}", pointer)
