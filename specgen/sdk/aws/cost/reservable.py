"""What of a document a reservation covers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind

Product = Literal["rds", "elasticache", "opensearch"]


@dataclass(frozen=True, slots=True, order=True)
class Reservable:
    """engine: as AWS describes the product of an offering; empty if offerings have none"""

    product: Product
    instance_class: str
    engine: str
    multi_az: bool
    count: int

    @property
    def text(self) -> str:
        """`2 x db.r6g.8xlarge (postgresql, Multi-AZ)`"""
        words = ", ".join((self.engine, *(("Multi-AZ",) if self.multi_az else ())))
        return f"{self.count} x {self.instance_class}" + (f" ({words})" if self.engine else "")


class Reserved(Protocol):
    def reservable(self, here: Here[Any]) -> Iterator[Reservable]: ...


RESERVED: Mapping[str, Kind[Reserved]] = {
    kind: Kind(kind)
    for kind in (
        "postgres",
        "postgres_replica",
        "mysql",
        "mysql_replica",
        "aurora",
        "redis",
        "opensearch",
    )
}
"""Kinds whose instances AWS sells reservations of."""


def total(found: Iterator[Reservable]) -> list[Reservable]:
    """One for each that differs in more than its count."""
    counts: dict[tuple[Product, str, str, bool], int] = {}
    for one in found:
        key = (one.product, one.instance_class, one.engine, one.multi_az)
        counts[key] = counts.get(key, 0) + one.count
    return sorted(Reservable(*key, count) for key, count in counts.items())
