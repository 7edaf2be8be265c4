"""OpenSearch Service domains, with the indices that are kept in them."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.opensearch.alarms import ALARMS
from specgen.systems.opensearch.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.opensearch.model import OpenSearch


def _construct() -> Callable[..., Any]:
    from specgen.systems.opensearch.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "opensearch",
    "OpenSearch domain",
    OpenSearch,
    CHECKS,
    _construct,
    "data",
    project_checks=PROJECT_CHECKS,
    alarms=ALARMS,
)
