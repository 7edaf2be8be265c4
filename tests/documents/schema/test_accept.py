"""Documents accepted without the validator have no fault that the validator would find."""

import json
from collections.abc import Iterator
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench.platform import write
from fuzzing.corpus import documents, seeds
from fuzzing.trees import mutate
from msgspec import convert

from specgen.documents.schema.accept import accepting
from specgen.documents.schema.generate import partial, schema_of, shape_problems
from specgen.documents.schema.messages import Shape
from specgen.documents.schema.validator import validator_of
from specgen.findings.pointers import Pointer
from specgen.pipeline import check
from specgen.project.envelope import Envelope
from specgen.render.attributes import general
from specgen.systems import BY_KIND

pytestmark = pytest.mark.slow

MUTATIONS = (1, pytest.param(3, marks=pytest.mark.prove))


def corpus() -> Iterator[dict[str, Any]]:
    """Every document of every case and of the shipped platform."""
    for seed in seeds():
        for content in seed.files.values():
            yield from (d for d in documents(content) if d.get("kind") in BY_KIND)


@cache
def whole(kind: str) -> Shape:
    return Shape(schema_of(BY_KIND[kind].type))


@cache
def part(kind: str) -> Shape:
    return Shape(partial(schema_of(BY_KIND[kind].type)))


def both(shape: Shape, data: Any) -> tuple[bool, bool]:
    """Whether it is accepted, and whether the validator finds no fault."""
    return shape.accepts(data), validator_of(shape.schema).is_valid(data)


@pytest.mark.parametrize("mutations", MUTATIONS)
def test_documents_and_what_mutations_make_of_them(mutations: int) -> None:
    rng = Random(1)  # noqa: S311  repeatable, not secret
    every = list(corpus())
    seen = {True: 0, False: 0}
    for document in every:
        others = (mutate(rng, [document], [rng.choice(every)]) for _ in range(mutations))
        for data in (document, *(made for tree in others for made in tree)):
            accepted, right = both(whole(document["kind"]), data)
            assert accepted == right, data
            seen[right] += 1

    assert min(seen.values()) > 100


def test_what_an_override_may_set() -> None:
    for document in corpus():
        for override in document.get("overrides") or ():
            if isinstance(override, dict) and "set" in override:
                accepted, right = both(part(document["kind"]), override["set"])
                assert right or not accepted


def numbers(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, float]]:
    match value:
        case dict():
            for key, item in value.items():
                yield from numbers(item, (*pointer, key))
        case list():
            for i, item in enumerate(value):
                yield from numbers(item, (*pointer, i))
        case int() | float():
            yield pointer, value


def twins(number: float) -> list[float]:
    """What Python calls equal, in another type."""
    every = [float(number), *([int(number)] if number == int(number) else [])]
    every += [bool(number)] if number in {0, 1} else []
    return [twin for twin in every if type(twin) is not type(number)]


def test_a_twin_of_another_type_is_found_if_the_model_refuses_it() -> None:
    """A fraction of nothing, 0.0, was one of the whole numbers that a key may be."""
    tried = set()
    for document in corpus():
        type_ = BY_KIND[document["kind"]].type
        if not whole(document["kind"]).accepts(document):
            continue
        for pointer, number in numbers(document):
            key = document["kind"], general(type_, pointer), number
            for twin in () if key in tried or "overrides" in pointer else twins(number):
                data = json.loads(json.dumps(document))
                reduce(getitem, pointer[:-1], data)[pointer[-1]] = twin
                inner = {k: v for k, v in data.items() if k not in Envelope.__struct_fields__}
                if not list(shape_problems(type_, data, {})):
                    convert(inner, type_.model)
                tried.add(key)

    assert len(tried) > 500


@pytest.mark.parametrize(
    ("schema", "data", "accepted"),
    [
        ({"type": "integer"}, True, False),
        ({"type": "integer"}, 3.0, False),
        ({"type": "number", "minimum": 1}, 0.5, False),
        ({"type": "string", "pattern": "^a$"}, "a\n", False),
        ({"type": "string", "pattern": "a"}, "a" * 1_001, False),
        ({"enum": [1]}, True, False),
        ({"const": 0}, False, False),
        ({"enum": [0, 1]}, 0.0, False),
        ({"const": 1}, 1.0, False),
        ({"type": ["string", "null"]}, None, True),
        ({"type": "string", "format": "date"}, "x", False),  # an unknown keyword
        ({"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}, [[]], True),
        ({"$ref": "elsewhere"}, 1, False),
    ],
)
def test_where_python_and_json_schema_differ(schema: Any, data: Any, accepted: object) -> None:
    assert accepting(schema)(data) is accepted


@pytest.mark.parametrize("schema", [{"enum": [0, 1]}, {"const": 0}, {"const": 1}])
@pytest.mark.parametrize("data", [False, True, 0.0, 1.0])
def test_the_validator_tells_numbers_and_booleans_apart(schema: Any, data: float) -> None:
    assert both(Shape(schema), data) == (False, False)


def test_a_platform_of_any_size_is_clean(tmp_path: Path) -> None:
    count = write(tmp_path, 30, 2, 2)
    found = check(tmp_path, tmp_path / "specs")

    assert found.findings == ()
    assert found.project is not None
    assert len(found.project.documents) == count
    assert len(found.project.effectives) == 4 * (count - 1)
