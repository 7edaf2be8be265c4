"""What OpenSearch Service refuses, and what makes a domain weaker than it seems."""

from specgen.systems.opensearch.checks.access import ACCESS_CHECKS, ACCESS_PROJECT_CHECKS
from specgen.systems.opensearch.checks.indices import INDEX_CHECKS, INDEX_PROJECT_CHECKS
from specgen.systems.opensearch.checks.logs import LOG_PROJECT_CHECKS
from specgen.systems.opensearch.checks.mappings import MAPPING_CHECKS
from specgen.systems.opensearch.checks.masters import MASTER_CHECKS
from specgen.systems.opensearch.checks.network import NETWORK_CHECKS
from specgen.systems.opensearch.checks.nodes import NODE_CHECKS
from specgen.systems.opensearch.checks.storage import STORAGE_CHECKS
from specgen.systems.opensearch.checks.types import TYPE_CHECKS

CHECKS = (
    *NODE_CHECKS,
    *MASTER_CHECKS,
    *TYPE_CHECKS,
    *STORAGE_CHECKS,
    *NETWORK_CHECKS,
    *INDEX_CHECKS,
    *MAPPING_CHECKS,
    *ACCESS_CHECKS,
)
PROJECT_CHECKS = (*INDEX_PROJECT_CHECKS, *LOG_PROJECT_CHECKS, *ACCESS_PROJECT_CHECKS)
