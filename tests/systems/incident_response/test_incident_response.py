"""Incident response: rules, what roles may do, dead letters."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

ACCOUNT = "account/us-east-1/account-incident-response"
PROD = "prod/us-east-1/incident-response"


def made(case: str, module: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = resources("incident_response", case, module, folder)
    return found


def policy(module: dict[str, Any], playbook: str) -> dict[str, Any]:
    found = module["locals"][f"incident_response-baseline-{playbook}-policy"]["Statement"]
    return {statement["Sid"]: statement for statement in found}


@pytest.mark.synth
def test_each_target_keeps_what_it_cannot_deliver(tmp_path: Path) -> None:
    found = made("good-full", PROD, tmp_path)["resource"]

    targets = found["aws_cloudwatch_event_target"]
    assert len(targets) == 5
    kept = {target["dead_letter_config"]["arn"] for target in targets.values()}
    assert kept == {"${aws_sqs_queue.baseline-dead-letters.arn}"}
    assert set(targets) == set(found["aws_lambda_permission"])
    failures = found["aws_lambda_function_event_invoke_config"].values()
    assert {one["destination_config"]["on_failure"]["destination"] for one in failures} == kept


@pytest.mark.synth
def test_a_playbook_waits_for_permission(tmp_path: Path) -> None:
    functions = made("good-full", PROD, tmp_path)["resource"]["aws_lambda_function"]

    dry = {name: one["environment"]["variables"]["DRY_RUN"] for name, one in functions.items()}
    assert dry == {
        "baseline-block-ip": "false",
        "baseline-quarantine-instance": "false",
        "baseline-rds-brute-force": "true",
        "baseline-stop-compromised-task": "false",
    }


@pytest.mark.synth
def test_a_role_gets_no_policy_but_the_one_that_denies_everything(tmp_path: Path) -> None:
    module = made("good-account", ACCOUNT, tmp_path)

    statement = policy(module, "disable-access-key")["DenyEverything"]
    assert statement["Action"] == ["iam:AttachRolePolicy"]
    only = {"iam:PolicyARN": "arn:aws:iam::aws:policy/AWSDenyAll"}
    assert statement["Condition"] == {"ArnEquals": only}


@pytest.mark.synth
def test_controls_of_the_hub_call_a_playbook_if_there_is_a_hub(tmp_path: Path) -> None:
    with_hub = made("good-account", ACCOUNT, tmp_path / "with")["resource"]
    without = made("good-small", ACCOUNT, tmp_path / "without")["resource"]

    rule = "baseline-block-public-bucket-hub"
    assert rule in with_hub["aws_cloudwatch_event_rule"]
    assert rule not in without["aws_cloudwatch_event_rule"]


@pytest.mark.synth
def test_interfaces_of_other_networks_cannot_be_changed(tmp_path: Path) -> None:
    statement = policy(made("good-full", PROD, tmp_path), "quarantine-instance")["Isolate"]

    assert list(statement["Condition"]["ArnEquals"]) == ["ec2:Vpc"]


@pytest.mark.synth
def test_a_playbook_calls_the_function_that_rotates_its_users_and_no_other(tmp_path: Path) -> None:
    statements = policy(made("good-full", PROD, tmp_path), "rds-brute-force")

    assert statements["CallRotation"]["Resource"] == [
        "arn:aws:lambda:us-east-1:000000000000:function:shop-prod-use1-secrets-alternating-orders"
    ]
