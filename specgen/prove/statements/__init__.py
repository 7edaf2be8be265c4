"""Assertions on generated files: what is looked at, what must hold, what was found instead."""
