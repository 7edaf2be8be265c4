"""Findings in formats for people and machines."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from specgen.findings.report.as_json import as_json
from specgen.findings.report.github import github
from specgen.findings.report.github import step_summary as github_summary
from specgen.findings.report.gitlab import gitlab
from specgen.findings.report.junit import junit
from specgen.findings.report.run import Run, plain_console
from specgen.findings.report.sarif import sarif
from specgen.findings.report.text import text
from specgen.findings.summary import summary

REPORTER_BY_NAME: dict[str, Callable[[Run], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
}

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Environment variable of GitHub Actions: a file for Markdown."""


def write(run: Run, form: str, output: Path | None = None) -> None:
    """To the file, or else to stdout; for GitHub also to the step summary.

    raises: OSError if a file cannot be written
    """
    put(REPORTER_BY_NAME[form](run), output)
    step_summary(form, github_summary(run))


def step_summary(form: str, markdown: str) -> None:
    """Appends to GitHub's step summary; raises: OSError if it cannot be written"""
    summary_file = os.environ.get(STEP_SUMMARY)
    if form == "github" and summary_file:
        with Path(summary_file).open("a", encoding="utf-8") as stream:
            stream.write(markdown)


def put(text: str, output: Path | None) -> None:
    """raises: OSError if the file cannot be written"""
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


__all__ = ["REPORTER_BY_NAME", "Run", "plain_console", "put", "step_summary", "summary", "write"]
