"""A domain: outputs, names, addresses, keys and numbers that follow from its document."""

from collections.abc import Iterator, Mapping

from specgen.facts import search
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Derived,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Listener,
    Output,
    Subject,
)
from specgen.sdk.aws.cost.reservable import Reservable
from specgen.sdk.aws.lambda_function.names import function_claims
from specgen.sdk.placeholders import DNS_NAME
from specgen.systems.opensearch.model import sizing
from specgen.systems.opensearch.model.charges import charges
from specgen.systems.opensearch.model.fields import Fields

READ = "2026-11-24"
"""When the facts of this kind were read."""
BOOTSTRAP = "bootstrap"
"""Role of the function, its code, its IAM role and its log group."""
ADDRESSES_PER_NODE = 3
"""Reserved for each data node, so that a changed domain can be built next to the old one.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
"""
MIB = 1024
HTTPS = 443


class OpenSearch(Fields, kw_only=True):
    """An OpenSearch domain inside a VPC: encrypted, HTTPS only, access by IAM roles alone.

    A function in the same network makes its indices whenever they change.
    """

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self)

    def outputs(self, here: Here) -> Iterator[Output]:
        domain = (("aws_opensearch_domain", ""),)
        yield Output("endpoint", DNS_NAME, domain, "endpoint")
        yield Output("arn", "arn:{partition}:es:{region}:{account}:domain/{name}", domain, "arn")

    def reservable(self, here: Here) -> Iterator[Reservable]:
        for nodes in (self.data, self.dedicated_master):
            if nodes is not None:
                yield Reservable("opensearch", nodes.instance_type, "", False, nodes.count)  # noqa: FBT003

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(HTTPS, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        tiers, what = (self.tier,), f"opensearch/{here.name}"
        yield AddressNeed(self.network, tiers, ADDRESSES_PER_NODE * self.data.count, what)
        if self.bootstrap is not None:
            yield AddressNeed(
                self.network, tiers, self.zones, f"the {BOOTSTRAP} function of {what}"
            )

    def keeps(self, here: Here) -> Iterator[Keeps]:
        """AWS makes snapshots of each domain."""
        yield Keeps("indices", bool(self.key), fixed=True)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "opensearch", ("key",))
        if self.log_key and (self.log_types or self.bootstrap):
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        if self.bootstrap is not None:
            yield AwsName("iam_role", BOOTSTRAP)

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        yield Claim("aws_opensearch_domain", (name,), f"domain {name}")
        if self.bootstrap is not None:
            yield from function_claims(here, BOOTSTRAP, "code", here.region)

    def watched(self, here: Here) -> Iterator[Subject]:
        name = here.names.of(here.effective.aws_name)
        domain = {"DomainName": name, "ClientId": here.names.account}
        yield Subject("opensearch_domain", "", domain)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        volume = self.storage.volume_gib_per_node * MIB
        wanted = self.objectives
        return {
            "nodes": sizing.nodes(self),
            "storage_mib_40_percent": volume * 0.4,
            "storage_mib_25_percent": volume * 0.25,
            "storage_mib_10_percent": volume * 0.1,
            "search_latency_p95_ms": wanted.search_latency_p95_ms,
            "search_latency_p95_ms_80_percent": wanted.search_latency_p95_ms * 0.8,
            "indexing_documents_per_minute": wanted.indexing_documents_per_second * 60,
        }

    def derived(self, here: Here) -> Iterator[Derived]:
        masters = f" + {self.dedicated_master.count} masters" if self.dedicated_master else ""
        yield Derived("nodes", sizing.nodes(self), "", f"{self.data.count} data nodes{masters}")
        yield from self._storage()
        if self.indices:
            yield from self._shards()

    def _storage(self) -> Iterator[Derived]:
        total, copies = sizing.storage_gib(self), sizing.most_copies(self)
        volume = self.storage.volume_gib_per_node
        yield Derived("data node storage", total, "GiB", f"{self.data.count} x {volume}")
        how = f"{total:,} / {copies} copies"
        yield Derived("primary data", total / copies, "GiB", how)
        needed = sizing.SPACE_FACTOR
        how = f"{total:,} / ({copies} x {needed}), without index and reserves"
        yield Derived("source data", round(total / copies / needed), "GiB", how)

    def _shards(self) -> Iterator[Derived]:
        primaries = " + ".join(
            f"{name} {index.primary_shards} x {sizing.kept(index)}"
            for name, index in self.indices.items()
        )
        yield Derived("primary shards", sizing.primaries(self), "", primaries)
        masters = self.dedicated_master
        size = search.memory_gib(masters.instance_type) if masters else None
        most = max(
            (m.shards for m in search.MASTER_SIZES if size and m.memory_gib <= size), default=None
        )
        yield Derived("shards", sizing.shards(self), "", "with their replicas", limit=most)
        advised, heap = sizing.advised_shards(self), search.heap_gib(self.data.instance_type)
        how = f"{sizing.shards(self):,} / {self.data.count}"
        yield Derived("shards per node", sizing.shards_per_node(self), "", how, limit=advised)
        if heap is not None:
            how = f"half of the memory, at most {search.MAX_HEAP_GIB}"
            yield Derived("heap per node", heap, "GiB", how)


OPENSEARCH: Kind[OpenSearch] = Kind("opensearch")
