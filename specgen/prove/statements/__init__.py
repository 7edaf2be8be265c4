"""Assertions on generated files: what they look at, what must hold, what was found instead."""
