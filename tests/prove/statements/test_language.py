"""Assertions on a few resources: where they look, what they follow, what they find."""

from typing import Any

import msgspec
import pytest

from specgen.prove.statements.evaluate import Failure, Outcome, evaluate
from specgen.prove.statements.generated import Generated
from specgen.prove.statements.resolve import resolved
from specgen.systems.requirements.model.assertion import Assertion

NETWORK = {
    "resource": {
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_security_group": {
            "app": {"vpc_id": "${aws_vpc.main.id}"},
            "db": {"vpc_id": "${aws_vpc.main.id}"},
        },
        "aws_subnet": {"a": {}, "b": {}},
        "aws_vpc_security_group_ingress_rule": {
            "db-app": {
                "security_group_id": "${aws_security_group.db.id}",
                "referenced_security_group_id": "${aws_security_group.app.id}",
                "from_port": 5432,
            }
        },
        "aws_eip": {"none": {"count": 0}, "no-one": {"for_each": {}}, "one": {"count": 1}},
    }
}
OUTPUTS = {
    "resource": {
        "aws_ssm_parameter": {
            "vpc": {"name": "/shop/prod/r1/network/vpc", "insecure_value": "${aws_vpc.main.id}"},
            "subnets": {
                "name": "/shop/prod/r1/network/subnets",
                "insecure_value": '${join(",", [aws_subnet.a.id, aws_subnet.b.id])}',
            },
        }
    }
}
INPUTS = {
    "data": {
        "aws_ssm_parameter": {
            "vpc": {"name": "/shop/prod/r1/network/vpc"},
            "subnets": {"name": "/shop/prod/r1/network/subnets"},
            "lost": {"name": "/shop/prod/r1/network/lost"},
        }
    }
}
SERVICE = {
    "locals": {
        "containers": [
            {"name": "app", "cpu": 256, "group": "${aws_cloudwatch_log_group.app.name}"}
        ],
        "lines": ["#!/bin/sh", "A=1"],
        "word": "last",
    },
    "provider": {"aws": [{"region": "r1"}, {"region": "r2", "alias": "r2"}]},
    "resource": {
        "aws_ecs_task_definition": {
            "app": {"container_definitions": "${jsonencode(local.containers)}", "cpu": "256"}
        }
    },
}
FILES = {
    "prod/r1/network/network-main.tf.json": NETWORK,
    "prod/r1/network/outputs.tf.json": OUTPUTS,
    "prod/r1/compute/inputs.tf.json": INPUTS,
    "prod/r2/compute/inputs.tf.json": INPUTS,
    "prod/r1/compute/service-app.tf.json": SERVICE,
}
OUTPUT = Generated(FILES)

RESOLVED = {
    "${aws_ecs_task_definition.app.arn}": "aws_ecs_task_definition.app.arn",
    "${aws_ecs_task_definition.lost.arn}": "${aws_ecs_task_definition.lost.arn}",
    "${data.aws_ssm_parameter.vpc.insecure_value}": "network/aws_vpc.main.id",
    '${split(",", data.aws_ssm_parameter.subnets.insecure_value)}': [
        "network/aws_subnet.a.id",
        "network/aws_subnet.b.id",
    ],
    '${concat(split(",", data.aws_ssm_parameter.subnets.insecure_value), ["x"])}': [
        "network/aws_subnet.a.id",
        "network/aws_subnet.b.id",
        "x",
    ],
    "${data.aws_ssm_parameter.lost.insecure_value}": "data.aws_ssm_parameter.lost.insecure_value",
    '${base64encode(join("\\n", local.lines))}': "#!/bin/sh\nA=1",
    '${replace(data.aws_ssm_parameter.vpc.insecure_value, ":r1:", ":r2:")}': (
        "network/aws_vpc.main.id"
    ),
    "family/${aws_ecs_task_definition.app.family}": "family/{aws_ecs_task_definition.app.family}",
    "to/${aws_ecs_task_definition.lost.arn}": "to/${aws_ecs_task_definition.lost.arn}",
    "vpc=${data.aws_ssm_parameter.vpc.insecure_value}!": "vpc={network/aws_vpc.main.id}!",
    "the ${local.word} of $${x}": "the last of ${x}",
    "${var.a == null ? 1 : 2}": "${var.a == null ? 1 : 2}",
    "$${aws:username}": "${aws:username}",
    "${max(1, 2)}": "${max(1, 2)}",
}


@pytest.mark.parametrize(("written", "read"), RESOLVED.items())
def test_references_read_as_the_addresses_that_they_lead_to(written: str, read: Any) -> None:
    assert resolved(OUTPUT, OUTPUT.modules["prod/r1/compute"], written) == read


