"""Keys of an alarms document."""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, field

from specgen.sdk import Model, Part, Unordered, UnorderedTuple, documentation, reference
from specgen.sdk.alarms import SEVERITIES, Severity

Glob = Annotated[
    str,
    Meta(
        pattern=r"^([a-z][a-z0-9_]*|\*)/[a-z0-9*-]+$",
        examples=["service/worker", "service/*"],
    ),
]
Row = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", examples=["rds-cpu"])]
Documents = Annotated[
    Unordered[Glob],
    Meta(description="Documents, as kind/name; `*` is any text", min_length=1),
]


class Topics(Part):
    critical: (
        Annotated[str, reference("topic", "Topic of what somebody must look at now")] | None
    ) = None
    warning: (
        Annotated[str, reference("topic", "Topic of what somebody must look at today")] | None
    ) = None
    info: Annotated[str, reference("topic", "Topic of what is worth knowing")] | None = None

    def of(self, severity: Severity) -> str | None:
        found: str | None = getattr(self, severity)
        return found

    def besides(self, topic: str) -> str | None:
        """Another topic, the most severe one first: a topic cannot say that it fails."""
        names = (self.of(severity) for severity in reversed(SEVERITIES))
        return next((name for name in names if name not in {None, topic}), None)


class Levels(Part):
    """In the unit of the metric."""

    critical: Annotated[float | None, Meta(description="Threshold of the critical alarm")] = None
    warning: Annotated[float | None, Meta(description="Threshold of the warning")] = None
    info: Annotated[float | None, Meta(description="Threshold of the information")] = None

    def of(self, severity: Severity) -> float | None:
        found: float | None = getattr(self, severity)
        return found

    @property
    def written(self) -> dict[Severity, float]:
        found = {s: self.of(s) for s in SEVERITIES}
        return {severity: level for severity, level in found.items() if level is not None}


class Threshold(Part, kw_only=True):
    documents: Documents
    row: Annotated[Row, Meta(description="Row of the kind, as `specgen explain KIND` prints it")]
    levels: Annotated[
        Levels, Meta(description="Thresholds in the metric's unit; others stay as they are")
    ]
    reason: Annotated[str, documentation("Why these documents differ")] = ""


class Exclusion(Part, kw_only=True):
    documents: Documents
    row: Annotated[
        str,
        Meta(
            description="Row that is not made; `*` is every row",
            pattern=r"^\*$|^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            examples=["rds-swap"],
        ),
    ]
    severities: Annotated[
        UnorderedTuple[Severity], Meta(description="Only these severities; by default all")
    ] = ()
    reason: Annotated[str, documentation("Why nobody has to know")]


class Suppression(Part, kw_only=True):
    documents: Documents
    during: Annotated[
        Glob,
        Meta(description="Document of the same region whose alarm keeps them quiet"),
    ] = field(name="while")
    row: Annotated[Row, Meta(description="The one row of that document that does")]


class Composite(Part):
    critical: Annotated[
        Literal["by_document", "none"],
        Meta(description="One message for all critical alarms of a document, or one for each"),
    ] = "by_document"
    warning: Annotated[
        Literal["by_document", "none"], Meta(description="The same for its warnings")
    ] = "none"
    info: Annotated[
        Literal["by_document", "none"], Meta(description="The same for its information")
    ] = "none"


class Fields(Model, kw_only=True):
    not_built: ClassVar[dict[str, str]] = {
        "mute": "hashicorp/aws 5.100.0 has no mute rules; write `exclude` with a reason",
        "alarms": "rows come from the kinds of documents; `thresholds` changes them",
    }

    topics: Annotated[
        Topics, Meta(description="Where the alarms of each severity go: severity -> topic")
    ]
    severities: Annotated[
        UnorderedTuple[Severity] | None,
        Meta(description="Severities that are made; by default those that have a topic"),
    ] = None
    documents: Annotated[
        UnorderedTuple[Glob],
        Meta(description="Documents that are watched, as kind/name; `*` is any text"),
    ] = ("*/*",)
    thresholds: Annotated[
        Unordered[Threshold], Meta(description="Thresholds that differ from those of the kind")
    ] = []
    exclude: Annotated[
        Unordered[Exclusion], Meta(description="Rows that are not made, with the reason")
    ] = []
    composite: Annotated[
        Composite,
        Meta(description="Alarms of a document and severity that act together, as one message"),
    ] = Composite()
    suppress: Annotated[
        Unordered[Suppression],
        Meta(description="Documents whose composite alarms are quiet while another one fails"),
    ] = []

    @property
    def made(self) -> tuple[Severity, ...]:
        """Severities, the least one first."""
        asked: Any = self.severities
        if asked is None:
            return tuple(s for s in SEVERITIES if self.topics.of(s))
        return tuple(s for s in SEVERITIES if s in asked)
