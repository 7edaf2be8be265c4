"""Instance types that AWS does not offer in the region."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from specgen.facts import ec2, offers, rds
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import near_ones
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block


@dataclass(frozen=True, slots=True)
class Offer:
    """Types of a service; topic: of the facts; known: region, the resource, its type -> all types

    `known` returns none if nothing is known of the region.
    """

    service: str
    topic: str
    known: Callable[[str, Block, str], tuple[str, ...]]


def _instances(region: str, _: Block, name: str) -> tuple[str, ...]:
    """The family's types, only the region's if known; all types for an unknown family."""
    family = ec2.family_of(name) or ec2.type_names()
    if not ec2.offers_known(name, region):
        return family
    return tuple(known for known in family if ec2.offered_zones(known, region))


def _classes(region: str, block: Block, _: str) -> tuple[str, ...]:
    return rds.classes(block.text("engine") or "postgres", region)


EC2 = Offer("EC2", "ec2_types", _instances)
CACHE = Offer("ElastiCache", "cache_nodes", lambda region, *_: offers.cache_nodes(region))
SEARCH = Offer("OpenSearch", "search_types", lambda region, *_: offers.search_types(region))

OFFERS: Mapping[tuple[str, tuple[str, ...]], Offer] = {
    ("aws_instance", ("instance_type",)): EC2,
    ("aws_launch_template", ("instance_type",)): EC2,
    ("aws_db_instance", ("instance_class",)): Offer("RDS", "rds_classes", _classes),
    ("aws_elasticache_cluster", ("node_type",)): CACHE,
    ("aws_elasticache_replication_group", ("node_type",)): CACHE,
    ("aws_opensearch_domain", ("cluster_config", "instance_type")): SEARCH,
    ("aws_opensearch_domain", ("cluster_config", "dedicated_master_type")): SEARCH,
}
"""(resource type, attribute) -> what it must be one of."""


@resource_check(
    "TF002",
    "instance types are offered in the region",
    *dict.fromkeys(kind for kind, _ in OFFERS),
    severity=Severity.WARNING,
    fact="validate and plan do not know instance types; AWS refuses wrong ones at apply",
    source="cfn-lint's and moto's lists, see specgen/facts/data",
    date="2026-11-22",
    topics=("ec2_types", "ec2_offers", "rds_classes", "cache_nodes", "search_types"),
)
def types_are_offered(kind: str, block: Block) -> Iterator[Problem]:
    for (of_kind, path), offer in OFFERS.items():
        if of_kind != kind or not block.region:
            continue
        for inner in block.blocks(*path[:-1]):
            name = inner.text(path[-1])
            known = offer.known(block.region, block, name) if name else ()
            if known and name not in known:
                where = f"in {block.region} on {known_on(offer.topic)}"
                message = f"{offer.service} had no {name} {where}{near_ones(name, known)}"
                hint = "if it has been added since, record a decision"
                yield inner.problem(path[-1], message, hint)
