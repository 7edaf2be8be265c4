"""The stores that a document names: what its tasks must reach, and variables with addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered, reference
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.model import Model

VARIABLES = ("environment", "secrets", "parameters", "addresses")
"""Keys of a document that set environment variables."""

EnvironmentName = Annotated[str, Meta(pattern="^[A-Za-z_][A-Za-z0-9_]*$")]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of stores.

    one: its key in an address; kinds: of its documents, with the output that clients connect to
    """

    one: str
    kinds: Mapping[str, str]

    def find(self, here: Here[Any], name: str) -> Here[Any] | None:
        found = (here.find(kind, name) for kind in self.kinds)
        return next((store for store in found if store is not None), None)


SORTS = {
    "databases": Sort("database", dict.fromkeys(("postgres", "mysql", "aurora"), "address")),
    "replicas": Sort(
        "replica",
        {"postgres_replica": "address", "mysql_replica": "address", "aurora": "reader_address"},
    ),
    "poolers": Sort("pooler", {"pooler": "address"}),
    "caches": Sort("cache", {"redis": "address"}),
    "time_series": Sort("time_series", {"timescale": "address"}),
    "search_domains": Sort("search_domain", {"opensearch": "endpoint"}),
}
"""Key of a document -> sort of stores."""

Database = Annotated[
    str, reference("postgres", "A database", any_region=True, others=("mysql", "aurora"))
]
Replica = Annotated[
    str,
    reference(
        "postgres_replica",
        "A read replica in the tasks' region, or an aurora document for its readers",
        others=("mysql_replica", "aurora"),
    ),
]
Pooler = Annotated[str, reference("pooler", "A connection pooler in the tasks' region")]
Cache = Annotated[str, reference("redis", "A Redis cache", any_region=True)]
TimeSeries = Annotated[str, reference("timescale", "A TimescaleDB database", any_region=True)]
SearchDomain = Annotated[str, reference("opensearch", "An OpenSearch domain", any_region=True)]


class Address(Part):
    """Exactly one key names the store. The address is a host name or IP address, without a port."""

    database: Database | None = None
    replica: Replica | None = None
    pooler: Pooler | None = None
    cache: Cache | None = None
    time_series: TimeSeries | None = None
    search_domain: SearchDomain | None = None
    output: Annotated[
        str | None,
        Meta(description="Output to use instead of the address", examples=["endpoint"]),
    ] = None

    def named(self) -> list[tuple[Sort, str]]:
        """Sort and name of each store that is named: one, unless CMP135 is broken."""
        return [(s, name) for s in SORTS.values() if (name := getattr(self, s.one))]


class Stores(Model, kw_only=True):
    databases: Annotated[
        Unordered[Database],
        Meta(description="Databases that the tasks must reach; checked, not set"),
    ] = []
    replicas: Annotated[Unordered[Replica], Meta(description="Read replicas, as `databases`")] = []
    poolers: Annotated[
        Unordered[Pooler],
        Meta(description="Connection poolers, as `databases`; each counts the tasks as clients"),
    ] = []
    caches: Annotated[Unordered[Cache], Meta(description="Redis caches, as `databases`")] = []
    time_series: Annotated[
        Unordered[TimeSeries], Meta(description="TimescaleDB databases, as `databases`")
    ] = []
    search_domains: Annotated[
        Unordered[SearchDomain], Meta(description="OpenSearch domains, as `databases`")
    ] = []
    addresses: Annotated[
        dict[EnvironmentName, Address],
        Meta(
            description="Environment variables with the address of a store, which the tasks must "
            "also reach",
            examples=[{"DATABASE_HOST": {"database": "orders"}}],
        ),
    ] = {}

    def stores(self) -> Iterator[tuple[Pointer, Sort, str]]:
        """Place, sort and name of each store that is named; a store may be named twice."""
        for key, sort in SORTS.items():
            for i, name in enumerate(getattr(self, key)):
                yield (key, i), sort, name
        for variable, address in self.addresses.items():
            for sort, name in address.named():
                yield ("addresses", variable, sort.one), sort, name

    def uses(self, kind: str, name: str) -> bool:
        return any(kind in sort.kinds and n == name for _, sort, n in self.stores())
