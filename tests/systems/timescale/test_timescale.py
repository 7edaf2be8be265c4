"""TimescaleDB on EC2: nodes, what they may do, what is written on them, and numbers."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.facts import timescale
from specgen.project.here import Here
from specgen.sdk.alarms import alarm_problems
from specgen.systems.timescale.alarms import ALARMS
from specgen.terraform.templates import ROOT

PROD, DEV = "prod/us-east-1/data", "dev/us-east-1/data"
SCRIPTS = sorted((ROOT / "documents" / "timescale").glob("*.sh"))


@pytest.fixture(scope="module")
def prod(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("timescale", "good-full", PROD, tmp_path_factory.mktemp("timescale"))


def commands(module: dict[str, Any], document: str) -> dict[str, list[str]]:
    steps = module["locals"][f"timescale-metrics-{document}-document"]["mainSteps"]
    return {s["name"]: s["inputs"].get("runCommand", []) for s in steps}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_a_script_is_a_script(script: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None

    done = subprocess.run([bash, "-n", script], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/bin/bash\n")
    assert "\nset -euo pipefail\n" in text
    # Systems Manager would take it for a parameter
    assert "{{" not in text


@pytest.mark.synth
def test_nodes_are_in_different_zones_and_keep_their_address(prod: dict[str, Any]) -> None:
    volumes, made = prod["resource"]["aws_ebs_volume"], prod["resource"]["aws_instance"]

    zones = {role: v["availability_zone"] for role, v in volumes.items()}
    assert zones == {"metrics-primary": "us-east-1a", "metrics-standby": "us-east-1b"}
    for role, instance in made.items():
        (interface,) = instance["network_interface"]
        assert interface["network_interface_id"] == f"${{aws_network_interface.{role}.id}}"
    subnets = {
        role: i["subnet_id"] for role, i in prod["resource"]["aws_network_interface"].items()
    }
    assert subnets["metrics-primary"].endswith(", 0)}")
    assert subnets["metrics-standby"].endswith(", 1)}")


@pytest.mark.synth
def test_named_zones_are_the_nodes_whatever_other_zones_there_are(tmp_path: Path) -> None:
    made = resources("timescale", "good-zones-of-its-own", PROD, tmp_path)["resource"]

    zones = {role: v["availability_zone"] for role, v in made["aws_ebs_volume"].items()}
    assert zones == {"metrics-primary": "us-east-1c", "metrics-standby": "us-east-1a"}
    subnets = [made["aws_network_interface"][role]["subnet_id"] for role in zones]
    assert [subnet[-4:] for subnet in subnets] == [" 2)}", " 0)}"]


@pytest.mark.synth
def test_no_new_image_replaces_a_node(prod: dict[str, Any]) -> None:
    for instance in prod["resource"]["aws_instance"].values():
        ignored = instance["lifecycle"]["ignore_changes"]
        assert ignored == ["ami", "launch_template", "user_data_base64"]
        # with it the provider would look the image up, which is a parameter
        assert "root_block_device" not in instance
        assert instance["metadata_options"]["http_tokens"] == "required"
        assert instance["disable_api_termination"] is True
    template = prod["resource"]["aws_launch_template"]["metrics"]
    assert template["image_id"].startswith("resolve:ssm:/aws/service/canonical/ubuntu/server/22.04")
    assert "/arm64/" in template["image_id"]


@pytest.mark.synth
def test_volumes_and_backups_cannot_be_lost(prod: dict[str, Any]) -> None:
    made = prod["resource"]
    kept = [*made["aws_ebs_volume"].values(), made["aws_s3_bucket"]["metrics-backups"]]

    assert [r["lifecycle"] for r in kept] == [{"prevent_destroy": True}] * 3
    assert {v["tags"]["Backup"] for v in made["aws_ebs_volume"].values()} == {"daily"}
    (rule,) = made["aws_s3_bucket_lifecycle_configuration"]["metrics-backups"]["rule"]
    assert "expiration" not in rule


@pytest.mark.synth
def test_a_password_is_read_on_the_node_and_stands_nowhere(prod: dict[str, Any]) -> None:
    environment = commands(prod, "node")["files"]
    secrets = [line for line in environment if "SECRET=" in line]
    statements = {s["Sid"]: s for s in prod["locals"]["timescale-metrics-node-policy"]["Statement"]}

    assert len(secrets) == 2
    assert all("secret-metrics-" in line and "-arn." in line for line in secrets)
    assert len(statements["ReadSecrets"]["Resource"]) == 2
    assert "aws_secretsmanager_secret_version" not in prod.get("data", {})
    assert not any("PASSWORD" in line for line in prod["locals"]["timescale-metrics-user-data"])


@pytest.mark.synth
def test_a_node_reads_no_parameter_of_others_and_no_other_bucket(prod: dict[str, Any]) -> None:
    statements = prod["locals"]["timescale-metrics-node-policy"]["Statement"]
    everything = {s["Sid"] for s in statements if s["Resource"] == ["*"]}
    actions = {a for s in statements for a in s["Action"]}

    assert everything == {"BeManaged", "KnowItself", "PublishMetrics"}
    assert not actions & {"ssm:GetParameter", "ssm:GetParameters", "s3:*"}


@pytest.mark.synth
def test_what_a_script_says_in_braces_stays_the_shells(prod: dict[str, Any]) -> None:
    storage = "\n".join(commands(prod, "node")["storage"])
    files = commands(prod, "node")["files"]

    assert "_$${VOLUME//-/}" in storage
    assert "log_line_prefix = '%m ''$${x}'' '" in files
    text = "\n".join(line for lines in commands(prod, "node").values() for line in lines)
    expressions = re.findall(r"(?<!\$)\$\{([^}]*)\}", text)
    assert all(e.startswith("data.aws_ssm_parameter.") for e in expressions)


@pytest.mark.synth
def test_a_step_that_fails_is_the_last(prod: dict[str, Any]) -> None:
    for document in ("node", "schema"):
        steps = prod["locals"][f"timescale-metrics-{document}-document"]["mainSteps"]
        assert {s["inputs"]["onFailure"] for s in steps} == {"exit"}


@pytest.mark.synth
def test_a_single_node_has_no_peer_and_downloads_nothing(tmp_path: Path) -> None:
    dev = resources("timescale", "good-full", DEV, tmp_path)

    assert next(iter(commands(dev, "node"))) == "agent"
    assert dev["resource"]["aws_launch_template"]["metrics"]["image_id"] == "ami-0123456789abcdef0"
    assert list(dev["resource"]["aws_s3_bucket"]) == ["metrics-backups"]


def test_numbers_follow_from_the_document(tmp_path: Path) -> None:
    case = read_case(TESTS / "systems" / "timescale" / "cases" / "good-full.yaml")
    project = check_case(case, tmp_path).project
    assert project is not None
    (effective,) = (e for e in project.all("timescale") if e.environment == "prod")

    rows = {row.name: row.value for row in effective.spec.derived(Here(project, effective))}

    assert rows["vCPU of a node"] == 16
    assert rows["memory of a node"] == 128
    assert rows["storage"] == 2048
    assert rows["days of ticks"] == 30
    assert rows["chunks of ticks"] == 31
    assert (rows["days of ticks_1m"], rows["days of ticks_1h"]) == (365, 1826)


def test_the_alarms_are_honest() -> None:
    assert list(alarm_problems(ALARMS)) == []


@pytest.mark.parametrize(
    ("version", "majors"),
    [
        ("2.12.2", None),
        ("2.13.0", [13, 14, 15, 16]),
        ("2.19.3", [14, 15, 16, 17]),
        ("2.21.4", [15, 16, 17]),
        ("2.23.0", [15, 16, 17, 18]),
    ],
)
def test_versions_support_majors(version: str, majors: list[int] | None) -> None:
    found = timescale.majors(version)

    assert (None if found is None else list(found)) == majors


@pytest.mark.parametrize(("major", "newest"), [(13, "2.15"), (14, "2.19"), (15, "2.27"), (12, "")])
def test_the_newest_version_for_a_major(major: int, newest: str) -> None:
    assert timescale.newest_for(major) == newest
