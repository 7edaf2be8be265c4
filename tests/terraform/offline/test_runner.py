"""One root module under the real Terraform: the committed bytes, and the diagnostics for them."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from specgen.terraform.offline import override, runner
from specgen.terraform.offline.backend import check_backend
from specgen.terraform.offline.runner import Plan
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy

pytestmark = pytest.mark.terraform

Make = Callable[[str, Any], WorkingCopy]


def test_a_sound_module_is_initialised_valid_and_planned_whole(
    module: Make, network: Callable[..., Any], server: Server
) -> None:
    sound = module("sound", network())

    assert runner.init(sound) == ()
    assert runner.validate(sound) == ()
    plan = runner.plan(sound, server)

    assert isinstance(plan, Plan)
    assert plan.warnings == ()
    assert plan.with_action("create") == (
        "aws_security_group.web",
        "aws_ssm_parameter.vpc-id",
        "aws_subnet.private-a",
        "aws_subnet.private-b",
        "aws_vpc.main",
        "aws_vpc_peering_connection.west",
        "aws_vpc_peering_connection_accepter.west",
    )
    assert {(call.region, call.name) for call in server.calls} == {
        ("us-west-2", "/orders/prod/us-west-2/vpc-id")
    }
    assert server.unexpected == ()


def test_what_is_planned_is_the_committed_bytes_but_for_the_override(
    module: Make, network: Callable[..., Any]
) -> None:
    copied = module("copied", network())

    committed = {path.name: path.read_bytes() for path in copied.source.iterdir()}
    planned = {path.name: path.read_bytes() for path in copied.folder.iterdir()}

    assert planned.pop(override.NAME)
    assert planned == committed


def test_the_default_tags_of_the_committed_provider_stay(
    module: Make, network: Callable[..., Any], server: Server
) -> None:
    tagged = module("tagged", {"vpc-main": network()["vpc-main"]})
    runner.init(tagged)

    plan = runner.plan(tagged, server)

    assert isinstance(plan, Plan)
    planned = runner.show(plan)["planned_values"]["root_module"]["resources"]
    assert len(planned) == 3
    assert all(item["values"]["tags_all"] == {"Environment": "prod"} for item in planned)


def test_a_fault_of_shape_and_one_of_value_name_address_file_and_line(module: Make) -> None:
    broken = module(
        "broken",
        {
            "vpc-main": {
                "resource": {
                    "aws_vpc": {
                        "shape": {"cidr_blok": "10.0.0.0/16"},
                        "value": {"cidr_block": "10.0.0.1/16"},
                    }
                }
            }
        },
    )
    runner.init(broken)

    found = runner.validate(broken)

    assert [(d.severity, d.address, d.file, d.line) for d in found] == [
        ("error", "aws_vpc.shape", "vpc-main.tf.json", 5),
        ("error", "aws_vpc.value", "vpc-main.tf.json", 8),
    ]
    assert "cidr_blok" in found[0].detail


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"use_lokfile": True}, "use_lokfile"),
        ({"encrypt": "maybe"}, "encrypt"),
        ({"key": None}, "key"),
    ],
)
def test_the_committed_backend_is_tried_too(
    module: Make, terraform: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    document = copy.deepcopy(terraform)
    document["terraform"]["backend"]["s3"] |= change
    tried = module(f"backend-{said}", {"terraform": document})

    found = check_backend(tried)

    assert len(found) == len(change)
    assert all(said in item.detail for item in found)


def test_a_provider_that_nobody_has_fails_at_init(module: Make) -> None:
    resource = {"resource": {"nobody_thing": {"a": {}}}}

    (found,) = runner.init(module("unknown-provider", {"thing": resource}))

    assert found.severity == "error"
    assert "hashicorp/nobody" in found.detail
