"""The versions of specgen that a project is made for; another one says only that."""

from collections.abc import Iterable

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from specgen import DISTRIBUTION, __version__
from specgen.documents.document import Document
from specgen.findings.finding import Finding, Problem
from specgen.findings.pointers import Pointer, value_at
from specgen.findings.rule import rule
from specgen.project.locate import finding

PINNED = rule(
    "PLT025",
    "the version of specgen is one that the platform is made for",
    fact="a version specifier is a list of comparisons with commas, all of which a version matches",
    source="https://packaging.python.org/en/latest/specifications/version-specifiers/",
    date="2026-11-30",
)
KEY: Pointer = ("versions", "specgen")


def other_version(documents: Iterable[Document], version: str = __version__) -> Finding | None:
    """documents: whose shape may be wrong, because another version may know other keys"""
    for document in documents:
        wanted = value_at(document.data, KEY) if document.kind == "platform" else None
        if isinstance(wanted, str) and (problem := _problem(wanted, version)):
            return finding(PINNED, document, problem)
    return None


def _problem(wanted: str, version: str) -> Problem | None:
    try:
        if SpecifierSet(wanted).contains(version, prereleases=True):
            return None
    except InvalidSpecifier:
        message = f"`{wanted}` does not say which versions"
        return Problem(KEY, message, 'write comparisons with commas, such as ">=0.3,<0.4"')
    message = f"this is specgen {version}, and the platform is made for {wanted}"
    hint = (
        f'install it with `pip install "{DISTRIBUTION}{wanted}"`; to upgrade the project, change '
        "this key and render"
    )
    return Problem(KEY, message, hint)
