"""The platform: it makes no resources of its own, every root module is made from it."""

from specgen.sdk import System
from specgen.systems.platform.checks import PROJECT_CHECKS
from specgen.systems.platform.model import Platform

SYSTEM = System("platform", "Platform", Platform, project_checks=PROJECT_CHECKS)
