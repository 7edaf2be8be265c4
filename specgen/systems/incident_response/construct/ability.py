"""The part of a function that only its playbook has."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ability:
    """environment: variables; statements: of its role"""

    statements: Sequence[dict[str, Any]]
    environment: dict[str, str] = field(default_factory=dict)
    timeout_seconds: int = 120
