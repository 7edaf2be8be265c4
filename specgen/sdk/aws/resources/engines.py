"""Engines of databases, caches and searches, and their versions."""

import re
from collections.abc import Callable, Iterator, Mapping

from specgen.facts import rds, redis, search
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

RDS_ENGINES = (
    *("aurora-mysql", "aurora-postgresql", "mariadb", "mysql", "postgres"),
    *("custom-oracle-ee", "custom-oracle-ee-cdb", "custom-oracle-se2", "custom-oracle-se2-cdb"),
    *("custom-sqlserver-ee", "custom-sqlserver-se", "custom-sqlserver-web", "custom-sqlserver-dev"),
    *("db2-ae", "db2-ce", "db2-se"),
    *("oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb"),
    *("sqlserver-dev-ee", "sqlserver-ee", "sqlserver-se", "sqlserver-ex", "sqlserver-web"),
)
"""source: CreateDBInstance in the API model of botocore 1.44.5 (2026-11-28)"""

CACHE_ENGINES = ("memcached", "redis", "valkey")
_OF_RDS = ("aws_db_instance", "aws_rds_cluster")
_OF_CACHE = ("aws_elasticache_cluster", "aws_elasticache_replication_group")
_SEARCH = "OpenSearch_"
_LATEST_6 = "6.x"
"""The provider's word for the newest 6."""
_FAMILY = re.compile(r"[a-z0-9]+")


@resource_check(
    "AWS013",
    "the engine is one that the service has",
    *_OF_RDS,
    *_OF_CACHE,
    fact="the provider takes any text; RDS calls PostgreSQL postgres",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    also=Severity.WARNING,
)
def engines_exist(kind: str, block: Block) -> Iterator[Problem]:
    engine = block.text("engine")
    known = CACHE_ENGINES if kind in _OF_CACHE else (*RDS_ENGINES, *_OF_CLUSTERS.get(kind, ()))
    if not engine or engine in known:
        return
    families = {_family(name) for name in known}
    severity = Severity.WARNING if _family(engine) in families else Severity.ERROR
    service = "ElastiCache" if kind in _OF_CACHE else "RDS"
    message = f"{service} has no engine {engine}{did_you_mean(engine, known)}"
    yield block.problem("engine", message, severity=severity)


_OF_CLUSTERS = {"aws_rds_cluster": ("docdb", "neptune")}


def _family(engine: str) -> str:
    """oracle-se2 -> oracle: a new edition of an engine may be newer than our list"""
    found = _FAMILY.match(engine.removeprefix("custom-"))
    return found[0] if found else ""


@resource_check(
    "AWS014",
    "the version of an engine can be created",
    "aws_db_instance",
    "aws_elasticache_replication_group",
    "aws_opensearch_domain",
    severity=Severity.WARNING,
    fact="validate and plan do not know versions; AWS refuses one that it has not, or no longer",
    source="cfn-lint's lists, see specgen/facts/data",
    topics=("rds_versions", "redis", "search_versions"),
)
def versions_exist(kind: str, block: Block) -> Iterator[Problem]:
    version = block.text("engine_version")
    if version:
        yield from _VERSIONS[kind](block, version)


def _of_database(block: Block, version: str) -> Iterator[Problem]:
    engine = block.text("engine")
    known = rds.creatable_versions(engine)
    # a replica and a restored database have the version of their source
    copied = block.has("replicate_source_db") or block.has("snapshot_identifier")
    if not known or copied or version in known or _begins(version, known):
        return
    near = rds.nearest_version(engine, version)
    instead = f"; write {near}" if near else ""
    yield _unknown(block, f"RDS could not create {engine} {version}", "rds_versions", instead)


def _of_cache(block: Block, version: str) -> Iterator[Problem]:
    engine = "redis" if block.lacks("engine") else block.text("engine")
    known = redis.versions(engine)
    also = (_LATEST_6,) if engine == "redis" else ()
    if engine in redis.TITLES and version not in (*known, *also):
        instead = f"; it had {', '.join(known)}"
        yield _unknown(block, f"ElastiCache had no {engine} {version}", "redis", instead)


def _of_search(block: Block, version: str) -> Iterator[Problem]:
    number = version.removeprefix(_SEARCH)
    if version.startswith(_SEARCH) and number not in search.VERSIONS:
        instead = f"; the newest was {_SEARCH}{search.VERSIONS[-1]}"
        yield _unknown(block, f"OpenSearch had no {version}", "search_versions", instead)


def _begins(version: str, known: tuple[str, ...]) -> bool:
    """A major version, for which RDS chooses the minor."""
    return any(one.startswith(f"{version}.") for one in known)


def _unknown(block: Block, what: str, topic: str, instead: str) -> Problem:
    message = f"{what} on {known_on(topic)}{instead}"
    return block.problem("engine_version", message, "if it has been added since, record a decision")


_VERSIONS: Mapping[str, Callable[[Block, str], Iterator[Problem]]] = {
    "aws_db_instance": _of_database,
    "aws_elasticache_replication_group": _of_cache,
    "aws_opensearch_domain": _of_search,
}
