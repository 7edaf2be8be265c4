"""A source document as data: each statement, and what proves it or why nothing does yet."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Model, Part
from specgen.systems.requirements.model.assertion import Assertion, Globs

Verdict = Literal[
    "exact", "needs-interpretation", "contradictory", "infeasible", "not-a-terraform-matter"
]
Name = Annotated[str, Meta(pattern=NAME_PATTERN)]
Awaited = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$")]


class Statement(Part, kw_only=True):
    """What can be true or false by itself."""

    number: Annotated[int, Meta(description="Its number, over all documents", ge=1)]
    words: Annotated[
        str, Meta(description="The source document's words, to the letter", min_length=1)
    ]
    under: Annotated[
        str, Meta(description="The line that the words stand under, where they need it")
    ] = ""
    part: Annotated[
        str, Meta(description="Which part of the words, where they state several", examples=["p95"])
    ] = ""
    verdict: Annotated[Verdict, Meta(description="Whether it can be had as it is stated")]
    assertions: Annotated[
        list[Assertion], Meta(description="What must hold in the generated files")
    ] = []
    decisions: Annotated[
        list[Name], Meta(description="The `decision` documents that say what is done instead")
    ] = []
    pending: Annotated[
        list[Awaited],
        Meta(
            description="Kinds, or Terraform types, that do not exist yet and will realise it; "
            "assertions beside it prove the part that does",
            examples=[["waf", "aws_wafv2_web_acl"]],
        ),
    ] = []
    outside: Annotated[
        str, Meta(description="Why no resource can make it true, where that is so")
    ] = ""

    @property
    def state(self) -> str:
        """What is missing comes first: a decision does not prove it."""
        if self.pending:
            return "pending"
        if self.outside:
            return "outside"
        return "decided" if self.decisions else "asserted"

    @property
    def said(self) -> str:
        """The words with what they need to be understood alone."""
        under = f"{self.under.rstrip(':')}: " if self.under else ""
        return f"{under}{self.words}{f' — {self.part}' if self.part else ''}"


class Requirements(Model, kw_only=True):
    """The statements of one section of a source document."""

    source: Annotated[
        str,
        Meta(
            description="The source document, a file of the project: the words must stand in it",
            examples=["specs/requirements/source.md"],
        ),
    ] = ""
    section: Annotated[str, Meta(description="Its heading in the source document", min_length=1)]
    scope: Annotated[
        Globs,
        Meta(description="Root modules that assertions look at where they do not say"),
    ] = "*/*/*"
    statements: Annotated[list[Statement], Meta(description="In their order", min_length=1)]
