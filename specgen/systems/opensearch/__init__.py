"""OpenSearch Service domains and their indices."""

from specgen.sdk import System
from specgen.systems.opensearch.alarms import ALARMS
from specgen.systems.opensearch.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.opensearch.model import OpenSearch

SYSTEM = System(
    "opensearch",
    "OpenSearch domain",
    OpenSearch,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
