"""Values in hand-written Terraform (`kind: raw`, `terraform:`) that validate and plan accept."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from specgen.facts import ec2, iam, offers, rds
from specgen.facts.freshness import known_on
from specgen.sdk import (
    At,
    Pointer,
    Problem,
    Project,
    Severity,
    did_you_mean,
    nearest,
    project_check,
)
from specgen.systems.raw.checks.bodies import bodies

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """Types of a service; topic: of the facts; known: region, the resource, its type -> all types

    `known` returns none if nothing is known of the region.
    """

    service: str
    topic: str
    known: Callable[[str, Body, str], tuple[str, ...]]


def _instances(region: str, _: Body, name: str) -> tuple[str, ...]:
    """The family's types, only the region's if known; all types for an unknown family."""
    family = ec2.family_of(name) or ec2.type_names()
    if not ec2.offers_known(name, region):
        return family
    return tuple(known for known in family if ec2.offered_zones(known, region))


def _classes(region: str, body: Body, _: str) -> tuple[str, ...]:
    return rds.classes(str(body.get("engine", "postgres")), region)


EC2 = Offer("EC2", "ec2_types", _instances)
CACHE = Offer("ElastiCache", "cache_nodes", lambda region, *_: offers.cache_nodes(region))
SEARCH = Offer("OpenSearch", "search_types", lambda region, *_: offers.search_types(region))

OFFERS: Mapping[tuple[str, Pointer], Offer] = {
    ("aws_instance", ("instance_type",)): EC2,
    ("aws_launch_template", ("instance_type",)): EC2,
    ("aws_db_instance", ("instance_class",)): Offer("RDS", "rds_classes", _classes),
    ("aws_elasticache_cluster", ("node_type",)): CACHE,
    ("aws_elasticache_replication_group", ("node_type",)): CACHE,
    ("aws_opensearch_domain", ("cluster_config", "instance_type")): SEARCH,
    ("aws_opensearch_domain", ("cluster_config", "dedicated_master_type")): SEARCH,
}
"""(resource type, attribute) -> what it must be one of."""

POLICIES = frozenset({"policy", "assume_role_policy"})


@project_check(
    "TF002",
    "instance types in hand-written Terraform are offered in the region",
    severity=Severity.WARNING,
    fact="validate and plan do not know instance types; AWS refuses wrong ones at apply",
    source="cfn-lint's and moto's lists, see specgen/facts/data",
    topics=("ec2_types", "ec2_offers", "rds_classes", "cache_nodes", "search_types"),
)
def types_are_offered(project: Project) -> Iterator[At]:
    for item in bodies(project):
        effective = item.effective
        for (of_kind, path), offer in OFFERS.items():
            at, value = _value(item.body, path) if of_kind == item.kind else ((), None)
            if not isinstance(value, str):
                continue
            known = offer.known(effective.region, item.body, value)
            if known and value not in known:
                guess = did_you_mean(value, known)
                where = f"in {effective.region} on {known_on(offer.topic)}"
                message = f"{offer.service} had no {value} {where}{guess}"
                hint = "if it has been added since, record a decision"
                yield At(effective, Problem((*item.pointer, *at), message, hint))


@project_check(
    "IAM001",
    "policies name only actions that exist in IAM",
    severity=Severity.WARNING,
    fact="IAM accepts a misspelt action, which then allows nothing; Terraform does not check",
    source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "reference_policies_actions-resources-contextkeys.html",
    topics=("iam_actions",),
)
def actions_exist(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        for pointer, action in effective.spec.iam_actions():
            yield from (At(effective, p) for p in _action_problems(pointer, action))
    for item in bodies(project):
        for key, action in _policy_actions(item.body):
            pointer = (*item.pointer, key)
            yield from (At(item.effective, p) for p in _action_problems(pointer, action))


def _action_problems(pointer: Pointer, action: str) -> Iterator[Problem]:
    if iam.exists(action):
        return
    service = action.partition(":")[0].lower()
    options = iam.actions(service)
    near = nearest(action, options, 1) if options else nearest(service, iam.services(), 1)
    wanted = near[0] if near else ""
    instead = f"; write {wanted if options else f'{wanted}:...'}" if near else ""
    message = f"IAM had no action {action} on {known_on('iam_actions')}{instead}"
    yield Problem(pointer, message, "if it has been added since, record a decision")


def _value(body: Any, path: Pointer) -> tuple[Pointer, Any]:
    """The value at a path, and its pointer; a block may be written as a map or as a list."""
    pointer: list[str | int] = []
    for step in path:
        if isinstance(body, list) and body:
            pointer.append(0)
            body = body[0]
        if not isinstance(body, dict) or step not in body:
            return (), None
        pointer.append(step)
        body = body[step]
    return tuple(pointer), body


def _policy_actions(body: Any) -> Iterator[tuple[str, str]]:
    """(attribute, action) of policies that are written as JSON text."""
    if not isinstance(body, dict):
        return
    for key in sorted(POLICIES & body.keys()):
        for statement in _statements(body[key]):
            listed = statement.get("Action", [])
            for action in [listed] if isinstance(listed, str) else listed:
                if isinstance(action, str):
                    yield key, action


def _statements(text: Any) -> list[dict[str, Any]]:
    try:
        policy = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return []  # a malformed policy, which the provider reports
    found = policy.get("Statement", []) if isinstance(policy, dict) else []
    listed = found if isinstance(found, list) else [found]
    return [one for one in listed if isinstance(one, dict)]
