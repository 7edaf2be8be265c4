"""What a rotation document becomes: functions with what they need, and no rotation at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.project.here import Here
from specgen.sdk.alarms import Event
from specgen.sdk.aws.rotation.waits import restarts, wait_seconds
from specgen.systems.rotation.alarms import ALARMS

CASE = TESTS / "systems" / "rotation" / "cases" / "good-full.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = "prod/us-east-1/secrets-rotation"
    return resources("rotation", "good-full", place, tmp_path_factory.mktemp("rotation"))


def statements(made: dict[str, Any], role: str) -> dict[str, Any]:
    policy = made["locals"][f"rotation-secrets-{role}-policy"]
    return {s["Sid"]: s for s in policy["Statement"]}


def known(made: dict[str, Any], role: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        "\n".join(made["locals"][f"rotation-secrets-{role}-secrets-json"])
    )
    return found


@pytest.mark.synth
def test_nothing_rotates_at_once(made: dict[str, Any]) -> None:
    rotations = made["resource"]["aws_secretsmanager_secret_rotation"]

    assert sorted(rotations) == [
        "secrets-data-key",
        "secrets-master",
        "secrets-orders-web",
        "secrets-partner",
        "secrets-tokens",
    ]
    assert {body["rotate_immediately"] for body in rotations.values()} == {False}
    rules = rotations["secrets-master"]["rotation_rules"]
    assert rules == {"automatically_after_days": 20, "duration": "2h"}


@pytest.mark.synth
def test_each_function_has_its_own_secrets_only(made: dict[str, Any]) -> None:
    alternating, single = statements(made, "alternating-orders"), statements(made, "single-orders")

    assert "orders-web" in alternating["RotateSecrets"]["Resource"][0]
    assert len(alternating["RotateSecrets"]["Resource"]) == 1
    assert alternating["ReadAdministrator"]["Action"] == ["secretsmanager:GetSecretValue"]
    assert "ReadAdministrator" not in single
    assert list(known(made, "alternating-orders")) == ["shop/prod/orders-web"]
    assert list(known(made, "single-orders")) == ["shop/prod/master"]


@pytest.mark.synth
def test_only_functions_of_databases_are_in_the_network(made: dict[str, Any]) -> None:
    functions = made["resource"]["aws_lambda_function"]

    inside = {name for name, body in functions.items() if "vpc_config" in body}
    assert inside == {"secrets-alternating-orders", "secrets-single-orders"}
    assert "JoinNetwork" not in statements(made, "data-key-data")
    assert "rotation-secrets-data-key-data-authorities-pem" not in made["locals"]
    pem = "\n".join(made["locals"]["rotation-secrets-single-orders-authorities-pem"])
    assert pem.count("BEGIN CERTIFICATE") == 3
    assert "us-east-1 Root CA RSA2048 G1" in pem


@pytest.mark.synth
def test_keys_are_made_for_named_secrets(made: dict[str, Any]) -> None:
    makes = statements(made, "data-key-data")["MakeKeys"]

    assert makes["Action"] == ["kms:GenerateDataKeyWithoutPlaintext"]
    context = {"kms:EncryptionContext:secret": ["shop/prod/data-key"]}
    assert makes["Condition"] == {"StringEquals": context}
    assert statements(made, "key-set-data")["MakeKeys"]["Action"] == ["kms:GenerateDataKeyPair"]


@pytest.mark.synth
def test_secrets_manager_alone_calls_them(made: dict[str, Any]) -> None:
    permissions = made["resource"]["aws_lambda_permission"]

    assert len(permissions) == 5
    for body in permissions.values():
        assert body["principal"] == "secretsmanager.amazonaws.com"
        assert body["source_account"] == "000000000000"


@pytest.mark.synth
def test_services_are_deployed_after_it(made: dict[str, Any]) -> None:
    about = known(made, "alternating-orders")["shop/prod/orders-web"]

    assert about == {
        "way": "alternating",
        "before_current_seconds": 60,
        "restarts": [
            {
                "region": "us-east-1",
                "cluster": "shop-prod-use1-main",
                "service": "shop-prod-use1-web",
            }
        ],
    }
    assert statements(made, "alternating-orders")["RestartServices"]["Resource"] == [
        "arn:aws:ecs:us-east-1:000000000000:service/shop-prod-use1-main/shop-prod-use1-web"
    ]


@pytest.mark.synth
def test_people_are_reminded_without_code(made: dict[str, Any]) -> None:
    (schedule,) = made["resource"]["aws_scheduler_schedule"].values()

    assert schedule["schedule_expression"] == "rate(90 days)"
    assert schedule["target"]["arn"] == "arn:aws:scheduler:::aws-sdk:sns:publish"
    message = made["locals"]["rotation-secrets-remind-exchange"]
    assert message["TopicArn"].endswith(":shop-prod-use1-alerts")
    assert "shop/prod/exchange" in message["Message"]


@pytest.mark.synth
def test_a_secret_that_rotates_has_the_tag_of_configs_rule(tmp_path: Path) -> None:
    module = resources("rotation", "good-full", "prod/us-east-1/secrets", tmp_path)
    secrets = module["resource"]["aws_secretsmanager_secret"]

    assert secrets["orders-web"]["tags"]["Rotation"] == "alternating"
    assert "Rotation" not in secrets["exchange"].get("tags", {})


def test_a_failed_rotation_of_any_of_its_secrets_is_an_event(tmp_path: Path) -> None:
    here = placed(tmp_path, "rotation", "secrets")
    (pattern,) = (row.pattern(here) for row in ALARMS if isinstance(row, Event))

    (about,) = pattern["detail"]["additionalEventData"]["SecretId"]
    assert about == {"prefix": "arn:aws:secretsmanager:us-east-1:000000000000:secret:shop/prod/"}


def test_poolers_of_other_regions_read_copies_later(tmp_path: Path) -> None:
    text = CASE.read_text().replace(
        "kind: pooler\nname: pgbouncer\nplacement: {environments: [prod], regions: primary}",
        "kind: pooler\nname: pgbouncer\nplacement: {environments: [prod], regions: [us-west-2]}",
    )
    moved = tmp_path / "good-moved.yaml"
    moved.write_text(text)
    secret = placed(tmp_path, "secret", "orders-web", moved)

    assert wait_seconds(secret, at_home=True) == 0
    assert wait_seconds(secret, at_home=False) == 60
    assert [r.service for r in restarts(secret)] == ["shop-prod-use1-web"]


def placed(tmp_path: Path, kind: str, name: str, case: Path = CASE) -> Here[Any]:
    project = check_case(read_case(case), tmp_path).project
    assert project is not None
    found = project.find(kind, name, "prod", "us-east-1")
    assert found is not None
    return Here(project, found)
