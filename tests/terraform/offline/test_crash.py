"""A provider that crashes while it plans several resources: which of them is the cause."""

import pytest
from terraform.offline.conftest import Write

from specgen.terraform.offline import runner
from specgen.terraform.offline.crash import TRIED, blamed
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

CRASH = "Plugin did not respond"
FILES = {
    "network-main": {
        "resource": {
            "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
            "aws_sqs_queue": {"jobs": {"name": "jobs"}},
        }
    }
}
OTHER = Diagnostic("error", "Invalid CIDR", address="aws_vpc.main")


@pytest.fixture(scope="module")
def vpc(
    workspace: Workspace, write: Write, tmp_path_factory: pytest.TempPathFactory
) -> WorkingCopy:
    folder = write(tmp_path_factory.mktemp("crash") / "vpc", FILES)
    module = prepare(workspace, folder, "crash/vpc")
    assert not runner.init(module)
    return module


def crashed(*addresses: str) -> Diagnostics:
    found = (Diagnostic("error", CRASH, "The plugin ended.", a, "x.tf.json") for a in addresses)
    return tuple(found)


def alone(guilty: str) -> dict[str, Diagnostics]:
    return {guilty: crashed(guilty)}


def test_the_one_that_crashes_alone_is_blamed() -> None:
    found = (*crashed("aws_a.x", "aws_b.x", "aws_c.x"), OTHER)

    said = blamed(found, lambda address: alone("aws_b.x").get(address, ()))

    assert [d.address for d in said] == ["aws_vpc.main", "aws_b.x"]


def test_if_none_does_it_alone_all_are_named_once() -> None:
    (said,) = blamed(crashed("aws_a.x", "aws_b.x"), lambda _: ())

    assert (said.address, said.file) == (None, None)
    assert "aws_a.x, aws_b.x" in said.detail


def test_one_is_not_tried() -> None:
    found = crashed("aws_a.x")

    assert blamed(found, lambda _: pytest.fail("it was planned again")) == found
    assert blamed((OTHER,), lambda _: pytest.fail("it was planned again")) == (OTHER,)


def test_only_some_are_tried() -> None:
    tried: list[str] = []

    def planned_alone(address: str) -> Diagnostics:
        tried.append(address)
        return ()

    blamed(crashed(*(f"aws_a.x{n}" for n in range(TRIED + 5))), planned_alone)

    assert len(tried) == TRIED


@pytest.mark.terraform
def test_one_resource_can_be_planned_alone(vpc: WorkingCopy, server: Server) -> None:
    planned = runner.plan(vpc, server, target="aws_vpc.main")

    assert isinstance(planned, runner.Plan)
    assert planned.with_action("create") == ("aws_vpc.main",)
