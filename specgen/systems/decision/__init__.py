"""Decisions: they make no resources; specgen.project.checks.decisions applies them."""

from specgen.project.decision import Decision
from specgen.sdk import System

SYSTEM = System("decision", "Decision", Decision)
