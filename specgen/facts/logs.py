"""What CloudWatch Logs accepts."""

from functools import cache

from specgen.facts import store


@cache
def retention_days() -> tuple[int, ...]:
    """Days a log group may keep its events; it keeps them forever by default."""
    return store.facts("logs", tuple[int, ...])
