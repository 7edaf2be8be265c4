"""Shared by all commands: the consoles, common options, how a project is found."""

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from specgen.cli import completion
from specgen.cli.paths import Unclear, project_of
from specgen.documents.layout import Layout
from specgen.findings.characters import one_line
from specgen.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from specgen.findings.report import Run
    from specgen.pipeline import BrokenChecks, Builder, Checked

CLEAN, FINDINGS, USAGE, BUG = 0, 1, 2, 3

NO_ACCOUNT = "0" * 12
"""What `init` writes if no account is given."""

PIPE_WIDTH = 200
"""Columns if there is no terminal: tables in a log are not folded at 80."""

out = Console(
    highlight=False, emoji=False, soft_wrap=True, width=None if sys.stdout.isatty() else PIPE_WIDTH
)
err = Console(
    stderr=True,
    highlight=False,
    emoji=False,  # its table takes longer to load than all our output takes to print
    soft_wrap=True,
    width=None if sys.stderr.isatty() else PIPE_WIDTH,
)


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"


SpecsArgument = Annotated[
    Path, typer.Argument(metavar="[PATH]", help="Project folder, or its folder of documents")
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Project folder, or files or folders of its documents; `-` reads documents from "
        "standard input",
        show_default=False,
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary line")]
FormatOption = Annotated[Format, typer.Option("--format", help="Format of the findings")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of stdout"),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="Lowest severity that makes the command exit with 1")
]
EnvOption = Annotated[
    list[str],
    typer.Option(
        "--env",
        help="Only this environment; repeat for several",
        autocompletion=completion.environments,
    ),
]
RegionOption = Annotated[
    list[str],
    typer.Option(
        "--region",
        help="Only this region; repeat for several",
        autocompletion=completion.regions,
    ),
]
StackOption = Annotated[
    list[str],
    typer.Option(
        "--stack",
        help="Only this stack or root module; repeat for several",
        autocompletion=completion.stacks,
    ),
]
ChangedOption = Annotated[
    bool,
    typer.Option(
        "--changed", help="Only root modules whose output differs from --base, which implies it"
    ),
]
BaseOption = Annotated[
    str,
    typer.Option(
        "--base",
        metavar="REVISION",
        help="Git revision to compare with",
        show_default="where this branch left main",
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Processes that build root modules")
]
SchedulerOption = Annotated[
    str,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="Dask scheduler whose workers build the root modules"
    ),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Ignore what earlier runs have cached")
]


@dataclass(frozen=True, slots=True)
class Only:
    """What the options name; an empty one chooses all."""

    environments: Sequence[str] = ()
    regions: Sequence[str] = ()
    stacks: Sequence[str] = ()

    @property
    def is_all(self) -> bool:
        return not (self.environments or self.regions or self.stacks)


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What was asked of a render; builder, again: as in rendering_run.Options"""

    check: bool = False
    only: Only = field(default_factory=Only)
    cache: bool = True
    quiet: bool = False
    again: tuple[str, ...] = ()
    builder: "Builder | None" = None


def layout_of(path: Path | Sequence[Path] | None, *, reads_only: bool = True) -> Layout:
    """reads_only: whether documents of standard input are enough"""
    paths = [path] if isinstance(path, Path) else list(path or ())
    try:
        return project_of(paths, reads_only=reads_only)
    except (FileNotFoundError, Unclear) as error:
        init = "; `specgen init DIR` creates a starter project"
        message = f"specgen: {error}{'' if isinstance(error, Unclear) else init}"
        err.print(one_line(message), markup=False)
        raise typer.Exit(USAGE) from error


def check(
    path: Path | Sequence[Path] | None, *, reads_only: bool = True
) -> "tuple[Layout, Checked]":
    from specgen import pipeline

    layout = layout_of(path, reads_only=reads_only)
    return layout, pipeline.check(layout.root, layout.specs)


@contextmanager
def written_to(output: Path | None) -> Generator[None]:
    """What is printed meanwhile goes to the file; raises: OSError if it cannot be written"""
    if output is None:
        yield
        return
    with output.open("w", encoding="utf-8") as stream, redirect_stdout(stream):
        yield


def run_of(
    findings: Sequence[Finding],
    root: Path,
    fail_on: Severity = Severity.ERROR,
    console: Console | None = None,
) -> "Run":
    """What reporters are given: the findings, their rules, and the lines of files below root."""
    from specgen.cli.rules import all_rules
    from specgen.documents.files import lines_of
    from specgen.findings import report
    from specgen.systems import installed

    shown = report.plain_console() if console is None else console
    rules = all_rules(installed()) if findings else {}
    return report.Run(findings, rules, lines_of(root), fail_on, shown)


def show_findings(findings: Sequence[Finding], layout: Layout) -> None:
    if findings:
        from specgen.findings import report

        report.write(run_of(findings, layout.root, console=out), Format.TEXT)


def warn_of_placeholder(checked: "Checked", what: str) -> None:
    """what: which cannot be done with it"""
    if checked.project is not None and checked.project.platform.account.id == NO_ACCOUNT:
        err.print(
            f"warning: the account {NO_ACCOUNT} is a placeholder; {what} needs the id of yours in "
            "`account` of the platform document",
            markup=False,
        )


def show_bug(error: Exception) -> None:
    """The report of an internal error; of checks that raised some, also what the others found."""
    from specgen.cli import crash
    from specgen.findings import report
    from specgen.pipeline import BrokenChecks

    if isinstance(error, BrokenChecks):
        if error.checked.findings:
            report.write(run_of(error.checked.findings, error.root, console=out), Format.TEXT)
        show_crashes(error)
        return
    for line in crash.report(error):
        err.print(line, markup=False)


def show_crashes(error: "BrokenChecks") -> None:
    from specgen.cli import crash

    for line in crash.report_checks(error.crashes):
        err.print(line, markup=False)
