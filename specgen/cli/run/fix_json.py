"""What `specgen fix --format json` prints; docs/fix.schema.json is made from these types."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta

from specgen import __version__
from specgen.findings.report.as_json import FindingData, finding_data, schema_of
from specgen.findings.report.json_text import to_json
from specgen.findings.report.run import Run


class FileDiff(msgspec.Struct, frozen=True, kw_only=True):
    """One file with all its edits."""

    file: Annotated[str, Meta(description="Relative to the project, with /")]
    diff: Annotated[str, Meta(description="A unified diff, as `git apply` takes it")]


class FixReport(msgspec.Struct, frozen=True, kw_only=True):
    """What `specgen fix --format json` prints."""

    version: Annotated[Literal[1], Meta(description="Version of this format")]
    specgen: Annotated[str, Meta(description="Version of specgen that made it")] = __version__
    written: Annotated[bool, Meta(description="Whether the files were changed")]
    fixed: Annotated[
        list[FindingData],
        Meta(
            description="Findings that the edits fix. Lines are those of the file when the finding "
            "was found: edits of an earlier one may have added some"
        ),
    ]
    renamed: Annotated[
        list[str], Meta(description="What looks renamed, and got `renamed_from`, in words")
    ]
    by_hand: Annotated[
        list[str],
        Meta(description="What looks renamed, and what a person must decide or write, in words"),
    ]
    files: list[FileDiff]
    left: Annotated[int, Meta(ge=0, description="Findings that are left")]


class Renames(NamedTuple):
    """In words."""

    written: list[str]
    by_hand: list[str]


def as_json(run: Run, diffs: Mapping[str, str], looks: Renames, left: int, *, written: bool) -> str:
    """diffs: by file; looks: what looks renamed"""
    made = FixReport(
        version=1,
        written=written,
        fixed=[finding_data(run, finding) for finding in run.findings],
        renamed=looks.written,
        by_hand=looks.by_hand,
        files=[FileDiff(file=path, diff=diff) for path, diff in diffs.items()],
        left=left,
    )
    return to_json(msgspec.to_builtins(made))


def schema() -> dict[str, Any]:
    """JSON Schema (Draft 2020-12) of the report."""
    return schema_of(FixReport, "Fixes of specgen")
