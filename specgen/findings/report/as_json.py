"""Findings as JSON; docs/findings.schema.json is made from these types."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from specgen import __version__
from specgen.findings.finding import Edit, Finding, Override
from specgen.findings.report.json_text import to_json
from specgen.findings.report.run import Run

VERSION = 1
"""Increases when a key changes its meaning or is removed; new keys do not change it."""

Line = Annotated[int, Meta(ge=1, description="From 1")]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a document's file."""

    file: Annotated[str, Meta(description="Relative to the project, with /")]
    line: Line


class SetBy(Position, frozen=True, kw_only=True):
    """An override, by its first line."""

    when: Annotated[str, Meta(description="Where it applies, in words")]
    holds_value: Annotated[
        bool, Meta(description="True: the value is in it; false: it makes the difference")
    ]


class EditData(msgspec.Struct, frozen=True, kw_only=True):
    """A span of the finding's file, and the text to write there; an empty span inserts it."""

    line: Line
    column: Line
    end_line: Line
    end_column: Line
    text: str


class FindingData(Position, frozen=True, kw_only=True):
    """One fault; columns count characters from 1, the end is exclusive."""

    code: Annotated[str, Meta(pattern="^[A-Z]+[0-9]{3}$", examples=["RDS004"])]
    severity: Literal["error", "warning", "info"]
    message: Annotated[str, Meta(description="What is wrong, which value, what to write instead")]
    help: Annotated[str, Meta(description="More on how to fix it; may be empty")]
    page: Annotated[str, Meta(description="URL, or the command that explains the rule")]
    column: Line
    end_line: Line
    end_column: Line
    document: Annotated[str, Meta(description="kind/name; empty if no document can be named")]
    key: Annotated[str, Meta(description="As in the effective document: storage.iops")]
    pointer: Annotated[
        list[str | int], Meta(description="In the document as written: keys and indices")
    ]
    where: Annotated[
        list[str],
        Meta(description="environment/region it holds in; empty: everywhere the document is"),
    ]
    override: Annotated[
        SetBy | None, Meta(description="The override that set the value or makes the difference")
    ]
    see_also: Annotated[Position | None, Meta(description="The second place that makes it a fault")]
    edits: Annotated[
        list[EditData],
        Meta(description="What `specgen fix` does; empty if more than one thing can be meant"),
    ]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What `specgen validate --format json` prints."""

    version: Annotated[Literal[1], Meta(description="Version of this format")]
    specgen: Annotated[str, Meta(description="Version of specgen that made it")] = __version__
    findings: list[FindingData]


def as_json(run: Run) -> str:
    return to_json(msgspec.to_builtins(report(run)))


def report(run: Run) -> Report:
    return Report(version=VERSION, findings=[finding_data(run, f) for f in run.findings])


def schema() -> dict[str, Any]:
    """JSON Schema (Draft 2020-12) of the report."""
    return schema_of(Report, "Findings of specgen")


def schema_of(model: type[msgspec.Struct], title: str) -> dict[str, Any]:
    made = msgspec.json.schema(model)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}


def finding_data(run: Run, finding: Finding) -> FindingData:
    place, because = finding.place, finding.because
    return FindingData(
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        help=finding.help,
        page=run.page_of(finding),
        file=place.path,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        document=finding.document,
        key=finding.key,
        pointer=list(finding.pointer),
        where=list(finding.where),
        override=_override(finding.override),
        see_also=Position(file=because.path, line=because.line) if because else None,
        edits=[_edit(edit) for edit in finding.edits],
    )


def _edit(edit: Edit) -> EditData:
    place = edit.place
    return EditData(
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        text=edit.text,
    )


def _override(override: Override | None) -> SetBy | None:
    if override is None:
        return None
    place, when = override.place, override.when
    return SetBy(file=place.path, line=place.line, when=when, holds_value=override.holds)
