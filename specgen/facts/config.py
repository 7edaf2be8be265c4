"""Rules that AWS Config brings along."""

from functools import cache

from specgen.facts import store


@cache
def managed_rules() -> tuple[str, ...]:
    """Their identifiers, such as S3_BUCKET_VERSIONING_ENABLED."""
    return store.facts("config_rules", tuple[str, ...])
