"""Every list says whether its order counts; what has none is sorted, and keeps its places."""

from collections.abc import Iterator
from typing import Any

import pytest

from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.documents.schema.fields import IN_ANY_ORDER, IN_ORDER, ORDER
from specgen.documents.schema.generate import schema_of
from specgen.documents.schema.order import in_order
from specgen.systems import BY_KIND, SYSTEMS

KINDS = pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)

GROUP = """\
kind: security_group
name: web
network: main
ingress:
  - {id: https, ports: [8443, 443], cidr: 0.0.0.0/0}
  - {id: health, ports: [80], cidr: vpc}
overrides:
  - when: {region: [us-west-2, eu-west-1], environment: prod}
    set: {ingress: [{id: b, ports: [2, 1], cidr: vpc}, {id: a, ports: [3], cidr: vpc}]}
"""


def lists(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if node.get("type") == "array":
            yield path, node
        for key, inner in node.items():
            if key not in {"default", "examples", "enum"}:
                yield from lists(inner, f"{path}/{key}")
    elif isinstance(node, list):
        for i, inner in enumerate(node):
            yield from lists(inner, f"{path}/{i}")


def group() -> Document:
    (document,) = read_text("specs/a.yaml", GROUP.encode())
    assert isinstance(document, Document)
    return in_order(document, BY_KIND["security_group"].type)


@KINDS
def test_every_list_says_whether_its_order_counts(system: Any) -> None:
    found = list(lists(schema_of(system.type)))

    undecided = [path for path, node in found if node.get(ORDER) not in {IN_ANY_ORDER, IN_ORDER}]
    assert undecided == [], "write Ordered[...] or Unordered[...]"
    assert found or system.kind in {"decision", "assumptions", "prices"}


@KINDS
def test_a_default_of_a_set_is_sorted(system: Any) -> None:
    for path, node in lists(schema_of(system.type)):
        if node[ORDER] == IN_ANY_ORDER:
            assert list(node.get("default", ())) == sorted(node.get("default", ())), path


def test_an_editor_shows_whether_the_order_counts() -> None:
    keys = schema_of(BY_KIND["network"].type)["properties"]

    assert keys["zones"]["description"].endswith("(in any order)")
    assert keys["overrides"]["description"].endswith("(the order counts)")


def test_maps_and_sets_are_sorted_at_every_depth() -> None:
    data = group().data

    assert list(data) == sorted(data)
    assert [rule["id"] for rule in data["ingress"]] == ["health", "https"]
    assert data["ingress"][1]["ports"] == [443, 8443]
    (override,) = data["overrides"]
    assert override["when"] == {"environment": "prod", "region": ["eu-west-1", "us-west-2"]}
    assert [rule["ports"] for rule in override["set"]["ingress"]] == [[3], [1, 2]]


@pytest.mark.parametrize(
    ("pointer", "line", "column", "written"),
    [
        (("ingress", 0), 6, 5, ("ingress", 1)),
        (("ingress", 1, "ports", 0), 5, 31, ("ingress", 0, "ports", 1)),
        (("ingress", 1, "cidr"), 5, 43, ("ingress", 0, "cidr")),
        (("overrides", 0, "when", "region", 0), 8, 32, ("overrides", 0, "when", "region", 1)),
        (
            ("overrides", 0, "set", "ingress", 1, "ports", 0),
            9,
            40,
            ("overrides", 0, "set", "ingress", 0, "ports", 1),
        ),
    ],
)
def test_a_sorted_entry_is_shown_where_it_is_written(
    pointer: tuple[str | int, ...], line: int, column: int, written: tuple[str | int, ...]
) -> None:
    document = group()

    place = document.place(pointer)
    assert (place.line, place.column) == (line, column)
    assert document.written(pointer) == written
