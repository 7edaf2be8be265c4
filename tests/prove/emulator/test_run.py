"""Small root modules applied, planned again and destroyed on the emulator in this process."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

pytest.importorskip("moto", reason="the emulator is not installed")

from specgen.prove.emulator.bench import Bench, Job
from specgen.prove.emulator.fixes import FIXES, ec2
from specgen.prove.emulator.listed import Difference, Listed
from specgen.prove.emulator.result import Applied, unit
from specgen.prove.emulator.run import Round, apply_all
from specgen.prove.emulator.server import running
from specgen.prove.part import State
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import Workspace

ACCOUNT = "111122223333"
VPC = "/shop/dev/us-east-1/network/id"
GROUP = "/shop/dev/us-east-1/network/tracing"

pytestmark = [pytest.mark.terraform, pytest.mark.usefixtures("_terraform")]


@pytest.fixture(scope="session")
def _terraform() -> None:
    need_terraform()


SETTINGS: Mapping[str, Any] = {
    "provider": {
        "aws": [
            {
                "allowed_account_ids": [ACCOUNT],
                "default_tags": [{"tags": {"Environment": "dev"}}],
                "region": "us-east-1",
            },
            {"alias": "eu", "allowed_account_ids": [ACCOUNT], "region": "eu-west-1"},
        ]
    },
    "terraform": {
        "backend": {"s3": {"bucket": "state", "key": "state", "region": "us-east-1"}},
        "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}},
    },
}


def parameter(path: str, value: str) -> dict[str, str]:
    return {"name": path, "type": "String", "insecure_value": value}


NETWORK: Mapping[str, Any] = {
    "aws_vpc": {
        "main": {"cidr_block": "10.0.0.0/16", "lifecycle": {"prevent_destroy": True}},
    },
    "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/24"}},
    "aws_kms_key": {
        "logs": {"description": f"key of {ACCOUNT}", "lifecycle": {"prevent_destroy": True}}
    },
    "aws_cloudwatch_log_group": {"abroad": {"provider": "aws.eu", "name": "/shop/abroad"}},
    "aws_dynamodb_table": {
        "orders": {
            "name": "orders",
            "billing_mode": "PAY_PER_REQUEST",
            "deletion_protection_enabled": True,
            "hash_key": "id",
            "attribute": [{"name": "id", "type": "S"}],
        }
    },
    "aws_xray_group": {"all": {"group_name": "all", "filter_expression": "duration > 5"}},
    "aws_ssm_parameter": {
        "vpc": parameter(VPC, "${aws_vpc.main.id}"),
        "tracing": parameter(GROUP, "${aws_xray_group.all.arn}"),
    },
}
APPLICATION: Mapping[str, Any] = {
    "aws_security_group": {
        "web": {
            "name": "web",
            "description": "${data.aws_ssm_parameter.tracing.insecure_value}",
            "vpc_id": "${data.aws_ssm_parameter.vpc.insecure_value}",
        }
    },
}
READ = {"aws_ssm_parameter": {"vpc": {"name": VPC}, "tracing": {"name": GROUP}}}


def write(folder: Path, **documents: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True)
    for name, document in {"terraform": SETTINGS, **documents}.items():
        text = json.dumps(document, indent=2, sort_keys=True)
        (folder / f"{name}.tf.json").write_text(text + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Applied], list[str]]:
    """The results, and the names in the order in which they were reported."""
    generated = tmp_path_factory.mktemp("generated")
    write(generated / "network", main={"resource": NETWORK})
    write(generated / "app", main={"resource": APPLICATION, "data": READ})
    broken = {"aws_vpc_peering_connection": {"gone": {"vpc_id": "vpc-0", "peer_vpc_id": "vpc-1"}}}
    write(generated / "broken", main={"resource": broken})
    write(generated / "on-top", main={"resource": {"aws_eip": {"one": {"domain": "vpc"}}}})
    reported: list[str] = []
    jobs = [Job("network"), Job("app", ("network",)), Job("broken"), Job("on-top", ("broken",))]
    stands_in = {GROUP: "stands in for tracing"}
    results = apply_all(jobs, generated, stands_in, 2, lambda r: reported.append(r.name))
    return results, reported


def test_it_is_applied_replanned_empty_and_destroyed(
    applied: tuple[list[Applied], list[str]],
) -> None:
    network, app, *_ = applied[0]

    assert [d.summary for d in (*network.diagnostics, *app.diagnostics)] == []
    assert (network.resources, app.resources) == (6, 1)
    assert list(network.seconds) == list(app.seconds) == ["init", "apply", "replan", "destroy"]
    assert applied[1].index("app") < applied[1].index("network")  # destroyed before what it needs
    assert unit(app).state is State.PASSED


def test_what_is_left_out_is_counted_and_stood_in_for(
    applied: tuple[list[Applied], list[str]],
) -> None:
    network, app, *_ = applied[0]

    assert network.left_out == {
        "aws_xray_group.all": "moto 5.2.5 has no CreateGroup of X-Ray",
        "aws_ssm_parameter.tracing": "it needs aws_xray_group.all, which is left out",
    }
    assert app.left_out == {}
    assert unit(network).left_out == network.left_out


def test_what_needs_a_module_that_failed_is_skipped(
    applied: tuple[list[Applied], list[str]],
) -> None:
    _, _, broken, on_top = applied[0]

    assert [d.address for d in broken.diagnostics] == ["aws_vpc_peering_connection.gone"]
    assert (unit(broken).state, unit(on_top).state) == (State.FAILED, State.SKIPPED)
    assert unit(on_top).note == "it needs broken, which could not be applied"


def test_a_second_plan_that_is_not_empty_is_a_failure(tmp_path: Path) -> None:
    """An uncorrected moto writes a template's own tags into it; what is listed may differ."""
    template = {"name": "web", "instance_type": "t4g.small", "tags": {"Team": "web"}}
    write(tmp_path / "web", main={"resource": {"aws_launch_template": {"web": template}}})
    uncorrected = tuple(each for each in FIXES if each is not ec2.keeps_its_own_tags_apart)
    differs = Difference(frozenset({"latest_version", "tag_specifications"}), "moto 5.2.5")
    listed = Listed(not_compared={"aws_launch_template": differs})
    with (
        running(uncorrected, managed_policies=False) as emulator,
        Workspace(tmp_path / "work", find_mirror(), endpoint=emulator.endpoint) as workspace,
    ):
        bench = Bench(workspace, emulator, tmp_path, {}, Listed())
        (failed,) = Round(bench, [Job("web")]).run(1, lambda _: None)
        (passed,) = Round(replace(bench, listed=listed), [Job("web")]).run(1, lambda _: None)

    (found,) = failed.diagnostics
    assert found.address == "aws_launch_template.web"
    assert found.summary == "a second plan would update: latest_version, tag_specifications"
    assert unit(failed).state is State.FAILED
    assert unit(passed).state is State.PASSED
    why = "latest_version, tag_specifications: moto 5.2.5"
    assert passed.not_compared == {"aws_launch_template.web": why}
    assert unit(passed).note == "1 applied and destroyed, but not compared"


def test_a_document_that_is_no_json_is_the_fault_of_its_module(tmp_path: Path) -> None:
    (tmp_path / "network").mkdir()
    (tmp_path / "network/terraform.tf.json").write_text("{", encoding="utf-8")

    (result,) = apply_all([Job("network")], tmp_path, {})

    assert [d.summary for d in result.diagnostics] == ["apply was aborted"]
