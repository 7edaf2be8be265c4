"""The keys that every document has, whatever its kind."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from specgen.documents.schema.fields import (
    NAME_PATTERN,
    Name,
    Ordered,
    Part,
    Unordered,
    documentation,
)

MAX_OVERRIDES = 200
OneOrMany = str | Unordered[str]


class When(Part):
    environment: Annotated[OneOrMany, Meta(description="Environment, or a list of them")] = "all"
    region: Annotated[OneOrMany, Meta(description="Region, or a list of them")] = "all"


class Override(Part):
    when: Annotated[When, Meta(description="Where the change applies; both keys must match")]
    set: Annotated[
        dict[str, Any],
        Meta(description="Values to set: maps merge, lists replace, null removes"),
    ]


class Placement(Part):
    environments: Annotated[
        Literal["all"] | Unordered[str], Meta(description="Environments that have this document")
    ] = "all"
    regions: Annotated[
        Literal["all", "primary"] | Unordered[str],
        Meta(
            description="Regions of those environments; `primary` is the region with that role, "
            "and `all` leaves out one of the role global"
        ),
    ] = "all"


class Envelope(Part):
    """placement and overrides decide where a document is, and with which values."""

    kind: Annotated[str, Meta(description="Kind of system that this document describes")]
    name: Annotated[
        Name,
        Meta(description="Identifies the document together with its kind; part of every address"),
    ]
    description: Annotated[
        str, Meta(description="What it is for, in one sentence", max_length=240)
    ] = ""
    placement: Annotated[
        Placement, Meta(description="Where the document is placed; everywhere by default")
    ] = Placement()
    stack: Annotated[str, Meta(description="Root module; defaults to the kind's usual one")] = ""
    tags: Annotated[
        dict[str, str], Meta(description="Tags of its resources, in addition to the default tags")
    ] = {}
    overrides: Annotated[
        Ordered[Override],
        Meta(
            description="Changes by environment and region; later ones win",
            max_length=MAX_OVERRIDES,
        ),
    ] = []
    renamed_from: Annotated[
        Name | Ordered[Name] | UnsetType,
        Meta(
            description="Earlier name, or names with the oldest first. Writes `moved` blocks and "
            "keeps the names in AWS; leave it as long as you want those names",
            examples=["old-name"],
        ),
    ] = UNSET
    stated: Annotated[
        dict[str, Any],
        Meta(
            description="Key -> what the source document asks for, if the document deviates; "
            "each needs a `decision`",
            examples=[{"engine_version": "15.4"}],
        ),
    ] = {}
    satisfies: Annotated[
        Unordered[int],
        documentation("Numbers of the statements (`kind: requirements`) that it realises"),
        Meta(examples=[[63, 64]]),
    ] = []
    terraform: Annotated[
        dict[str, dict[str, Any]],
        Meta(
            description="Address -> attributes to set on generated resources, checked against the "
            "provider's schema; write a reference as {$ref: aws_vpc.main.id}",
            examples=[{"aws_vpc.main": {"instance_tenancy": "dedicated"}}],
        ),
    ] = {}


class Bare(Part):
    """The envelope of documents that are not placed: platform and decision."""

    kind: Annotated[str, Meta(description="The kind of this document")]
    name: Annotated[str, Meta(description="Identifies the document", pattern=NAME_PATTERN)]
    description: Annotated[str, Meta(description="What it is for", max_length=240)] = ""
