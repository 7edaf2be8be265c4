"""Requirements: what a source document asks for; `specgen prove statements` proves them."""

from specgen.sdk import System
from specgen.systems.requirements.checks import PROJECT_CHECKS
from specgen.systems.requirements.model import Requirements

SYSTEM = System("requirements", "Requirements", Requirements, project_checks=PROJECT_CHECKS)
