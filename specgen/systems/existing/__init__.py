"""What others made: it answers for documents of its kinds, and is never changed."""

from specgen.sdk import System
from specgen.systems.existing.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.existing.model import Existing

SYSTEM = System("existing", "Existing resources", Existing, CHECKS, project_checks=PROJECT_CHECKS)
