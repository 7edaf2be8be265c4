"""The keys of a cost category."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.sdk import ByHand, Claim, Here, Model

LENGTH = 50
TEXT = r"^[^\W_]([\w -]*[^\W_])?$"
"""Narrower than AWS's, which takes other letters, too.

source: CostCategoryName and CostCategoryValue in the API model of botocore 1.44.5 (2026-11-30)
"""

Text = Annotated[str, Meta(min_length=1, max_length=LENGTH, pattern=TEXT, examples=["Service"])]


class CostCategory(Model, kw_only=True):
    """A name in Cost Explorer under which each value of a tag has its share of the bill."""

    not_built: ClassVar[dict[str, str]] = {
        "rules": "write `by_tag`: a rule for each value that the platform allows",
        "split_charges": "shared costs stay under `otherwise`",
    }

    called: Annotated[Text, Meta(description="Its name in Cost Explorer; defaults to the tag")] = ""
    by_tag: Annotated[
        str,
        Meta(
            description="Tag of the platform whose allowed values divide the bill",
            min_length=1,
            max_length=128,
            examples=["Service"],
        ),
    ]
    otherwise: Annotated[Text, Meta(description="Where costs without the tag go")]

    def name_in_aws(self) -> str:
        return self.called or self.by_tag

    def values(self, here: Here) -> tuple[str, ...]:
        tag = here.platform.tags.get(self.by_tag)
        return tuple(sorted(tag.allowed)) if tag else ()

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws()
        pointer = ("called",) if self.called else ("by_tag",)
        yield Claim("aws_ce_cost_category", (name,), f"cost category {name}", pointer)

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        yield ByHand(
            f"A day after resources with the tag {self.by_tag} were first billed, activate it as a "
            "cost allocation tag: add it to a `cost_tags` document. Until then all costs are under "
            f"{self.otherwise}."
        )
