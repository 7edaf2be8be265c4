"""Whether a pooler admits its clients, and the database admits its pools."""

from specgen.sdk.aws.ecs.checks_images import IMAGES
from specgen.sdk.aws.ecs.checks_logs import LOG_CHECKS
from specgen.systems.pooler.checks.connections import CONNECTION_CHECKS, CONNECTION_PROJECT_CHECKS
from specgen.systems.pooler.checks.place import PLACE_CHECKS

CHECKS = (*CONNECTION_CHECKS, *PLACE_CHECKS, *IMAGES, *LOG_CHECKS)
PROJECT_CHECKS = CONNECTION_PROJECT_CHECKS
