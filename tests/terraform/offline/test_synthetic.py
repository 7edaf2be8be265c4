"""An invented state: a configuration converges, a rename keeps, a new CIDR replaces."""

from collections.abc import Callable
from typing import Any

import pytest

from specgen.terraform.offline import runner
from specgen.terraform.offline.runner import Change, Plan
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.synthetic import plan_with_state, settle
from specgen.terraform.offline.workspace import WorkingCopy

pytestmark = pytest.mark.terraform

Make = Callable[[str, Any], WorkingCopy]
Network = Callable[..., Any]

QUEUES = {
    "resource": {
        "aws_sqs_queue": {
            "numbered": {"count": 2, "name": "numbered-${count.index}"},
            "named": {"for_each": '${toset(["a"])}', "name": "named-${each.key}"},
        }
    }
}


@pytest.fixture(scope="module")
def settled(module: Make, network: Network, server: Server) -> State:
    base = module("base", network() | {"queue": QUEUES})
    runner.init(base)
    state = settle(base, server)
    assert isinstance(state, State), "\n".join(map(str, state))
    return state


def test_planning_with_the_invented_state_finds_nothing_to_do(settled: State) -> None:
    assert settled.unsettled == {}
    assert len(settled.instances) == 10


def test_references_hold_the_invented_values(settled: State) -> None:
    vpc = settled.instances["aws_vpc.main"].attributes["id"]
    users = ("aws_subnet.private-a", "aws_subnet.private-b", "aws_security_group.web")

    assert vpc.startswith("vpc-")
    assert {settled.instances[user].attributes["vpc_id"] for user in users} == {vpc}
    assert settled.instances["aws_ssm_parameter.vpc-id"].attributes["value"] == vpc


def test_a_resource_of_another_region_names_its_provider(settled: State) -> None:
    providers = {item["type"]: item["provider"] for item in settled.document()["resources"]}

    aws = 'provider["registry.terraform.io/hashicorp/aws"]'
    assert providers["aws_vpc"] == aws
    assert providers["aws_vpc_peering_connection_accepter"] == f"{aws}.us_west_2"


def test_a_rename_with_moved_blocks_destroys_nothing(
    module: Make, network: Network, server: Server, settled: State
) -> None:
    moved = {"moved": [{"from": "aws_vpc.main", "to": "aws_vpc.core"}]}
    renamed = module("renamed", network(vpc="core") | {"queue": QUEUES, "moved": moved})
    runner.init(renamed)

    plan = plan_with_state(renamed, settled, server)

    assert isinstance(plan, Plan)
    assert plan.changes == (Change("aws_vpc.core", "move", previous="aws_vpc.main"),)


def test_another_cidr_replaces_the_vpc_and_what_lives_in_it(
    module: Make, network: Network, server: Server, settled: State
) -> None:
    renumbered = module("renumbered", network(cidr="10.0.0.0/17") | {"queue": QUEUES})
    runner.init(renumbered)

    plan = plan_with_state(renumbered, settled, server)

    assert isinstance(plan, Plan)
    assert Change("aws_vpc.main", "replace", "cannot_update") in plan.changes
    assert "aws_subnet.private-a" in plan.with_action("replace")
    assert plan.with_action("delete") == ()


def test_count_and_for_each_keep_their_keys(settled: State) -> None:
    queues = [i.index for i in settled.instances.values() if i.kind == "aws_sqs_queue"]

    assert queues == ["a", 0, 1]
