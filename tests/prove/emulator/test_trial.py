"""A listed type that now works is reported, so that it can be removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support import need_terraform

pytest.importorskip("moto", reason="the emulator is not installed")

from specgen.prove.emulator import server
from specgen.prove.emulator.bench import Bench
from specgen.prove.emulator.listed import Listed, parse, shipped
from specgen.prove.emulator.trial import outlived
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import Workspace

pytestmark = pytest.mark.terraform

PRETENDED = parse(
    {
        "left_out": {
            "aws_cloudwatch_log_group": {"why": "pretended", "trial": {"name": "/trial"}},
            "aws_xray_group": {
                "why": "it has none",
                "trial": {"group_name": "trial", "filter_expression": "duration > 5"},
            },
        },
        "not_compared": {
            "aws_sns_topic": {"attributes": ["name"], "why": "pretended", "trial": {"name": "a"}},
        },
    }
)


@pytest.fixture
def bench(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Bench]:
    need_terraform()
    listed: Listed = request.param
    with (
        server.running(managed_policies=False) as emulator,
        Workspace(tmp_path, find_mirror(), endpoint=emulator.endpoint) as workspace,
    ):
        yield Bench(workspace, emulator, tmp_path, {}, listed)


@pytest.mark.parametrize("bench", [PRETENDED], indirect=True)
def test_what_works_although_it_is_listed_is_told(bench: Bench) -> None:
    assert outlived(bench) == (
        "aws_cloudwatch_log_group is left out, but can be applied; remove it from the list",
        "aws_sns_topic is not compared for name, but reads back as written; compare that",
    )


@pytest.mark.prove
@pytest.mark.parametrize("bench", [shipped()], indirect=True)
def test_nothing_on_the_list_works_by_now(bench: Bench) -> None:
    assert outlived(bench) == ()
