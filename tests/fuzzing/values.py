"""Values to put into documents: extreme ones, and ones that a schema describes."""

import copy
from random import Random
from typing import Any

from fuzzing.corpus import words
from specgen.documents.schema.generate import resolve, schema_of
from specgen.systems import BY_KIND

PLAIN = (
    *(".inf", "-.inf", ".nan", "1e999", "-1e999", "1e-999", "9" * 5000, "-" + "9" * 400, "0x10"),
    *("1_000", "010", "12:30:45", "yes", "no", "~", "2001-01-01", "+5", "1.", ".5", "1e3", "-0"),
)
"""Values written without quotes: "@@3@@" in a tree means the fourth of them."""

INJECTED = '${file("/etc/passwd")}%{ if true }'
"""Must never reach Terraform as an expression."""

EXTREMES: tuple[Any, ...] = (
    *(f"@@{i}@@" for i in range(len(PLAIN))),
    *(0, 1, -1, 2**31, 2**63, 2**64, -(2**63), 10**30, 10**400, 0.5, -0.5, 1e308, True, None),
    *("", " ", "\n", "a\n", "\t", "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff"),
    *("é", "e\u0301", "\u200b", "\U0001f600", "a" * 300, "a" * 70_000, "a-" * 60 + "a", "-" * 5000),
    *(
        "${aws_vpc.main.id}",
        "%{ if true }",
        "{0}",
        "{short_name.__class__}",
        "{component:>9999999}",
    ),
    *("../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "a/b", "a\\b", "..", "CON", "*"),
    *(INJECTED, "${TfToken[TOKEN.1]}", "#{TfToken[TOKEN.2]}", {INJECTED: INJECTED}, "$jsii.byref"),
    *({"$jsii.byref": "Object@10000"}, {"$jsii.map": {"a": 1}}, {"$ref": INJECTED}, "constructor"),
    *("10.0.0.0/0", "999.1.1.1/99", "10.0.0.0/33", "0.0.0.0/0", "10.0.0.0/8", "::/0"),
    *("(" * 50, "(a+)+$", "!" * 50, "a.b.c", "1.2.3", "0", "00", "1e5", "-1", "all", "primary"),
    *([], {}, [[]], [{}], {"": ""}, {"__proto__": {"a": 1}}, {"a.b": 1}, {"$ref": "aws_vpc.x.id"}),
    *([None], {"a": None}, ["a"] * 500, {f"k{i}": i for i in range(500)}, {"$ref": ["a"]}),
)


def keys_of(
    rng: Random, document: dict[str, Any], *, all_keys: bool = False
) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A key that the document's kind has, its schema, and the whole schema."""
    kind = document.get("kind")
    system = BY_KIND.get(kind) if isinstance(kind, str) else None
    root = schema_of((system or BY_KIND["network"]).type)
    names = [n for n in root["properties"] if all_keys or n not in document]
    names = [n for n in names if n not in {"kind", "name"}]
    if not names:
        return "", {}, root
    name = rng.choice(names)
    return name, root["properties"][name], root


def grown(rng: Random, root: dict[str, Any], node: dict[str, Any], depth: int) -> Any:  # noqa: PLR0911
    """A value that the schema allows, as far as patterns have examples."""
    node = resolve(root, node)
    if "anyOf" in node:
        return grown(rng, root, rng.choice(node["anyOf"]), depth)
    for word in ("enum", "examples"):
        if word in node:
            return copy.deepcopy(rng.choice(node[word]))  # mutations must not reach the schema
    if "const" in node:
        return node["const"]
    match node.get("type"):
        case "integer" | "number":
            return _number(rng, node)
        case "boolean":
            return rng.random() < 0.5
        case "string":
            return rng.choice(("main", "web", "a", "us-east-1", "prod", "10.0.0.0/24", "x" * 30))
        case "array":
            few = range(rng.randrange(node.get("minItems", 0), node.get("minItems", 0) + 3))
            return [grown(rng, root, node.get("items", {}), depth + 1) for _ in few]
        case _:
            return _map(rng, root, node, depth)


def _number(rng: Random, node: dict[str, Any]) -> int:
    low, high = node.get("minimum", 0), node.get("maximum", 10**9)
    near = int(low) + rng.randrange(10)
    return rng.choice((int(low), int(high), near, int(low) - 1, int(high) + 1))


def _map(rng: Random, root: dict[str, Any], node: dict[str, Any], depth: int) -> dict[str, Any]:
    properties = node.get("properties", {})
    wanted = set(node.get("required", ()))
    rate = 0.5 / (depth + 1)
    made: dict[str, Any] = {}
    for name, inner in properties.items():
        if name in wanted or rng.random() < rate:
            known = words().get(name)
            usual = known and rng.random() < 0.6
            made[name] = (
                rng.choice(known) if known and usual else grown(rng, root, inner, depth + 1)
            )
    extra = node.get("additionalProperties")
    if isinstance(extra, dict):
        for name in rng.sample(("prod", "us-east-1", "a", "Team", "x y", "é"), rng.randrange(3)):
            made[name] = grown(rng, root, extra, depth + 1)
    return made
