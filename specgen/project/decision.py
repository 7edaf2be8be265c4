"""A recorded deviation, a finding that is silenced for a reason, or an intended loss."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered, documentation

DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Allowance(Part, kw_only=True):
    """A stateful resource of the document that may be replaced or destroyed, for a while."""

    address: Annotated[
        str,
        Meta(
            description="Terraform address; * and ? stand for any characters",
            pattern=r"^[a-z0-9_*?]+\.[A-Za-z0-9_*?\"\[\]-]+$",
            examples=["aws_db_instance.main"],
        ),
    ]
    root_modules: Annotated[
        str,
        Meta(
            description="Root modules where it may be, as environment/region/stack; with * and ?",
            min_length=1,
            examples=["dev/*"],
        ),
    ] = "*"
    until: Annotated[
        str, Meta(description="Last day on which it may be", pattern=DAY, examples=['"2027-06-30"'])
    ]


class Decision(Part, kw_only=True):
    """A deviation is never silent: what was asked, what is done instead, why, and who decided."""

    document: Annotated[
        str,
        Meta(
            description="The document it is about, as kind/name",
            pattern=r"^[a-z_]+/[a-z][a-z0-9-]*$",
            examples=["postgres/main"],
        ),
    ]
    key: Annotated[
        str,
        Meta(
            description="The key that deviates or has the finding, dotted",
            examples=["engine_version", "storage.iops"],
        ),
    ] = ""
    code: Annotated[
        str,
        Meta(
            description="Code of the finding that it silences",
            pattern="^[A-Z]{2,6}[0-9]{3}$",
            examples=["RDS001"],
        ),
    ] = ""
    statement: Annotated[str, documentation("What the source document asks for")] = ""
    ledger: (
        Annotated[int, documentation("Number of the statement in the source"), Meta(ge=1)] | None
    ) = None
    realised: Annotated[str, documentation("What is done instead")]
    reason: Annotated[str, documentation("Why"), Meta(min_length=10)]
    fact: Annotated[str, documentation("What AWS does that makes it necessary")] = ""
    source: Annotated[str, documentation("Where the fact is documented")] = ""
    decided_by: Annotated[str, documentation("Who decides, or has decided"), Meta(min_length=2)]
    status: Annotated[
        Literal["proposed", "accepted"], documentation("Whether it has been confirmed")
    ] = "proposed"
    until: Annotated[
        str,
        Meta(
            description="Last day on which it holds; by default it holds until it is removed",
            pattern=DAY,
            examples=['"2027-06-30"'],
        ),
    ] = ""
    allows_destroying: Annotated[
        Unordered[Allowance],
        Meta(
            description="Stateful resources of the document that `specgen diff` lets be replaced "
            "or destroyed, once the decision is accepted; the document may already be removed",
        ),
    ] = []
