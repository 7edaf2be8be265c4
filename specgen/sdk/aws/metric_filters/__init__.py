"""Metric filters of a log group, whichever kind makes the group."""
