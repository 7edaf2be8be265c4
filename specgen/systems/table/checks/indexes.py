"""Indexes that DynamoDB refuses, or that give nothing."""

from collections.abc import Iterator

from specgen.facts import dynamodb
from specgen.facts.dynamodb import API, READ
from specgen.sdk import Pointer, Problem, Severity, check, part_name
from specgen.systems.table.model import Table
from specgen.systems.table.model.parts import Index, LocalIndex

KINDS = {
    "indexes": ("global", dynamodb.MOST_GLOBAL_INDEXES),
    "local_indexes": ("local", dynamodb.MOST_LOCAL_INDEXES),
}


def _all(spec: Table) -> Iterator[tuple[Pointer, Index | LocalIndex]]:
    for name, index in spec.indexes.items():
        yield ("indexes", name), index
    for name, local in spec.local_indexes.items():
        yield ("local_indexes", name), local


@check(
    "TBL105",
    f"a table has at most {dynamodb.MOST_GLOBAL_INDEXES} global and {dynamodb.MOST_LOCAL_INDEXES} "
    "local indexes",
    fact="CreateTable takes no more; AWS raises the number of global ones on request",
    source=dynamodb.TABLES,
    date=READ,
    dated=True,
)
def indexes_are_few(spec: Table) -> Iterator[Problem]:
    for key, (kind, most) in KINDS.items():
        has = len(getattr(spec, key))
        if has > most:
            message = f"a table has at most {most} {kind} indexes, this one has {has}"
            right = "remove some" + (
                "; record a decision if AWS raised the quota" if kind == "global" else ""
            )
            yield Problem((key,), f"{message}; {right}", at_key=True, dated=kind == "global")


@check(
    "TBL106",
    "each index has a name of its own",
    fact="global and local indexes share one set of names: `Duplicate index name`",
    source="https://github.com/scylladb/scylladb/issues/10789",
    date=READ,
)
def names_differ(spec: Table) -> Iterator[Problem]:
    """By their names in DynamoDB, which are the first ones."""
    seen: dict[str, Pointer] = {}
    for pointer, index in _all(spec):
        first = part_name(str(pointer[1]), index).first
        other = seen.setdefault(first, pointer)
        if other != pointer:
            message = f"{'/'.join(map(str, other))} is called {first} in DynamoDB, too"
            yield Problem(pointer, f"{message}; write another name", at_key=True)


@check(
    "TBL107",
    f"indexes list at most {dynamodb.MOST_LISTED_IN_ALL} attributes in all",
    fact="the lists of all indexes of a table are counted together, and an attribute in two of "
    "them counts twice",
    source=f"{API}/API_Projection.html",
    date=READ,
)
def lists_are_short(spec: Table) -> Iterator[Problem]:
    listed = [(p, i.projection) for p, i in _all(spec) if not isinstance(i.projection, str)]
    count = sum(len(projection) for _, projection in listed)
    if count > dynamodb.MOST_LISTED_IN_ALL:
        pointer = max(listed, key=lambda one: len(one[1]))[0]
        message = f"indexes list {count} attributes in all, {dynamodb.MOST_LISTED_IN_ALL} are "
        right = "allowed; write `projection: all` here, or list fewer"
        yield Problem((*pointer, "projection"), message + right)


@check(
    "TBL108",
    "an index lists attributes that it would not hold otherwise",
    severity=Severity.WARNING,
    fact="keys of the index and of the table are always in it; what DynamoDB answers if they are "
    "listed is not verified, and the provider then made an index again with each apply",
    source="https://github.com/hashicorp/terraform/issues/17600",
    date=READ,
)
def lists_hold_no_keys(spec: Table) -> Iterator[Problem]:
    for pointer, index in _all(spec):
        keys = {spec.partition_key, spec.sort_key, index.sort_key}
        keys |= {index.partition_key} if isinstance(index, Index) else set()
        if isinstance(index.projection, str):
            continue
        for i, name in enumerate(index.projection):
            if name in keys:
                message = f"{name} is a key, which the index holds anyway; remove it"
                yield Problem((*pointer, "projection", i), message)


@check(
    "TBL109",
    "a local index lists one attribute",
    fact="DynamoDB returns listed attributes in an order of its own; the provider compares the "
    "lists of local indexes in order, and would replace the table with each apply",
    source="https://github.com/go-to-k/cdk-real-drift/pull/328",
    date=READ,
)
def local_lists_have_one(spec: Table) -> Iterator[Problem]:
    for name, local in spec.local_indexes.items():
        if not isinstance(local.projection, str) and len(local.projection) > 1:
            message = "Terraform would see another order after each apply, and replace the table"
            right = "write `projection: all` or keys_only, or a global index"
            yield Problem(("local_indexes", name, "projection"), f"{message}; {right}")


@check(
    "TBL110",
    "an index finds or sorts items in another way than the table",
    severity=Severity.WARNING,
    fact="an index with the keys of the table, or of another index, answers what that does, and is "
    "paid for with each write",
    source=f"{dynamodb.GUIDE}/bp-indexes-general.html",
    date=READ,
)
def indexes_are_needed(spec: Table) -> Iterator[Problem]:
    seen = {(spec.partition_key, spec.sort_key): "the table"}
    for pointer, index in _all(spec):
        partition = index.partition_key if isinstance(index, Index) else spec.partition_key
        keys = (partition, index.sort_key)
        if keys in seen:
            message = f"{seen[keys]} has the same keys; remove the index"
            yield Problem(pointer, message, at_key=True)
        seen.setdefault(keys, "/".join(map(str, pointer)))


INDEXES = (
    indexes_are_few,
    names_differ,
    lists_are_short,
    lists_hold_no_keys,
    local_lists_have_one,
    indexes_are_needed,
)
