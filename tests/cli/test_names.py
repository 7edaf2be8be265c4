"""`show --names`: what a document makes, by Terraform address, name in AWS and ARN."""

import json
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app
from specgen.facts.arns import FORMS, arn
from specgen.terraform.provider_schema import attributes

pytestmark = pytest.mark.synth

DOCUMENTS = """\
kind: secret
name: api
placement: {environments: [prod]}
path: team/api
---
kind: postgres
name: orders
placement: {environments: [prod], regions: primary}
engine_version: "17.9"
instance_class: db.m7g.large
network: main
tier: database
security_groups: [database]
storage: {allocated_gib: 100}
master_password: secret
master_secret: api
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("names"), DOCUMENTS, ("network",))


def run(root: Path, document: str, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["show", document, str(root), "--names", *arguments])
    return result.exit_code, result.stdout


def test_a_document_has_names_and_arns_in_each_place(root: Path) -> None:
    code, text = run(root, "secret/api", "--format", "json")

    assert code == 0
    first, second = json.loads(text)
    assert (first["where"], first["root_module"]) == ("prod/us-east-1", "prod/us-east-1/secrets")
    assert first["resources"][0] == {
        "address": "aws_secretsmanager_secret.api",
        "name": "shop/prod/team/api",
        "arn": "arn:aws:secretsmanager:us-east-1:000000000000:secret:shop/prod/team/api-*",
    }
    assert second["resources"][0]["arn"].startswith("arn:aws:secretsmanager:us-west-2:")


def test_what_it_publishes_is_its_own(root: Path) -> None:
    _, text = run(root, "secret/api", "--env", "prod", "--region", "us-east-1")

    assert text.startswith("secret/api in prod/us-east-1/secrets\n")
    assert "aws_ssm_parameter.secret-api-arn" in text
    assert "parameter/shop/prod/us-east-1/secrets/secret/api/arn" in text


def test_of_a_place_without_the_document_it_says_where_it_is(root: Path) -> None:
    assert run(root, "secret/api", "--env", "dev")[0] == 2


def test_what_others_made_makes_nothing(tmp_path: Path) -> None:
    text = "kind: existing\nname: api\npublic_zone:\n"
    text += "  prod/us-east-1: {id: Z0123456789ABCDEFGHIJ, domain: example.com}\n"
    folder = make_project(tmp_path, text)

    code, shown = run(folder, "existing/api", "--format", "json")

    assert (code, json.loads(shown)[0]["resources"]) == (0, [])


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_names_an_argument_of_its_type(kind: str) -> None:
    assert FORMS[kind].argument in (attributes(kind) or {})


def test_an_arn_has_region_and_account_where_aws_has_them() -> None:
    place = ("aws-cn", "cn-north-1", "123456789012")

    assert arn(FORMS["aws_iam_role"], "a", *place) == "arn:aws-cn:iam::123456789012:role/a"
    assert arn(FORMS["aws_s3_bucket"], "a", *place) == "arn:aws-cn:s3:::a"
    of_group = arn(FORMS["aws_cloudwatch_log_group"], "/a/b", *place)
    assert of_group == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/a/b"
