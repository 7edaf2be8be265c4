"""How old a fact is and where it comes from, for messages and `specgen explain`."""

from datetime import date
from functools import cache
from importlib.resources import files

from specgen.facts import backup, ecs, names, quotas, redis, search, store, timescale, waf

_BY_HAND = {
    "rds_backup_regions": (backup.AS_OF, f"{backup.SOURCE}, a stored copy"),
    "names": (names.AS_OF, "AWS documentation, one page per rule in specgen/facts/names.py"),
    "search_versions": (search.AS_OF, search.VERSIONS_PAGE),
    "ecs": (ecs.AS_OF, f"{ecs.SOURCE}, a stored copy"),
    "redis": (redis.AS_OF, f"{redis.VERSIONS_SOURCE}, a stored copy"),
    "waf": (waf.AS_OF, waf.PAGES),
    "timescale": (timescale.AS_OF, timescale.SOURCE),
    "quotas": (quotas.AS_OF, "AWS documentation, one page per number in specgen/facts/quotas.py"),
}


@cache
def topics() -> tuple[str, ...]:
    data = files("specgen.facts") / "data"
    return tuple(sorted([*(f.name.partition(".")[0] for f in data.iterdir()), *_BY_HAND]))


@cache
def as_of(topic: str) -> tuple[date, str]:
    """(date, source) of a topic.

    raises: KeyError for a topic that does not exist
    """
    if topic not in topics():
        raise KeyError(topic)
    if topic in _BY_HAND:
        return _BY_HAND[topic]
    read = store.extract(topic)
    return read.as_of, read.source
