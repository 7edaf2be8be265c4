"""All promises of a job: those of every task, and those of its schedule."""

from specgen.sdk.aws.ecs.checks_capacity import CAPACITY_CHECKS
from specgen.sdk.aws.ecs.checks_definition import DEFINITION
from specgen.sdk.aws.ecs.checks_hosts import hosts_have_the_memory, hosts_have_the_vcpu
from specgen.sdk.aws.ecs.checks_logs import LOG_CHECKS
from specgen.sdk.aws.ecs.checks_network import NETWORK_CHECKS
from specgen.sdk.aws.ecs.checks_sizes import SIZES
from specgen.sdk.aws.ecs.checks_stores import STORES
from specgen.sdk.aws.ecs.checks_tasks import TASKS
from specgen.systems.job.checks.runs import RUNS
from specgen.systems.job.checks.schedule import SCHEDULE

CHECKS = (
    *SCHEDULE,
    *RUNS,
    *SIZES,
    hosts_have_the_memory,
    hosts_have_the_vcpu,
    *CAPACITY_CHECKS,
    *NETWORK_CHECKS,
    *STORES,
    *TASKS,
    *DEFINITION,
    *LOG_CHECKS,
)
