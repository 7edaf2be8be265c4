"""What others made is read as a literal value, and nothing is made of it."""

import json
from pathlib import Path

import pytest
from support import make_project

from specgen.pipeline import Checked, check, render

VPC = """\
kind: existing
name: main
network:
  prod/us-east-1:
    id: vpc-0a1b2c3d4e5f60718
    cidr: 10.20.0.0/16
    tiers:
      app:
        role: private
        subnets:
          a: {id: subnet-0a1b2c3d4e5f60001, cidr: 10.20.16.0/20}
          b: {id: subnet-0a1b2c3d4e5f60002, cidr: 10.20.32.0/20}
"""
GROUP = """\
---
kind: security_group
name: app
placement: {environments: [prod], regions: primary}
network: main
"""
ACCOUNTS = """\
kind: existing
name: data
key:
  account/us-east-1:
    arn: arn:aws:kms:us-east-1:000000000000:key/01234567-89ab-cdef-0123-456789abcdef
"""
DOCUMENT = """\
---
kind: secret
name: api
placement: {regions: primary}
key: data
"""


def checked(folder: Path, text: str) -> Checked:
    made = make_project(folder, text)
    return check(made, made / "specs")


def codes(found: Checked) -> list[str]:
    return [finding.code for finding in found.findings]


@pytest.mark.synth
def test_others_read_its_values_and_no_root_module_is_made(tmp_path: Path) -> None:
    project = checked(tmp_path, VPC + GROUP)

    files = render(project).files

    assert [module.id for module in project.modules] == ["prod/us-east-1/network"]
    assert not any(path.endswith("inputs.tf.json") for path in files)
    text = files["prod/us-east-1/network/security_group-app.tf.json"]
    group = json.loads(text)["resource"]["aws_security_group"]["app"]
    assert group["vpc_id"] == "vpc-0a1b2c3d4e5f60718"


@pytest.mark.synth
def test_nothing_of_it_is_a_resource(tmp_path: Path) -> None:
    files = render(checked(tmp_path, VPC + GROUP)).files

    kinds = {
        kind
        for path, text in files.items()
        if path.endswith(".tf.json")
        for kind in json.loads(text).get("resource", {})
    }
    assert kinds == {"aws_security_group", "aws_ssm_parameter"}


def test_what_is_the_accounts_is_for_every_environment(tmp_path: Path) -> None:
    found = checked(tmp_path, ACCOUNTS + DOCUMENT)

    assert codes(found) == ["EXI122"]
    assert "secretsmanager.us-east-1.amazonaws.com" in found.findings[0].help
    confirmed = ACCOUNTS + "    admits: [secretsmanager]\n" + DOCUMENT
    assert codes(checked(tmp_path / "confirmed", confirmed)) == []


def test_the_platforms_own_document_comes_first(tmp_path: Path) -> None:
    key = "---\nkind: key\nname: data\nplacement: {regions: primary}\nadmits: [secretsmanager]\n"

    found = checked(tmp_path, ACCOUNTS + key + DOCUMENT)

    assert codes(found) == ["EXI002"]
    project = found.project
    assert project is not None
    owner = project.find("key", "data", "prod", "us-east-1")
    assert owner is not None
    assert owner.id == "key/data"


def test_a_missing_value_is_told_where_it_belongs(tmp_path: Path) -> None:
    found = checked(tmp_path, VPC + GROUP.replace("environments: [prod], ", ""))

    (one,) = found.findings
    assert (one.code, one.where) == ("REF002", ("dev/us-east-1",))
    assert "describe that of dev/us-east-1 in existing/main" in one.help


def test_a_broken_reference_of_its_own_leaves_it_out(tmp_path: Path) -> None:
    group = """\
---
kind: existing
name: tasks
security_group:
  prod/us-east-1: {id: sg-0a1b2c3d4e5f60718, network: mian, ingress: [], egress: []}
"""
    cluster = "---\nkind: cluster\nname: main\nnetwork: main\nsecurity_groups: [tasks]\n"
    cluster += "placement: {environments: [prod], regions: primary}\n"

    found = checked(tmp_path, VPC + group + cluster)

    assert [(f.code, f.document) for f in found.findings] == [("REF001", "existing/tasks")]
