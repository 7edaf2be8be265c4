"""Decisions: they make no resources; decisions.py applies them."""

from specgen.system import System
from specgen.systems.decision.model import Decision

SYSTEM = System("decision", "Decision", Decision)
