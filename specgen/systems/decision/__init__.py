"""Decisions: they make no resources; decisions.py applies them."""

from specgen.project.decision import Decision
from specgen.sdk import System

SYSTEM = System("decision", "Decision", Decision)
