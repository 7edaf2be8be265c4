"""Hides secret values, recognised by the name of the key and by the form of the value."""

import re
from typing import Any

from specgen.diff.model import Mark, Steps
from specgen.findings.secret_values import secret_form, texts

_KEYS = re.compile(
    r"(?i)(^|[^a-z])(password|passwd|secret_string|secret_binary|auth_token|private_key"
    r"|secret_key|api_?key|token)(_wo)?\]?$"
)


def hidden(steps: Steps, value: Any) -> Any:
    """The value, or a mark if it must be hidden; expressions are never hidden."""
    if isinstance(value, Mark) or _is_expression(value):
        return value
    named = any(_KEYS.search(step) for step in steps if isinstance(step, str))
    if named and isinstance(value, str):
        return Mark.SENSITIVE
    return Mark.SENSITIVE if any(secret_form(at, text) for at, text in texts(value, ())) else value


def _is_expression(value: object) -> bool:
    return isinstance(value, str) and value.startswith("${") and value.endswith("}")
