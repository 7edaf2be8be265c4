"""The platform: it creates no resources itself; every root module is built from it."""

from specgen.sdk import System
from specgen.systems.platform.checks import PROJECT_CHECKS
from specgen.systems.platform.model import Platform

SYSTEM = System("platform", "Platform", Platform, project_checks=PROJECT_CHECKS)
