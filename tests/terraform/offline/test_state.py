"""The parts of an invented state: placeholders, references, secrets, and the file itself."""

import pytest

from specgen.terraform.offline import references, sensitive
from specgen.terraform.offline.placeholders import Resource, string
from specgen.terraform.offline.state import Instance, State
from specgen.terraform.offline.values import complete, merge

VPC = Resource("aws_vpc", "aws_vpc.main", "us-west-2", {})
BUCKET = Resource("aws_s3_bucket", "aws_s3_bucket.logs", "us-east-1", {"bucket": "orders-logs"})


def test_placeholders_fit_and_repeat() -> None:
    assert string(VPC, "id", optional=False).startswith("vpc-")
    assert string(VPC, "id", optional=False) == string(VPC, "id", optional=False)
    assert string(VPC, "arn", optional=False).startswith("arn:aws:ec2:us-west-2:123456789012:vpc/")
    assert string(BUCKET, "id", optional=False) == "orders-logs"
    assert string(BUCKET, "arn", optional=False) == "arn:aws:s3:::orders-logs"
    assert string(VPC, "instance_tenancy", optional=True) == ""


def test_what_a_plan_leaves_unknown_is_filled_and_the_rest_is_kept() -> None:
    block = {
        "attributes": {
            "id": {"type": "string", "computed": True},
            "size": {"type": "number", "optional": True},
            "ports": {"type": ["list", "number"], "computed": True},
            "secret_wo": {"type": "string", "write_only": True},
            "made": {"type": ["list", ["object", {"key_arn": "string"}]], "computed": True},
            "given": {"type": ["list", ["object", {"key_arn": "string"}]], "optional": True},
        },
        "block_types": {
            "rule": {
                "nesting_mode": "list",
                "block": {"attributes": {"zone_id": {"type": "string"}, "on": {"type": "bool"}}},
            }
        },
    }
    whole = dict.fromkeys(("id", "ports", "secret_wo", "made", "given"), True)
    unknown = {**whole, "rule": [{"on": True}]}

    filled = complete(block, {"size": 0, "rule": [{"zone_id": "z"}]}, unknown, VPC)

    assert filled.pop("id").startswith("vpc-")
    assert [list(item) for item in filled.pop("made")] == [["key_arn"]]
    assert filled.pop("given") == []
    assert filled == {
        "size": 0,
        "ports": [],
        "secret_wo": None,
        "rule": [{"zone_id": "z", "on": False}],
    }


@pytest.mark.parametrize(
    ("after", "unknown", "before", "merged"),
    [
        ({"a": 1}, {"id": True}, {"a": 0, "id": "x"}, {"a": 1, "id": "x"}),
        ({"a": None}, {}, {"a": 0}, {"a": None}),
        ([1, None], [False, True], [0, 2, 3], [1, 2]),
        ({"b": [{"c": 1}]}, {"b": [{"d": True}]}, {"b": []}, {"b": [{"c": 1, "d": None}]}),
    ],
)
def test_planned_values_win_and_unknown_ones_stay(
    after: object, unknown: object, before: object, merged: object
) -> None:
    assert merge(after, unknown, before) == merged


def test_references_are_followed_through_text_blocks_and_lists() -> None:
    instances = {
        "aws_vpc.main": {"id": "vpc-1"},
        "aws_subnet.a[0]": {"id": "subnet-0", "vpc_id": "?"},
        "aws_lb.web": {"subnets": ["?"], "log": [{"prefix": "?"}], "name": "?", "escaped": "?"},
    }
    unknowns = {
        "aws_vpc.main": {},
        "aws_subnet.a[0]": {"vpc_id": True},
        "aws_lb.web": {"subnets": True, "log": [{"prefix": True}], "name": True, "escaped": True},
    }
    written = {
        "aws_subnet.a": {"vpc_id": "${aws_vpc.main.id}"},
        "aws_lb.web": {
            "subnets": ["${aws_subnet.a[0].id}"],
            "log": {"prefix": "of/${aws_subnet.a[0].vpc_id}/"},
            "name": "${upper(aws_vpc.main.id)}",
            "escaped": "$${aws_vpc.main.id}",
        },
    }

    filled = references.fill(instances, unknowns, written)

    assert filled["aws_subnet.a[0]"]["vpc_id"] == "vpc-1"
    assert filled["aws_lb.web"] == {
        "subnets": ["subnet-0"],
        "log": [{"prefix": "of/vpc-1/"}],
        "name": "?",
        "escaped": "?",
    }


def test_secrets_are_named_as_terraform_names_them() -> None:
    inner = {"attributes": {"key": {"type": "string"}}}
    block = {
        "attributes": {"password": {"type": "string"}, "tags": {"type": ["map", "string"]}},
        "block_types": {
            "auth": {"nesting_mode": "list", "block": inner},
            "users": {"nesting_mode": "set", "block": inner},
        },
    }
    marks = {
        "auth": [{"key": True}],
        "password": True,
        "tags": {"a": True},
        "users": [{}, {"key": True}],
    }

    found = [tuple(step["value"] for step in path) for path in sensitive.paths(block, marks)]

    assert found == [
        ("auth", {"value": 0, "type": "number"}, "key"),
        ("password",),
        ("tags", {"value": "a", "type": "string"}),
        ("users",),
    ]


def test_instances_of_one_block_stand_together_with_their_keys() -> None:
    items = {
        f"aws_sqs_queue.q[{key}]": Instance("aws_sqs_queue", "q", key, "west", 1, {"id": str(key)})
        for key in (1, 0)
    }

    document = State(items, "1.11.4", {}, 2).document()

    (resource,) = document["resources"]
    assert (document["version"], document["serial"]) == (4, 3)
    assert resource["provider"] == 'provider["registry.terraform.io/hashicorp/aws"].west'
    assert [(i["index_key"], i["schema_version"]) for i in resource["instances"]] == [
        (0, 1),
        (1, 1),
    ]
