"""All promises of a service, by subject."""

from specgen.sdk.aws.ecs.checks_hosts import HOSTS
from specgen.sdk.aws.ecs.checks_logs import LOG_CHECKS
from specgen.sdk.aws.ecs.checks_network import NETWORK_CHECKS
from specgen.sdk.aws.ecs.checks_stores import STORES
from specgen.sdk.aws.ecs.checks_tasks import TASKS
from specgen.systems.service.checks.definition import DEFINITION
from specgen.systems.service.checks.ingress import INGRESS
from specgen.systems.service.checks.limits import LIMITS
from specgen.systems.service.checks.mesh import MESH
from specgen.systems.service.checks.metrics import EMITTED, EMITTED_TOGETHER
from specgen.systems.service.checks.network_ingress import NETWORK_INGRESS
from specgen.systems.service.checks.objectives import OBJECTIVES
from specgen.systems.service.checks.placement import PLACING
from specgen.systems.service.checks.roll_back import ROLL_BACK
from specgen.systems.service.checks.scaling import SCALING
from specgen.systems.service.checks.schedule import SCHEDULE
from specgen.systems.service.checks.sizes import SIZES
from specgen.systems.service.checks.tasks import deployments_are_moderate, deployments_can_move
from specgen.systems.service.checks.tracing import TRACING

CHECKS = (
    *SIZES,
    *HOSTS,
    *PLACING,
    *NETWORK_CHECKS,
    *STORES,
    *INGRESS,
    *NETWORK_INGRESS,
    *SCALING,
    *ROLL_BACK,
    *SCHEDULE,
    *MESH,
    *TRACING,
    *LIMITS,
    *DEFINITION,
    *OBJECTIVES,
    *LOG_CHECKS,
    *EMITTED,
    *TASKS,
    deployments_are_moderate,
    deployments_can_move,
)
PROJECT_CHECKS = EMITTED_TOGETHER
