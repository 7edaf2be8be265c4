"""HSM: what each of the three applies makes, and the runbook between them."""

import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from support import check_case, read_case
from synth import resources

from specgen.cli.run.runbook import show_runbook

CASES = Path(__file__).parent / "cases"
MODULE = "prod/us-east-1/hsm"


def made(case: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = resources("hsm", case, MODULE, folder)["resource"]
    return found


@pytest.mark.synth
def test_the_first_apply_makes_one_module_and_no_key(tmp_path: Path) -> None:
    found = made("good-first-apply", tmp_path)

    assert list(found["aws_cloudhsm_v2_hsm"]) == ["critical-a"]
    assert len(found["aws_cloudhsm_v2_cluster"]["critical"]["subnet_ids"]) == 2
    assert "aws_kms_key" not in found


@pytest.mark.synth
def test_the_second_makes_every_module(tmp_path: Path) -> None:
    found = made("good-active", tmp_path)

    assert list(found["aws_cloudhsm_v2_hsm"]) == ["critical-a", "critical-b"]
    assert "aws_kms_key" not in found


@pytest.mark.synth
def test_the_third_makes_the_keys_and_an_alias_has_the_last_one(tmp_path: Path) -> None:
    found = made("good-full", tmp_path)

    keys = found["aws_kms_key"]
    assert set(keys) == {
        "critical-jwt-wrap-1",
        "critical-wallet-wrap-1",
        "critical-wallet-wrap-2",
    }
    assert {key["custom_key_store_id"] for key in keys.values()} == {"cks-1234567890abcdef0"}
    assert {key["enable_key_rotation"] for key in keys.values()} == {False}
    alias = found["aws_kms_alias"]["critical-wallet-wrap"]
    assert alias["name"] == "alias/shop-prod-use1-critical-wallet-wrap"
    assert alias["target_key_id"] == "${aws_kms_key.critical-wallet-wrap-2.key_id}"


def test_the_runbook_names_the_cluster_and_is_a_shell_script(tmp_path: Path) -> None:
    checked = check_case(read_case(CASES / "good-first-apply.yaml"), tmp_path)
    assert checked.project is not None
    found = [e for e in checked.project.effectives if e.id == "hsm/critical"]
    printed = StringIO()
    console = Console(file=printed, width=80)

    assert show_runbook(checked.project, found, console) == 0
    text = printed.getvalue()
    assert "Value=='shop-prod-use1-critical'" in text
    assert "# 10. write key_store_id" in text
    subprocess.run(["/bin/bash", "-n"], input=text, text=True, check=True)
