"""Capacity that DynamoDB refuses, or that stops writes."""

from collections.abc import Iterator

from specgen.facts.dynamodb import API, GUIDE, READ, TABLES
from specgen.sdk import Pointer, Problem, Severity, check
from specgen.systems.table.model import Table
from specgen.systems.table.model.parts import OnDemand, Scaled, bounds

IGNORED = "https://github.com/terraform-aws-modules/terraform-aws-dynamodb-table/pull/72"


@check(
    "TBL111",
    "a table and its indexes are paid for in the same way",
    fact="DynamoDB demands capacity for a table that is provisioned, and for each of its global "
    "indexes; it refuses limits there, and capacity in a table that is on demand",
    source=TABLES,
    date=READ,
)
def modes_agree(spec: Table) -> Iterator[Problem]:
    if spec.provisioned and spec.on_demand:
        message = "requests are not paid for in a table that is provisioned; remove one of the two"
        yield Problem(("on_demand",), message, at_key=True)
        return
    for name, index in spec.indexes.items():
        pointer: Pointer = ("indexes", name)
        if spec.provisioned and index.on_demand:
            message = "the table is provisioned, so its indexes have no limits; remove it"
            yield Problem((*pointer, "on_demand"), message, at_key=True)
        if spec.provisioned and not index.provisioned:
            message = "the table is provisioned, so the index needs capacity of its own"
            reads, writes = (bounds(units)[0] for _, units in spec.provisioned.each())
            right = f"write `provisioned: {{reads: {reads}, writes: {writes}}}`"
            yield Problem(pointer, f"{message}; {right}", at_key=True)
        if not spec.provisioned and index.provisioned:
            message = "the table is on demand, so its indexes are; remove it"
            yield Problem((*pointer, "provisioned"), message, at_key=True)


@check(
    "TBL112",
    "a range of capacity has its minimum below its maximum",
    fact="RegisterScalableTarget refuses a minimum above the maximum; if they are equal, nothing "
    "scales",
    source="https://docs.aws.amazon.com/autoscaling/application/APIReference/"
    "API_RegisterScalableTarget.html",
    date=READ,
)
def ranges_scale(spec: Table) -> Iterator[Problem]:
    for pointer, capacity in spec.capacities():
        for key, units in capacity.each():
            if isinstance(units, Scaled) and units.minimum >= units.maximum:
                message = f"the maximum {units.maximum} is not above the minimum {units.minimum}"
                right = f"write more, or `{key}: {units.minimum}`"
                yield Problem((*pointer, key, "maximum"), f"{message}; {right}")


@check(
    "TBL113",
    "a document with an index that scales says what becomes of changes of indexes",
    fact="Terraform can ignore all of an index or nothing: it either sets the capacity back to the "
    "minimum with each apply, or applies no change of any index",
    source=IGNORED,
    date=READ,
)
def changes_are_decided(spec: Table) -> Iterator[Problem]:
    scaled = spec.scaled_indexes()
    if scaled and spec.index_changes is None:
        message = f"each apply sets the capacity of {' and '.join(scaled)} back to the minimum"
        right = "write `index_changes: ignored`, and `applied` as long as an index changes"
        yield Problem(("indexes",), f"{message}; {right}", at_key=True)
    if spec.index_changes is not None and not scaled:
        message = "no index scales, so its changes are always applied; remove it"
        yield Problem(("index_changes",), message)


@check(
    "TBL115",
    "a global index can be written as much as its table",
    severity=Severity.WARNING,
    fact="an index that cannot follow throttles the writes of the table, although the table has "
    "capacity",
    source="https://repost.aws/knowledge-center/dynamodb-gsi-throttling-table",
    date=READ,
)
def indexes_follow(spec: Table) -> Iterator[Problem]:
    if spec.provisioned is None:
        return
    least, most = bounds(spec.provisioned.writes)
    for name, index in spec.indexes.items():
        if index.provisioned is None:
            continue
        low, high = bounds(index.provisioned.writes)
        if low < least or high < most:
            has, wanted = (low, least) if low < least else (high, most)
            message = f"the index takes {has} writes a second, the table {wanted}; write {wanted}"
            pointer = ("indexes", name, "provisioned", "writes")
            yield Problem(pointer, f"{message} or more, or project and write fewer items")


@check(
    "TBL116",
    "a limit of requests is a number",
    fact="OnDemandThroughput has a limit of reads, of writes or of both",
    source=f"{API}/API_OnDemandThroughput.html",
    date=READ,
)
def limits_are_set(spec: Table) -> Iterator[Problem]:
    found: list[tuple[Pointer, OnDemand | None]] = [(("on_demand",), spec.on_demand)]
    found += [(("indexes", name, "on_demand"), i.on_demand) for name, i in spec.indexes.items()]
    for pointer, limits in found:
        if limits == OnDemand():
            message = "it limits neither reads nor writes; write `most_reads` or `most_writes`"
            yield Problem(pointer, f"{message}, or remove it", at_key=True)


@check(
    "TBL117",
    "a limit of an index does not stop writes of its table",
    severity=Severity.WARNING,
    fact="an index that reaches its limit of writes throttles those of the table",
    source=f"{GUIDE}/gsi-throttling.html",
    date=READ,
)
def limits_follow(spec: Table) -> Iterator[Problem]:
    most = spec.on_demand.most_writes if spec.on_demand else None
    for name, index in spec.indexes.items():
        own = index.on_demand.most_writes if index.on_demand else None
        if own is None or (most is not None and own >= most):
            continue
        has = "writes without a limit" if most is None else f"{most} writes a second"
        right = "remove it" if most is None else f"write {most} or more"
        pointer = ("indexes", name, "on_demand", "most_writes")
        yield Problem(pointer, f"the index takes {own} writes a second, the table {has}; {right}")


CAPACITY = (
    modes_agree,
    ranges_scale,
    changes_are_decided,
    indexes_follow,
    limits_are_set,
    limits_follow,
)
