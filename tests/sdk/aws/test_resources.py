"""Checks of resources: they read any body, and take nothing unknown for a fault."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specgen.sdk.aws import resources
from specgen.sdk.aws.resources.check import EVERY
from specgen.sdk.aws.resources.registry import CHECKS, Around, problems
from specgen.sdk.aws.resources.values import Block, Encoded, Unknown, plain
from specgen.terraform.provider_schema import attributes
from specgen.terraform.root_modules import document_of, files_of

GENERATED = Path(__file__).parents[3] / "generated"
FOLDER = Path(resources.__file__).parent
SOURCE = "".join(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.py")))
WORDS = sorted({*re.findall(r'"([A-Za-z_]{2,40})"', SOURCE)})
KINDS = sorted({kind for check in CHECKS for kind in check.types} - {EVERY})
TEXTS = (
    "${local.a}",
    "${jsonencode(local.a)}",
    "${aws_vpc.a.id}",
    "${aws_lb.a.arn}",
    "a ${var.a} b",
    "$${a}",
    "-1",
)

keys = st.sampled_from(WORDS) | st.text(max_size=5)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from((*WORDS, *TEXTS))
    | st.text(max_size=10)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
written = values | values.map(json.dumps)
bodies = st.dictionaries(keys, written, max_size=8)


locals_ = st.dictionaries(st.sampled_from("ab"), values, max_size=2)


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(kind=st.sampled_from(KINDS), body=bodies, local=locals_)
def test_no_body_is_an_error_of_ours(kind: str, body: dict[str, Any], local: Any) -> None:
    for _, problem in problems(kind, body, Around(local, "us-east-1", {"aws_lb.a": body})):
        assert problem.message


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_no_value_of_an_attribute_is_an_error_of_ours(kind: str, data: st.DataObject) -> None:
    """With the attributes that the type has, so that checks go as deep as they can."""
    names = st.sampled_from(sorted(attributes(kind) or {}))
    body = data.draw(st.dictionaries(names, written, max_size=6))

    for _, problem in problems(kind, body, Around({}, "us-east-1", {"aws_lb.a": body})):
        assert problem.message


@pytest.mark.parametrize("body", [None, [], "x", 5])
def test_what_is_no_body_has_no_problems(body: Any) -> None:
    assert list(problems("aws_s3_bucket", body)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_provider_has_every_type_that_is_checked(kind: str) -> None:
    assert attributes(kind) is not None


def test_nothing_is_found_in_the_shipped_platform() -> None:
    found = []
    for folder in sorted({file.parent for file in GENERATED.rglob("*.tf.json")}):
        documents = [document_of(file) for file in files_of(folder)]
        local = {k: v for document in documents for k, v in document.get("locals", {}).items()}
        for document in documents:
            for kind, named in document.get("resource", {}).items():
                for name, body in named.items():
                    found += [(name, problem) for _, problem in problems(kind, body, Around(local))]

    assert found == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$${aws:username} %%{x}", "${aws:username} %{x}"),
        ("${local.a}", [1, Unknown("")]),
        ("${jsonencode(local.a)}", Encoded([1, Unknown("")])),
        ("${local.gone}", Unknown("")),
        ("arn:${var.p}:s3", Unknown("arn::s3")),
        ("$$${a}", Unknown("$$")),
    ],
)
def test_reads_literal_text_and_local_values(text: str, read: Any) -> None:
    assert plain(text, {"a": [1, "${var.b}"]}) == read


def test_local_values_in_a_circle_are_unknown() -> None:
    both = ["${local.a}", "${local.a}"]

    assert plain("${local.a}", {"a": "${local.b}", "b": "${local.a}"}) == Unknown("")
    assert plain("${local.a}", {"a": both}) == [Unknown(""), Unknown("")]


def nested(depth: int) -> Any:
    """A machine in a machine, again and again, and around it lists."""
    machine: Any = {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
    for _ in range(depth):
        state = {"Type": "Map", "End": True, "ItemProcessor": machine}
        machine = {"StartAt": "A", "States": {"A": state}}
    return machine


@pytest.mark.parametrize("depth", [5, 200, 5_000])
def test_any_depth_can_be_read(depth: int) -> None:
    machine, lists = nested(depth), "[" * depth + "]" * depth

    assert codes("aws_sfn_state_machine", {"definition": "${jsonencode(local.a)}"}, a=machine) == []
    assert codes("aws_opensearch_domain", {"access_policies": lists}) == []
    assert codes("aws_sfn_state_machine", {"definition": nested_text(depth)}) == []


def nested_text(depth: int) -> str:
    start = '{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": '
    return start * depth + json.dumps(nested(0)) + "}}}" * depth


def test_a_block_may_be_a_map_or_a_list() -> None:
    one = Block({"rule": {"name": "a"}})
    many = Block({"rule": [{"name": "a"}, "${x}", {"name": "b"}]})

    assert [b.pointer for b in one.blocks("rule")] == [("rule",)]
    assert [b.pointer for b in many.blocks("rule")] == [("rule", 0), ("rule", 2)]


def test_a_patch_lacks_nothing_but_a_list_in_it_is_whole() -> None:
    patch = Block({"a": {}, "b": [{}]}, whole=False)

    assert not patch.lacks("c")
    assert [b.lacks("c") for b in (*patch.blocks("a"), *patch.blocks("b"))] == [False, True]


def policy_of(count: int, resource: str = "*") -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": resource}
    return {"Version": "2012-10-17", "Statement": [statement] * count}


def codes(kind: str, body: dict[str, Any], **local: Any) -> list[str]:
    return [rule.code for rule, _ in problems(kind, body, Around(local))]


def test_a_policy_in_a_local_value_is_measured_by_what_is_sure() -> None:
    body = {"policy": "${jsonencode(local.a)}"}

    assert codes("aws_iam_policy", body, a=policy_of(100)) == []
    assert codes("aws_iam_policy", body, a=policy_of(110)) == ["AWS001"]
    assert codes("aws_iam_policy", body, a=policy_of(110, "${aws_s3_bucket.a.arn}")) == ["AWS001"]


def test_white_space_is_no_part_of_a_policy_for_iam() -> None:
    text = json.dumps(policy_of(90), indent=8)

    assert len(text) > 6_144
    assert codes("aws_iam_policy", {"policy": text}) == []


def test_a_state_that_leads_to_what_only_a_plan_knows_leads_anywhere() -> None:
    states = {"A": {"Type": "Pass", "Next": "${var.next}"}, "B": {"Type": "Succeed"}}
    body = {"definition": "${jsonencode(local.a)}"}

    assert codes("aws_sfn_state_machine", body, a={"StartAt": "A", "States": states}) == []
