"""All promises of a service, by subject."""

from specgen.sdk.aws.ecs.checks_logs import LOG_CHECKS
from specgen.systems.service.checks.definition import DEFINITION
from specgen.systems.service.checks.hosts import HOSTS
from specgen.systems.service.checks.ingress import INGRESS
from specgen.systems.service.checks.limits import LIMITS
from specgen.systems.service.checks.mesh import MESH
from specgen.systems.service.checks.metrics import EMITTED, EMITTED_TOGETHER
from specgen.systems.service.checks.network import NETWORK_CHECKS
from specgen.systems.service.checks.objectives import OBJECTIVES
from specgen.systems.service.checks.placement import PLACING
from specgen.systems.service.checks.scaling import SCALING
from specgen.systems.service.checks.schedule import SCHEDULE
from specgen.systems.service.checks.sizes import SIZES
from specgen.systems.service.checks.stores import STORES
from specgen.systems.service.checks.tasks import (
    deployments_are_moderate,
    deployments_can_move,
    images_say_their_version,
    output_is_kept,
    permissions_are_bounded,
    secrets_are_secrets,
    variables_are_set_once,
)

CHECKS = (
    *SIZES,
    *HOSTS,
    *PLACING,
    *NETWORK_CHECKS,
    *STORES,
    *INGRESS,
    *SCALING,
    *SCHEDULE,
    *MESH,
    *LIMITS,
    *DEFINITION,
    *LOG_CHECKS,
    *EMITTED,
    *OBJECTIVES,
    output_is_kept,
    deployments_are_moderate,
    deployments_can_move,
    secrets_are_secrets,
    variables_are_set_once,
    permissions_are_bounded,
    images_say_their_version,
)
PROJECT_CHECKS = EMITTED_TOGETHER