def test_an_address_of_another_region_is_told_with_its_root_module() -> None:
    written = "${data.aws_ssm_parameter.vpc.insecure_value}"

    read = resolved(OUTPUT, OUTPUT.modules["prod/r2/compute"], written)

    assert read == "prod/r1/network/aws_vpc.main.id"


def test_locals_that_name_themselves_end() -> None:
    files = {"prod/r1/a/raw-a.tf.json": {"locals": {"a": "${local.a}"}}}
    output = Generated(files)

    assert resolved(output, output.modules["prod/r1/a"], "${local.a}") == "${local.a}"


def outcome(scope: str = "prod/r1/network", **assertion: Any) -> Outcome:
    return evaluate(OUTPUT, msgspec.convert(assertion, Assertion), [scope])


RULES = "aws_vpc_security_group_ingress_rule.*"
HOLDING: list[dict[str, Any]] = [
    {"at": "aws_vpc.*", "count": 1, "values": {"cidr_block": "10.0.0.0/16", "ipv6": None}},
    {
        "at": RULES,
        "having": {"security_group_id": "aws_security_group.db.id"},
        "count": 1,
        "values": {"referenced_security_group_id": "aws_security_group.app.id"},
    },
    {"at": RULES, "having": {"security_group_id": "aws_security_group.app.id"}, "absent": True},
    {"at": RULES, "all": "[].from_port", "equal": [5432]},
    {"at": "aws_vpc.main", "value": "cidr_block", "like": "10.*/16"},
    {"at": "aws_vpc.main", "value": "tags", "absent": True},
    {"at": "aws_eip.*", "count": 1},
    {"at": "aws_security_group.<group>", "count": 2, "values": {"vpc_id": "aws_vpc.main.id"}},
    {
        "at": "aws_vpc_security_group_ingress_rule.<to>-<from>",
        "having": {"security_group_id": "aws_security_group.<to>.id"},
        "values": {"referenced_security_group_id": "aws_security_group.<from>.id"},
    },
    {"scope": "-", "at": "provider.aws", "values": {"region": "r1"}},
    {"scope": "-", "at": "provider.aws.r2", "values": {"region": "r2"}},
    {"scope": "-", "at": "aws_ecs_*", "value": "container_definitions[0].cpu", "at_least": 256},
    {"scope": "-", "at": "aws_ecs_*", "value": "cpu", "at_most": 256},
    {"scope": "-", "at": "data.aws_ssm_parameter.*", "count": 3},
]


@pytest.mark.parametrize("assertion", HOLDING, ids=str)
def test_holds(assertion: dict[str, Any]) -> None:
    scope = "prod/r1/compute" if "scope" in assertion else "*/r1/network"
    wanted = {k: v for k, v in assertion.items() if k != "scope"}

    found = outcome(scope, **wanted)

    assert found.failures == ()
    assert found.proofs != () or "absent" in assertion


def failing(**assertion: Any) -> Failure:
    (failure,) = outcome(**assertion).failures
    return failure


def test_a_broken_value_is_told_with_address_file_and_both_values() -> None:
    failure = failing(at="aws_vpc.main", values={"cidr_block": "10.1.0.0/16"})

    assert failure.message == (
        "`cidr_block` of aws_vpc.main in network/network-main.tf.json is "
        '"10.0.0.0/16", expected "10.1.0.0/16"'
    )
    assert failure.pointer == ("values", "cidr_block")
    assert failure.module == "prod/r1/network"


def test_a_wrong_number_is_told_with_what_there_is() -> None:
    failure = failing(at="aws_vpc.*", count=2)

    assert failure.message == "of aws_vpc.* there must be 2, there are 1: aws_vpc.main"
    assert failure.pointer == ("count",)


def test_looking_at_nothing_fails() -> None:
    failure = failing(at="aws_vpc.other", values={"cidr_block": None})

    assert (failure.lost, failure.pointer) == (True, ("at",))


def test_a_root_module_that_is_not_there_fails_even_where_nothing_is_wanted() -> None:
    failure = failing(scope="prod/r1/dns", at="aws_route53_zone.*", absent=True)

    assert failure.message == "no root module is generated at prod/r1/dns"
    assert failure.lost


def test_each_root_module_in_scope_must_have_it() -> None:
    failure = failing(scope="prod/*/compute", at="aws_ecs_task_definition.*", values={"cpu": 256})

    assert failure.module == "prod/r2/compute"


def test_a_search_that_does_not_fit_the_value_fails() -> None:
    failure = failing(at="aws_vpc.main", value="sort(cidr_block)", equal=[])

    assert failure.message.startswith("`sort(cidr_block)` cannot be read from aws_vpc.main")
