"""What CloudWatch Logs accepts."""

from functools import cache

from specgen.facts import store


@cache
def retention_days() -> tuple[int, ...]:
    """Days a log group may keep its events; keeping them for ever is saying nothing."""
    return store.facts("logs", tuple[int, ...])
