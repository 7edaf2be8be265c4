"""A source document as data: each statement, and what proves it or why nothing does yet."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Model, Ordered, Part, Unordered
from specgen.systems.requirements.model.assertion import Assertion, Globs

Verdict = Literal[
    "exact", "needs-interpretation", "contradictory", "infeasible", "not-a-terraform-matter"
]
Name = Annotated[str, Meta(pattern=NAME_PATTERN)]
Awaited = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$")]


class Statement(Part, kw_only=True):
    """A statement that can be true or false by itself."""

    number: Annotated[int, Meta(description="Its number, unique over all documents", ge=1)]
    words: Annotated[str, Meta(description="The exact words of the source document", min_length=1)]
    under: Annotated[
        str, Meta(description="The line above the words, if they need it to be understood")
    ] = ""
    part: Annotated[
        str,
        Meta(
            description="Which part of the words, if they make several statements", examples=["p95"]
        ),
    ] = ""
    verdict: Annotated[Verdict, Meta(description="Whether it can be realised as stated")]
    assertions: Annotated[
        Ordered[Assertion], Meta(description="What must hold in the generated files")
    ] = []
    decisions: Annotated[
        Unordered[Name], Meta(description="The `decision` documents that say what is done instead")
    ] = []
    pending: Annotated[
        Unordered[Awaited],
        Meta(
            description="Kinds, or Terraform types, that do not exist yet and will realise it; "
            "assertions prove the part that already exists",
            examples=[["waf", "aws_wafv2_web_acl"]],
        ),
    ] = []
    outside: Annotated[str, Meta(description="Why no resource can make it true, if that is so")] = (
        ""
    )

    @property
    def state(self) -> str:
        """What is missing comes first, because a decision does not prove it."""
        if self.pending:
            return "pending"
        if self.outside:
            return "outside"
        return "decided" if self.decisions else "asserted"

    @property
    def said(self) -> str:
        """The words with the context they need."""
        under = f"{self.under.rstrip(':')}: " if self.under else ""
        return f"{under}{self.words}{f' — {self.part}' if self.part else ''}"


class Requirements(Model, kw_only=True):
    """The statements of one section of a source document."""

    source: Annotated[
        str,
        Meta(
            description="The source document, a file of the project that must contain the words",
            examples=["specs/requirements/source.md"],
        ),
    ] = ""
    section: Annotated[str, Meta(description="Its heading in the source document", min_length=1)]
    scope: Annotated[
        Globs,
        Meta(description="Root modules that assertions look at unless they set their own"),
    ] = "*/*/*"
    statements: Annotated[
        Unordered[Statement], Meta(description="The statements, by number", min_length=1)
    ]
