"""Providers that keep running give the answers of those that Terraform starts, and end with us."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from proofs import timeless

from specgen.terraform.offline import runner
from specgen.terraform.offline.attach import binary_of, types_in_use
from specgen.terraform.offline.pool.pool import Pool
from specgen.terraform.offline.pool.tried import why_untried
from specgen.terraform.offline.pool.wire import Schema
from specgen.terraform.offline.protobuf import Malformed
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import PLAIN, WorkingCopy, Workspace, prepare

pytestmark = pytest.mark.terraform

REGIONS = {"": "us-east-1", "west": "us-west-2", "far": "ap-southeast-1"}
TERRAFORM = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}},
    "provider": {
        "aws": [
            {
                "region": region,
                "default_tags": {"tags": {"Region": region}},
                **({"alias": alias} if alias else {}),
            }
            for alias, region in REGIONS.items()
        ]
    },
}
QUEUES = {
    name or "near": {"name": name or "near", **({"provider": f"aws.{name}"} if name else {})}
    for name in REGIONS
}
FILES: Mapping[str, Any] = {
    "terraform": TERRAFORM,
    "queue-all": {"resource": {"aws_sqs_queue": QUEUES}},
    "inputs": {"data": {"aws_ssm_parameter": {"vpc": {"name": "/a/vpc"}}}},
    "group-main": {
        "resource": {
            "aws_security_group": {
                "main": {"name": "main", "vpc_id": "${data.aws_ssm_parameter.vpc.insecure_value}"}
            }
        }
    },
}
VALUES = {"/a/vpc": "vpc-0a1b2c3d4e5f60718"}


@pytest.fixture(scope="module")
def module(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> WorkingCopy:
    source = tmp_path_factory.mktemp("source") / "one"
    source.mkdir()
    for name, content in FILES.items():
        (source / f"{name}.tf.json").write_text(json.dumps(content))
    made = prepare(workspace, source, "one")
    assert not runner.init(made)
    return made


def planned(module: WorkingCopy) -> Any:
    with Server(VALUES) as server:
        plan = runner.plan(module, server)
    assert isinstance(plan, runner.Plan), plan
    return timeless(plan)


def test_a_plan_is_that_of_the_plain_way(
    module: WorkingCopy, attached: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = planned(module)
    assert attached == ["plan", "show"]
    monkeypatch.setenv(PLAIN, "1")

    assert fast == planned(module)
    tags = {item["address"]: item["change"]["after"] for item in fast["resource_changes"]}
    assert tags["aws_sqs_queue.far"]["tags_all"] == {"Region": "ap-southeast-1"}


def test_types_of_a_state_are_in_use(module: WorkingCopy) -> None:
    module.state.write_text(json.dumps({"resources": [{"type": "aws_kms_key"}]}))

    found = types_in_use(module)

    module.state.unlink()
    assert found == {"aws_kms_key", "aws_sqs_queue", "aws_security_group", "aws_ssm_parameter"}


def test_processes_are_lent_again_and_replaced_if_they_have_ended(
    module: WorkingCopy, tmp_path: Path
) -> None:
    binary = binary_of(module)
    assert binary is not None
    pool = Pool(tmp_path, limit=2)
    try:
        with pool.lent(binary, 1, None) as first:
            pass
        with pool.lent(binary, 2, None) as both:
            assert first[0] in both
            both[0].close()
        with pool.lent(binary, 2, None) as after:
            assert both[1] in after
            assert both[0] not in after
        with pool.lent(binary, 3, None) as too_many:
            assert too_many == []
    finally:
        pool.close()


def test_a_binary_that_is_no_provider_leaves_the_plain_way(tmp_path: Path) -> None:
    script = tmp_path / "terraform-provider-aws_v5.100.0_x5"
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(0o755)
    pool = Pool(tmp_path)

    with pool.lent(script, 1, None) as found:
        assert found == []
    with pool.lent(script, 2, None) as again:
        assert again == []
    assert "does not start" in pool.why_not
    pool.close()


def test_one_that_was_left_with_a_call_is_replaced(module: WorkingCopy, tmp_path: Path) -> None:
    """As by a command that took too long and was ended."""
    binary = binary_of(module)
    assert binary is not None
    pool = Pool(tmp_path)
    try:
        with pool.lent(binary, 1, None) as (hung,):
            call = hung.calling()
            call.__enter__()
        with pool.lent(binary, 1, None) as (other,):
            assert other is not hung
        assert not hung.is_ready
    finally:
        pool.close()


@pytest.mark.parametrize(
    ("name", "terraform", "why"),
    [
        ("terraform-provider-aws_v5.99.0_x5", "1.11.4", "only version 5.100.0"),
        ("terraform-provider-aws", "1.11.4", "only version 5.100.0"),
        ("terraform-provider-aws_v5.100.0_x5", "1.12.0", "only 1.11"),
        ("terraform-provider-aws_v5.100.0_x5", "", "only 1.11"),
    ],
)
def test_another_version_was_not_tried(name: str, terraform: str, why: str) -> None:
    assert why in why_untried(Path(name), terraform)
    assert why_untried(Path("terraform-provider-aws_v5.100.0_x5"), "1.11.9") == ""


def test_it_is_said_once_why_commands_take_longer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = Pool(tmp_path)

    for _ in range(2):
        with pool.lent(tmp_path / "terraform-provider-aws_v5.99.0_x5", 1, None) as found:
            assert found == []

    (record,) = caplog.records
    assert record.getMessage().endswith(pool.why_not)


@pytest.mark.parametrize("error", [Malformed, TypeError], ids=["expected", "a bug of ours"])
def test_a_call_that_fails_is_made_again_the_plain_way(
    error: type[Exception],
    module: WorkingCopy,
    attached: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> bytes:
        raise error("a number has no end")

    monkeypatch.setattr(Schema, "cut", broken)
    with Workspace(tmp_path / "work", module.workspace.mirror) as workspace:
        again = prepare(workspace, module.source, "again")
        assert not runner.init(again)

        assert runner.validate(again) == ()

    assert attached == ["validate"]
    assert "a number has no end" in workspace.pool.why_not


def test_a_long_path_is_no_obstacle(
    module: WorkingCopy, attached: list[str], tmp_path: Path
) -> None:
    deep = tmp_path / "a-folder-with-a-long-name" / "and-another-one-inside-of-that"
    with Workspace(deep, module.workspace.mirror) as workspace:
        again = prepare(workspace, module.source, "again")
        assert not runner.init(again)
        assert runner.validate(again) == ()
        sockets = Path(workspace.variables()["TMPDIR"])
        assert sockets.is_dir()

    assert attached == ["validate"]
    assert not sockets.exists()


@pytest.mark.parametrize("error", [None, RuntimeError, KeyboardInterrupt])
def test_providers_end_with_the_workspace(
    error: type[BaseException] | None, module: WorkingCopy, tmp_path: Path
) -> None:
    binary = binary_of(module)
    assert binary is not None
    with suppress(RuntimeError, KeyboardInterrupt), Workspace(tmp_path, None) as workspace:
        with workspace.pool.lent(binary, 1, None) as (backend,):
            ended = watched(backend.about["Pid"])
        if error is not None:
            raise error

    assert ended()


def watched(pid: int) -> Callable[[], bool]:
    """Whether the process has ended, or does so within a minute."""
    handle = os.pidfd_open(pid)

    def ended() -> bool:
        found, _, _ = select.select([handle], [], [], 60)
        os.close(handle)
        return bool(found)

    return ended


HOLDING = """
import sys, time
from pathlib import Path
from specgen.terraform.offline.pool.backend import Backend
made = Backend(Path(sys.argv[1]), Path(sys.argv[2]))
print(made.about["Pid"], flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="it waits for a process by its number")
def test_a_provider_ends_with_a_parent_that_is_killed(module: WorkingCopy, tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(binary_of(module)), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    ended = watched(int(parent.stdout.readline()))

    parent.send_signal(signal.SIGKILL)

    parent.communicate()
    assert ended()
