"""Containers of secrets in Secrets Manager."""

from specgen.sdk import System
from specgen.systems.secret.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.secret.model import Secret

SYSTEM = System(
    "secret",
    "Secret",
    Secret,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="secrets",
)
