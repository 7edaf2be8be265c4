"""What the variables of a container tell."""

from specgen.findings.pointers import Pointer
from specgen.findings.secret_values import names_secret, secret_form


def holds_secret(pointer: Pointer, name: str, value: str) -> bool:
    """Whether the name speaks of a secret; SEC010 reports one that has the form of a secret."""
    points_elsewhere = value.startswith(("arn:", "/"))
    return names_secret(name) and not points_elsewhere and not secret_form(pointer, value)
