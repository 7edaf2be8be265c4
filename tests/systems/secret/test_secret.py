"""Secrets: containers without values, and copies that carry their own region's key."""

from pathlib import Path

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.documents.schema.generate import schema_of
from specgen.project.here import Here
from specgen.systems.secret import SYSTEM

CASE = TESTS / "systems" / "secret" / "cases" / "good-full.yaml"


@pytest.mark.synth
def test_a_copy_is_encrypted_with_the_key_of_its_region(tmp_path: Path) -> None:
    module = resources("secret", "good-full", "prod/us-east-1/secrets", tmp_path)
    made = module["resource"]["aws_secretsmanager_secret"]["rds-admin"]
    key = module["data"]["aws_ssm_parameter"]["key-secrets-arn-usw2"]

    assert made["replica"][0]["region"] == "us-west-2"
    assert "key-secrets-arn-usw2" in made["replica"][0]["kms_key_id"]
    assert key["name"] == "/shop/prod/us-west-2/keys/key/secrets/arn"
    assert "aws_secretsmanager_secret_version" not in module["resource"]


@pytest.mark.synth
def test_keys_of_the_copies_regions_are_applied_before(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert "prod/us-west-2/keys" in needs["prod/us-east-1/secrets"]


def test_there_is_no_field_for_a_value() -> None:
    keys = set(schema_of(SYSTEM.type)["properties"])

    assert not keys & {"value", "secret_string", "secret_binary", "generate"}


def test_a_copy_has_the_arn_with_its_own_region(tmp_path: Path) -> None:
    project = check_case(read_case(CASE), tmp_path).project
    assert project is not None
    home = Here(project, next(e for e in project.all("secret") if e.environment == "prod"))
    arn = "${aws_secretsmanager_secret.rds-admin.arn}"

    assert home.spec.arn_in("us-east-1", arn, home) == arn
    assert home.spec.arn_in("us-west-2", arn, home) == (
        '${replace(aws_secretsmanager_secret.rds-admin.arn, ":us-east-1:", ":us-west-2:")}'
    )
