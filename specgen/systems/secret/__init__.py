"""Secrets in Secrets Manager, without their values."""

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
