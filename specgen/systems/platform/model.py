"""The platform's model is the project's foundation and stands in specgen/platform.py."""

from specgen.project.platform import Platform

__all__ = ["Platform"]
