"""Attributes that are keys."""

from collections.abc import Iterator

from specgen.facts.dynamodb import API, READ
from specgen.sdk import Problem, check, did_you_mean
from specgen.systems.table.model import Table


@check(
    "TBL101",
    "an attribute with a type is a key of the table or of an index",
    fact="DynamoDB refuses others: `Some AttributeDefinitions are not used`; other attributes have "
    "any type in each item",
    source="https://github.com/aws/aws-cli/issues/1884",
    date=READ,
)
def types_are_of_keys(spec: Table) -> Iterator[Problem]:
    names = sorted({name for _, name in spec.key_attributes()})
    for name in spec.attribute_types:
        if name not in names:
            guess = did_you_mean(name, names)
            message = f"{name} is no key of the table or of an index{guess}"
            pointer = ("attribute_types", name)
            yield Problem(pointer, message if guess else f"{message}; remove it", at_key=True)


@check(
    "TBL102",
    "two keys of a table or an index are two attributes",
    fact="DynamoDB refuses a key whose partition and sort key have the same name; its message is "
    "not verified",
    source=f"{API}/API_KeySchemaElement.html",
    date=READ,
)
def keys_differ(spec: Table) -> Iterator[Problem]:
    if spec.sort_key == spec.partition_key:
        message = f"{spec.sort_key} is the partition key, too; write another attribute, or remove"
        yield Problem(("sort_key",), f"{message} `sort_key`")
    for name, index in spec.indexes.items():
        if index.sort_key == index.partition_key:
            message = f"{index.sort_key} is the partition key of the index, too"
            right = "write another attribute, or remove `sort_key`"
            yield Problem(("indexes", name, "sort_key"), f"{message}; {right}")
    for name, local in spec.local_indexes.items():
        if local.sort_key == spec.partition_key:
            message = f"{local.sort_key} is the partition key of the table, and of each local index"
            pointer = ("local_indexes", name, "sort_key")
            yield Problem(pointer, f"{message}; write another attribute")


@check(
    "TBL103",
    "a table with local indexes has a sort key",
    fact="DynamoDB refuses local indexes otherwise: `Table KeySchema does not have a range key`",
    source="https://github.com/aws-cloudformation/cfn-lint/issues/3110",
    date=READ,
)
def local_indexes_have_a_sort_key(spec: Table) -> Iterator[Problem]:
    if spec.local_indexes and spec.sort_key is None:
        message = "items of one partition key have no order, so there is no other order of them"
        right = "write `sort_key`, which replaces a table that exists, or write `indexes`"
        yield Problem(("local_indexes",), f"{message}; {right}", at_key=True)


@check(
    "TBL104",
    "the attribute of a TTL holds a number",
    fact="DynamoDB turns TTL on for a key of another type, and then no item ever expires",
    source="https://github.com/scylladb/scylladb/pull/9624",
    date=READ,
)
def ttl_is_a_number(spec: Table) -> Iterator[Problem]:
    """Attributes that are no keys have any type."""
    if spec.ttl is None or spec.ttl.attribute not in {name for _, name in spec.key_attributes()}:
        return
    kind = spec.attribute_types.get(spec.ttl.attribute, "string")
    if kind != "number":
        message = f"{spec.ttl.attribute} is a key of type {kind}, so no item would expire"
        right = "write an attribute that holds seconds since 1970"
        yield Problem(("ttl", "attribute"), f"{message}; {right}")


KEYS = (types_are_of_keys, keys_differ, local_indexes_have_a_sort_key, ttl_is_a_number)
