"""Indices: copies, shards, how long they are kept, and what makes them."""

import re
from collections.abc import Iterator

from specgen.facts import search
from specgen.sdk import At, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.interfaces import RAW
from specgen.systems.opensearch.checks.nodes import GUIDE, ZONES
from specgen.systems.opensearch.model import OPENSEARCH, READ, OpenSearch, sizing

CODECS = "https://docs.opensearch.org/2.11/im-plugin/index-codecs/"
POLICIES = "https://docs.opensearch.org/latest/im-plugin/ism/policies/"
UNCAPPED = (2, 17)
"""From this version on the limit depends on the heap.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html
"""
HANDWRITTEN = re.compile(
    r"(aws_)?(opensearch|elasticsearch)_"
    r"(index|indices|alias|(composable_|component_)?(index_)?template|ism_policy(_mapping)?"
    r"|roles?|roles_mapping|data_stream)(_[a-z]+)?\Z"
)
"""Types that people try; the AWS provider has none of them."""


@check(
    "SRC005",
    "each index has a replica if the domain spans zones",
    fact="a shard without a replica is in one zone, and is lost with it",
    source=f"{ZONES}#managedomains-za-shards",
    date=READ,
)
def indices_have_replicas(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        if spec.zones > 1 and index.replicas == 0:
            message = f"{name} has no replica: a lost zone loses part of it; write replicas: 1"
            yield Problem(("indices", name, "replicas"), message)


@check(
    "SRC106",
    "there is a node for each copy of a shard",
    fact="OpenSearch never puts two copies of a shard on one node: the others stay unassigned, and "
    "the domain stays yellow",
    source=f"{GUIDE}/handling-errors.html#handling-errors-yellow-cluster-status",
    date=READ,
)
def copies_have_nodes(spec: OpenSearch) -> Iterator[Problem]:
    nodes = spec.data.count
    for name, index in spec.indices.items():
        if index.replicas >= nodes:
            message = (
                f"{name} has {sizing.copies(index)} copies of each shard on {nodes} data nodes"
            )
            instead = f"write `replicas: {nodes - 1}`, or add nodes"
            yield Problem(("indices", name, "replicas"), f"{message}; {instead}")


@check(
    "SRC006",
    "a node holds no more shards than its heap supports",
    severity=Severity.WARNING,
    also=Severity.ERROR,
    fact="AWS advises 25 shards for each GiB of heap, which is half of the memory and at most "
    "32 GiB; before OpenSearch 2.17 a node takes at most 1,000",
    source=search.SHARDS,
    date=READ,
)
def shards_fit_the_heap(spec: OpenSearch) -> Iterator[Problem]:
    held, advised = sizing.shards_per_node(spec), sizing.advised_shards(spec)
    most = search.MAX_SHARDS_PER_NODE
    how = f"{sizing.shards(spec):,} shards on {spec.data.count} data nodes"
    hint = "fewer shards or indices (`primary_shards`, `rollover`, `retention_days`), or more nodes"
    if held > most and sizing.version(spec) < UNCAPPED:
        message = f"{how} are {held:,.0f} on each; a node takes {most:,}, then no index can be made"
        yield Problem(("indices",), message, hint, severity=Severity.ERROR)
    elif advised is not None and held > advised:
        message = f"{how} are {held:,.0f} on each; {spec.data.instance_type} is for {advised:,.0f}"
        yield Problem(("indices",), message, hint)


@check(
    "SRC107",
    "the version supports the codecs and lifecycles of its indices",
    fact="zstd and zstd_no_dict came with OpenSearch 2.9, also on AWS, and rollover by the size of "
    "a shard came with 1.3; an older version refuses them",
    source=CODECS,
    date=READ,
)
def version_knows_its_indices(spec: OpenSearch) -> Iterator[Problem]:
    if spec.indices and sizing.version(spec) < search.ROLLOVER_SINCE:
        message = (
            f"OpenSearch {spec.engine_version} cannot roll over indices by the size of a shard"
        )
        yield Problem(("engine_version",), f'{message}; write "1.3" or more')
    for name, index in spec.indices.items():
        if index.codec.startswith("zstd") and sizing.version(spec) < search.ZSTD_SINCE:
            message = f"OpenSearch {spec.engine_version} does not support {index.codec}"
            instead = "write best_compression, or raise engine_version to 2.9 or more"
            yield Problem(("indices", name, "codec"), f"{message}; {instead}")


@check(
    "SRC111",
    "an index is written to for no longer than it is kept",
    severity=Severity.WARNING,
    fact="retention counts from the end of writing, so older documents wait for the whole index",
    source=POLICIES,
    date=READ,
)
def rollover_is_shorter(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        age, kept = index.rollover.age_days, index.retention_days
        if age > kept:
            message = f"{name} is kept for {kept} days, but written to for {age}; its oldest "
            pointer = ("indices", name, "rollover")
            instead = (
                f"documents reach {age + kept}; write `rollover: {{age_days: {kept}}}` or less"
            )
            yield Problem(pointer, f"{message}{instead}")


@check(
    "SRC114",
    "a search that meets its objective is not logged as slow",
    severity=Severity.WARNING,
    fact="the slow log records every search above its threshold, so searches that are fast enough "
    "fill it",
    source=f"{GUIDE}/createdomain-configure-slow-logs.html",
    date=READ,
)
def slow_is_slower_than_wanted(spec: OpenSearch) -> Iterator[Problem]:
    slow, wanted = spec.slow_search_ms, spec.objectives.search_latency_p95_ms
    if "SEARCH_SLOW_LOGS" in spec.log_types and slow < wanted:
        message = f"searches of {slow} ms are logged as slow, but the objective is {wanted} ms"
        yield Problem(("slow_search_ms",), f"{message}; write {wanted} or more")


@project_check(
    "SRC007",
    "indices are made from inside the network",
    fact="the AWS provider has domains but no indices, and a domain in a VPC is reachable only "
    "from there, seldom from where Terraform runs",
    source="terraform providers schema -json, hashicorp/aws 5.100.0",
    date=READ,
)
def indices_are_made(project: Project) -> Iterator[At]:
    for effective in OPENSEARCH.all(project):
        if effective.spec.indices and effective.spec.bootstrap is None:
            message = "nothing makes the indices: the AWS provider cannot"
            hint = "its groups are those of a client; the domain's must admit one of them on 443"
            instead = "add `bootstrap: {security_groups: [...]}`"
            yield At(effective, Problem(("indices",), f"{message}; {instead}", hint, at_key=True))
    for effective in RAW.all(project):
        for kind in effective.spec.resource:
            if HANDWRITTEN.match(kind):
                message = f"the AWS provider has no {kind}; write it into `indices` of a "
                pointer = ("resource", kind)
                yield At(effective, Problem(pointer, f"{message}`kind: opensearch`", at_key=True))


INDEX_CHECKS = (
    indices_have_replicas,
    copies_have_nodes,
    shards_fit_the_heap,
    version_knows_its_indices,
    rollover_is_shorter,
    slow_is_slower_than_wanted,
)
INDEX_PROJECT_CHECKS = (indices_are_made,)
