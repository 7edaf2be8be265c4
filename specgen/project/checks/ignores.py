"""Findings silenced on their line by a comment with a reason, and what is wrong with comments."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from specgen.documents.comments import Comment, comments
from specgen.documents.files import content_of
from specgen.findings.finding import Finding, Severity
from specgen.findings.rule import rule
from specgen.project.checks.proof_rules import CODES

FORM = "# specgen: ignore[CODE] reason"

UNUSED = rule("IGN001", "an ignore comment silences a finding", severity=Severity.WARNING)
UNREASONED = rule("IGN002", "an ignore comment gives its reason")
NOT_SILENCED = rule("IGN003", "errors cannot be silenced by a comment")
MALFORMED = rule("IGN004", "a comment that begins with `specgen:` has the form that specgen reads")

RULES = (UNUSED, UNREASONED, NOT_SILENCED, MALFORMED)


def apply_ignores(
    root: Path, paths: Iterable[str], findings: list[Finding], later: Container[str] = CODES
) -> list[Finding]:
    """The findings without the silenced ones, plus those about comments.

    later: codes that only a render or a proof may find
    Whether a comment is unused is known only if no error kept checks from running.
    """
    said = [c for path in sorted(set(paths)) for c in comments(path, content_of(root, path))]
    if not said:
        return findings
    whole = not any(f.severity is Severity.ERROR for f in findings)
    silent = {f for f in findings if any(_silences(c, f) for c in said)}
    about = [f for c in said for f in _about(c, findings, later, whole=whole)]
    return [*(f for f in findings if f not in silent), *about]


def without_silenced(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """For findings made after settle()."""
    all_ = list(findings)
    paths = sorted({f.place.path for f in all_})
    said = [c for path in paths for c in comments(path, content_of(root, path))]
    return [f for f in all_ if not any(_silences(c, f) for c in said)]


def _silences(comment: Comment, finding: Finding) -> bool:
    return (
        bool(comment.reason)
        and finding.severity is not Severity.ERROR
        and _means(comment, finding)
        and finding.code in comment.codes
    )


def _means(comment: Comment, finding: Finding) -> bool:
    return (comment.place.path, comment.target) == (finding.place.path, finding.place.line)


def _about(
    comment: Comment, findings: list[Finding], later: Container[str], *, whole: bool
) -> Iterator[Finding]:
    if "" in comment.codes:
        yield _finding(
            MALFORMED.code, comment, "specgen does not read this comment", f"form: {FORM}"
        )
    elif not comment.reason:
        message = (
            "this comment gives no reason, so it silences nothing; write why after the bracket"
        )
        yield _finding(UNREASONED.code, comment, message, f"form: {FORM}")
    else:
        here = [f for f in findings if _means(comment, f)]
        for code in comment.codes:
            same = [f for f in here if f.code == code]
            unknown = not whole or (not same and code in later)
            yield from _about_code(code, comment, same, unknown=unknown)


def _about_code(
    code: str, comment: Comment, here: list[Finding], *, unknown: bool
) -> Iterator[Finding]:
    if any(f.severity is Severity.ERROR for f in here):
        message = f"{code} is an error here: AWS refuses it whatever a comment says"
        instead = f"fix line {comment.target}"
        if not any(f.is_final for f in here):
            message = f"{code} is an error here, which no comment silences"
            instead += ", or write a `kind: decision` if AWS has it by now"
        yield _finding(NOT_SILENCED.code, comment, f"{message}; {instead}")
    elif not here and not unknown:
        message = f"line {comment.target} has no finding {code}; remove the comment"
        hint = "a comment applies to its own line, or to the line below it"
        yield _finding(UNUSED.code, comment, message, hint)


_SEVERITY = {r.code: r.severity for r in RULES}


def _finding(code: str, comment: Comment, message: str, help_: str = "") -> Finding:
    return Finding(code, _SEVERITY[code], message, comment.place, help_)
