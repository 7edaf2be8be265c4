"""Where Terraform keeps its state: bucket, key, and a copy in another region."""

from specgen.sdk import System
from specgen.systems.state_backend.checks import CHECKS
from specgen.systems.state_backend.model import StateBackend

SYSTEM = System(
    "state_backend",
    "Terraform state",
    StateBackend,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="bootstrap",
)
