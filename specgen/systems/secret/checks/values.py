"""Secret values in a document."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specgen.findings.secret_values import texts
from specgen.sdk import At, Problem, Project, project_check, secret_form


@project_check(
    "SEC010",
    "a document holds no secret value",
    fact="documents and generated files are committed, so every reader of the repository sees them",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
)
def holds_no_secret(project: Project) -> Iterator[At]:
    found: dict[str, list[Problem]] = {}
    for effective in project.effectives:
        if effective.id not in found:
            found[effective.id] = list(_secrets(effective.document.data))
        as_written = replace(effective, origins={(): ()})
        yield from (At(as_written, problem) for problem in found[effective.id])


def _secrets(data: dict[str, Any]) -> Iterator[Problem]:
    """Secrets in the document as it is written, overrides included."""
    for pointer, text in texts(data, ()):
        what = secret_form(pointer, text)
        if what:
            message = f"this looks like {what}; secret values must not be in a document"
            hint = "put it into Secrets Manager and refer to a `kind: secret` document"
            yield Problem(pointer, message, hint)
