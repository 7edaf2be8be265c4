"""Keys that several kinds about a bill have."""

from typing import Annotated

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered

MOST_EMAILS = 10

Email = Annotated[
    str,
    Meta(
        pattern=r"^[^@\s]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$",
        max_length=254,
        examples=["finops@example.com"],
    ),
]
TagText = Annotated[str, Meta(min_length=1, max_length=256, pattern=r"^[^\x00-\x1f${}]+$")]


class TagValues(Part, kw_only=True):
    tag: Annotated[
        str,
        Meta(
            description="Key of a cost allocation tag",
            min_length=1,
            max_length=128,
            pattern=r"^[^\x00-\x1f${}]+$",
            examples=["Cost-center"],
        ),
    ]
    values: Annotated[Unordered[TagText], Meta(description="Values that count", min_length=1)]
