"""Fields of indices: their names, their types, and how many there are."""

from collections.abc import Iterator

from specgen.facts import search
from specgen.sdk import Problem, Severity, check, did_you_mean
from specgen.systems.opensearch.model import OpenSearch
from specgen.systems.opensearch.model.parts import Index

DOCS = "https://docs.opensearch.org/latest"
FIELD_TYPES = f"{DOCS}/mappings/supported-field-types/index/"
READ = "2026-11-29"
MOST_FIELDS = 1_000


@check(
    "SRC121",
    "the type of a field is one that OpenSearch has",
    also=Severity.WARNING,
    fact="OpenSearch refuses a mapping with an unknown type; newer versions have more",
    source=FIELD_TYPES,
    date=READ,
)
def types_exist(spec: OpenSearch) -> Iterator[Problem]:
    known = (*search.FIELD_TYPES, *search.FIELD_TYPES_WITH_MORE)
    for name, index in spec.indices.items():
        for field, kind in index.fields.items():
            if kind in known:
                continue
            pointer, guess = ("indices", name, "fields", field), did_you_mean(kind, known)
            message = f"OpenSearch has no type of fields {kind}{guess}"
            hint = "" if guess else "if its version has it by now, record a decision"
            severity = None if guess else Severity.WARNING
            yield Problem(pointer, message, hint, severity=severity)


@check(
    "SRC122",
    "a field has a type that needs nothing but its name",
    fact="OpenSearch refuses these types without a parameter: alias without its path, scaled_float "
    "without its factor, knn_vector without its dimension, and so on; `fields` has only types",
    source=FIELD_TYPES,
    date=READ,
)
def types_are_whole(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        for field, kind in index.fields.items():
            needed = search.FIELD_TYPES_WITH_MORE.get(kind)
            if needed is not None:
                message = f"a field of type {kind} needs `{needed}`, which `fields` cannot set"
                hint = "write another type, or make the mapping outside of specgen"
                yield Problem(("indices", name, "fields", field), message, hint)


@check(
    "SRC123",
    "no field is both a value and an object",
    fact="a dot makes an object: customer.id is the field id of the object customer, which cannot "
    "be a keyword as well",
    source=f"{DOCS}/mappings/supported-field-types/object/",
    date=READ,
)
def fields_are_one_thing(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        for field in index.fields:
            for parent in _parents(field):
                kind = index.fields.get(parent)
                if kind is not None and kind not in search.OBJECT_TYPES:
                    message = f"{field} needs the object {parent}, which is a {kind}"
                    hint = f"write {parent}: object, or another name for one of the two"
                    pointer = ("indices", name, "fields", field)
                    yield Problem(pointer, message, hint, at_key=True)


def _parents(field: str) -> Iterator[str]:
    parts = field.split(".")
    for length in range(1, len(parts)):
        yield ".".join(parts[:length])


@check(
    "SRC124",
    "the name of a field is one that OpenSearch accepts",
    fact="OpenSearch refuses names of its own metadata, such as _id, and names with an empty part "
    "between dots",
    source=f"{DOCS}/mappings/metadata-fields/index/",
    date=READ,
)
def names_are_accepted(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        for field in index.fields:
            pointer = ("indices", name, "fields", field)
            if field in search.METADATA:
                message = f"{field} is metadata that OpenSearch sets; write another name"
                yield Problem(pointer, message, at_key=True)
            elif "" in field.split("."):
                whole = ".".join(part for part in field.split(".") if part)
                message = f"{field} has an empty part between dots; write {whole}"
                yield Problem(pointer, message, at_key=True)


@check(
    "SRC125",
    "an index has at most 1,000 fields",
    fact="index.mapping.total_fields.limit is 1,000 by default, and counts objects as well",
    source=f"{DOCS}/mappings/index/",
    date=READ,
)
def fields_are_few(spec: OpenSearch) -> Iterator[Problem]:
    for name, index in spec.indices.items():
        count = len(_all(index))
        if count > MOST_FIELDS:
            message = f"{name} has {count:,} fields and objects, but an index takes {MOST_FIELDS:,}"
            hint = "map only those that are searched by type, or use flat_object"
            yield Problem(("indices", name, "fields"), message, hint, at_key=True)


def _all(index: Index) -> set[str]:
    return {*index.fields, *(parent for field in index.fields for parent in _parents(field))}


MAPPING_CHECKS = (
    types_exist,
    types_are_whole,
    fields_are_one_thing,
    names_are_accepted,
    fields_are_few,
)
