"""{environment} and the others in names that users write: one rule for all kinds."""

import json
from pathlib import Path

import pytest
from support import make_project

from specgen.documents.schema.fields import WRITTEN_NAME
from specgen.documents.schema.generate import schema_of
from specgen.pipeline import Checked, check, render
from specgen.project.project import Project
from specgen.project.written_names import PLACES, fill, unknown_places
from specgen.systems import SYSTEMS

VALUES = dict(zip(PLACES, ("aws", "us-east-1", "000000000000", "prod", "web"), strict=True))


def checked(folder: Path, text: str, *needs: str) -> Checked:
    root = make_project(folder, text, needs)
    return check(root, root / "specs")


def project_of(found: Checked) -> Project:
    assert found.project is not None
    assert [f.message for f in found.findings] == []
    return found.project


def test_what_is_unknown_stays_and_is_found() -> None:
    text = "{environment}-{region}-{account}-{partition}-{name}-{other}-${aws:username}"

    assert fill(text, VALUES) == "prod-us-east-1-000000000000-aws-web-{other}-${aws:username}"
    (problem,) = unknown_places(text, ("name",))
    assert problem.message.startswith("nothing replaces {other}")


def test_a_slip_is_told_what_was_meant() -> None:
    (problem,) = unknown_places("{enviroment}", ())

    assert problem.message == "nothing replaces {enviroment}; write {environment}"


def test_each_place_has_its_own_and_the_document_is_not_changed(tmp_path: Path) -> None:
    text = 'kind: log_group\nname: web\ngroup_name: "/{environment}/{region}/{name}"\n'

    project = project_of(checked(tmp_path, text))

    found = {e.spot: e.spec.group_name for e in project.effectives}
    assert found == {
        ("prod", "us-east-1"): "/prod/us-east-1/web",
        ("prod", "us-west-2"): "/prod/us-west-2/web",
        ("dev", "us-east-1"): "/dev/us-east-1/web",
    }
    (document,) = [d for d in project.documents if d.kind == "log_group"]
    assert document.data["group_name"] == "/{environment}/{region}/{name}"


def test_a_rename_does_not_change_the_name(tmp_path: Path) -> None:
    text = 'kind: log_group\nname: web\ngroup_name: "/{name}/{region}"\n'
    text += "renamed_from: [first, second]\n"
    text += "placement: {environments: [prod]}\n"

    project = project_of(checked(tmp_path, text))

    names = {e.spec.group_name for e in project.effectives}
    assert names == {"/first/us-east-1", "/first/us-west-2"}


def test_an_overrides_name_is_filled_in_too(tmp_path: Path) -> None:
    text = 'kind: log_group\nname: web\ngroup_name: "/{region}/{environment}"\n'
    text += 'overrides: [{when: {environment: dev}, set: {group_name: "/{environment}/own"}}]\n'

    project = project_of(checked(tmp_path, text))

    assert project.find("log_group", "web", "dev", "us-east-1").spec.group_name == "/dev/own"  # ty: ignore


@pytest.mark.synth
def test_names_in_terraforms_own_words_are_filled_in_and_other_text_is_not(tmp_path: Path) -> None:
    text = """\
kind: raw
name: jobs
stack: network
placement: {environments: [prod], regions: primary}
resource:
  aws_sqs_queue: {jobs: {name: "{name}-{environment}"}}
  aws_s3_bucket: {files: {bucket: "{account}-files", tags: {Pattern: "{environment}"}}}
---
kind: secret
name: api
placement: {environments: [prod], regions: primary}
terraform: {aws_secretsmanager_secret.api: {name: "{environment}/api", description: "{name}"}}
"""

    files = render(checked(tmp_path, text)).files

    raw = json.loads(files["prod/us-east-1/network/raw-jobs.tf.json"])["resource"]
    assert raw["aws_sqs_queue"]["jobs"]["name"] == "jobs-prod"
    assert raw["aws_s3_bucket"]["files"]["bucket"] == "000000000000-files"
    assert raw["aws_s3_bucket"]["files"]["tags"] == {"Pattern": "{environment}"}
    text = files["prod/us-east-1/secrets/secret-api.tf.json"]
    secret = json.loads(text)["resource"]["aws_secretsmanager_secret"]["api"]
    assert (secret["name"], secret["description"]) == ("prod/api", "{name}")


def test_kinds_with_names_that_users_write_have_the_rule() -> None:
    marked = {s.kind for s in SYSTEMS if WRITTEN_NAME in json.dumps(schema_of(s.type))}

    assert marked >= {
        *("log_group", "secret", "parameter", "public_zone", "private_zone", "certificate"),
        *("cdn", "service", "cluster", "failover", "postgres", "timescale", "global_name"),
    }
