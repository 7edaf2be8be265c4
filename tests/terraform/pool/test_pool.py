"""Providers that keep running give the answers of those that Terraform starts, and end with us."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

from specgen.terraform.offline import mirror, runner
from specgen.terraform.offline.attach import PLAIN, binary_of, types_in_use
from specgen.terraform.offline.pool.pool import Pool
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

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
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    need_terraform()
    with Workspace(tmp_path_factory.mktemp("pool"), mirror.find_mirror()) as opened:
        yield opened


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
    shown = dict(runner.show(plan))
    shown.pop("timestamp")
    shown["relevant_attributes"] = sorted(shown.get("relevant_attributes", []), key=str)
    return shown


def test_a_plan_is_that_of_the_plain_way(
    module: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = planned(module)
    monkeypatch.setenv(PLAIN, "1")

    assert fast == planned(module)
    tags = {item["address"]: item["change"]["after"] for item in fast["resource_changes"]}
    assert tags["aws_sqs_queue.far"]["tags_all"] == {"Region": "ap-southeast-1"}


def test_a_fault_is_told_as_in_the_plain_way(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = {"aws_sqs_queue": {"a": {"name": "a", "delay_seconds": 9000, "nothing": 1}}}
    for name, content in {"terraform": TERRAFORM, "queue-a": {"resource": queue}}.items():
        (tmp_path / f"{name}.tf.json").write_text(json.dumps(content, indent=2))
    module = prepare(workspace, tmp_path, "faulty")
    assert not runner.init(module)
    fast = runner.validate(module)
    monkeypatch.setenv(PLAIN, "1")

    assert fast == runner.validate(module)
    assert fast


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
    assert "does not speak version 5" in pool.why_not
    pool.close()


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
    provider = os.pidfd_open(int(parent.stdout.readline()))

    parent.send_signal(signal.SIGKILL)

    parent.communicate()
    ended, _, _ = select.select([provider], [], [], 60)
    os.close(provider)
    assert ended
