"""The platform's model is the project's foundation and lives in specgen/project/platform.py."""

from specgen.project.platform import Platform

__all__ = ["Platform"]
