"""What CloudWatch Logs accepts."""

from functools import cache

from specgen.facts import store


@cache
def retention_days() -> tuple[int, ...]:
    """Days a log group may keep its events; it keeps them forever by default."""
    return store.facts("logs", tuple[int, ...])


MOST_FILTERS = 100
MOST_EXPRESSIONS_OF_FILTER, MOST_EXPRESSIONS_OF_GROUP = 2, 5
"""Metric filters of a log group, and regular expressions in their patterns.

source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
(2026-11-29)
"""

MOST_FILTER_DIMENSIONS = 3
"""source: API_MetricTransformation.html (2026-11-29)"""
