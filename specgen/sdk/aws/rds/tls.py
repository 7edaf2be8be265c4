"""Whether a database refuses connections without TLS: `require_tls` sets the parameter of it."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.project.here import Here


def tls_problems(spec: Any, here: Here, name: str, *, fits: bool) -> Iterator[Problem]:
    """name: of the parameter; fits: whether what `parameters` says of it, if anything, is right"""
    if not fits:
        wanted = "1" if spec.require_tls else "0"
        message = f"{name} must be {wanted} if require_tls is {str(spec.require_tls).lower()}"
        yield Problem(("parameters", name), f"{message}; remove it: `require_tls` sets it")
    if here.protected and not spec.require_tls:
        message = f"{here.environment} is protected, but connections without TLS are admitted"
        hint = "remove `require_tls: false`, or record a decision"
        yield Problem(("require_tls",), message, hint, severity=Severity.WARNING)
