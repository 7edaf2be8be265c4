"""A variant's blocks stand beside those of the document, under names of their own."""

import json
from typing import Any

from oracle.blocks import Blocks, blocks, differing, document

BASE = {
    "resource": {
        "aws_lb": {"web": {"name": "web"}, "web-2": {"name": "other"}},
        "aws_lb_listener": {"web": {"load_balancer_arn": "${aws_lb.web.arn}"}},
    },
    "locals": {"port": 80},
}


def _of(content: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    return blocks({"main.tf.json": json.dumps(content), "README.md": "no blocks"})


def test_what_differs_and_what_reads_it_are_renamed_together() -> None:
    made = json.loads(json.dumps(BASE))
    made["resource"]["aws_lb"]["web"]["name"] = "app"
    assert document([differing(_of(BASE), _of(made), "v0_")]) == {
        "resource": {
            "aws_lb": {"v0_web": {"name": "app"}},
            "aws_lb_listener": {"v0_web": {"load_balancer_arn": "${aws_lb.v0_web.arn}"}},
        }
    }


def test_a_local_value_takes_along_what_reads_it() -> None:
    base = {"locals": {"port": 80}, "resource": {"aws_lb": {"web": {"port": "${local.port}"}}}}
    made = {**base, "locals": {"port": 81}}
    assert document([differing(_of(base), _of(made), "v1_")]) == {
        "locals": {"v1_port": 81},
        "resource": {"aws_lb": {"v1_web": {"port": "${local.v1_port}"}}},
    }


def test_a_variable_of_another_name_comes_along() -> None:
    base = {"variable": {"a": {}}, "resource": {"aws_lb": {"web": {"name": "${var.a}"}}}}
    made = {"variable": {"b": {}}, "resource": {"aws_lb": {"web": {"name": "${var.b}"}}}}
    assert document([differing(_of(base), _of(made), "v0_")]) == {
        "variable": {"v0_b": {}},
        "resource": {"aws_lb": {"v0_web": {"name": "${var.v0_b}"}}},
    }


def test_equal_documents_make_no_blocks() -> None:
    assert differing(_of(BASE), _of(BASE), "v0_") == {}


def test_several_variants_share_one_document() -> None:
    some: list[Blocks] = [{("resource", "aws_lb", f"v{n}_web"): {"name": str(n)}} for n in (0, 1)]
    found = document(some)["resource"]["aws_lb"]
    assert found == {"v0_web": {"name": "0"}, "v1_web": {"name": "1"}}
