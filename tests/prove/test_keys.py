"""A place in a generated file -> the line of the document; without Terraform."""

from pathlib import Path
from typing import Any

import pytest
from proofs import rendered

from specgen.pipeline import Checked
from specgen.prove.blame.documents import blame
from specgen.prove.blame.spots import at_address, spot_of
from specgen.terraform.offline.diagnostics import Diagnostic
from specgen.terraform.spot import Spot

pytestmark = pytest.mark.synth

TEXT = """\
kind: network
name: main
cidr: 10.0.0.0/16
subnet_base: 10.0.0.0/16
zones: [a, b, c]
tiers:
  public: {role: public, cidrs: [10.0.1.0/24, 10.0.2.0/24, 10.0.3.0/24]}
  private: {role: private, cidrs: [10.0.16.0/20, 10.0.32.0/20, 10.0.48.0/20]}
flow_logs: {enabled: false}
overrides:
  - when: {region: us-west-2}
    set: {cidr: 10.1.0.0/16}
terraform:
  aws_subnet.main-private-b: {map_public_ip_on_launch: true}
---
kind: security_group
name: app
description: Everything
network: main
stack: rules
ingress: [{id: web, ports: [8080], cidr: 10.0.0.0/8}, {id: ssh, ports: [22], cidr: 10.9.0.0/16}]
---
kind: raw
name: jobs
stack: network
resource:
  aws_sqs_queue:
    jobs: {name: jobs, visibility_timeout_seconds: 30}
"""
PLATFORM = """\
kind: platform
name: shop
short_name: shop
account: {id: "000000000000"}
regions:
  us-east-1: {key: use1, role: primary}
  us-west-2: {key: usw2, role: secondary}
environments:
  prod: {protected: true}
backend: {bucket: shop-terraform-state, region: us-east-1}
stacks:
  - {id: network, kinds: [network]}
  - {id: rules, kinds: [security_group]}
---
"""
EAST, WEST, RULES = "prod/us-east-1/network", "prod/us-west-2/network", "prod/us-east-1/rules"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    folder = tmp_path_factory.mktemp("keys")
    checked = rendered(folder, PLATFORM + TEXT)
    assert [f.message for f in checked.errors] == []
    return checked, folder / "generated"


def placed(project: tuple[Checked, Path], module: str, spot: Spot | None) -> str:
    """`5:7 value` in the text below the platform, or its own line in the platform."""
    checked, output = project
    assert checked.project is not None
    assert spot is not None
    (root,) = (m for m in checked.modules if m.id == module)
    blamed = blame(checked.project, root, output / module, spot)
    assert blamed is not None
    place = blamed.subject.place(blamed.pointer, key=blamed.at_key)
    line = (Path(output.parent) / place.path).read_text().splitlines()[place.line - 1]
    return line[place.column - 1 : place.end_column - 1]


def reported(file: str, address: str, line: int | None, column: int, words: str = "") -> Diagnostic:
    return Diagnostic("error", words, "", address, file, line, column)


def position(folder: Path, file: str, text: str, *, at: str = "") -> tuple[int, int]:
    """Line and column where `at` begins, in the first line that holds the text."""
    for number, line in enumerate((folder / file).read_text().splitlines(), 1):
        if text in line:
            return number, line.index(at or text) + 1
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("module", "address", "attribute", "expected"),
    [
        (EAST, "aws_vpc.main", "cidr_block", "10.0.0.0/16"),
        (WEST, "aws_vpc.main", "cidr_block", "10.1.0.0/16"),
        (EAST, "aws_subnet.main-private-a", "cidr_block", "10.0.16.0/20"),
        (EAST, "aws_subnet.main-private-b", "map_public_ip_on_launch", "true"),
        (EAST, "aws_subnet.main-private-b", "cidr_block", "10.0.32.0/20"),
        (EAST, "aws_sqs_queue.jobs", "visibility_timeout_seconds", "30"),
        (EAST, "aws_vpc.main", "enable_dns_support", "network"),
        (RULES, "aws_security_group.app", "description", "Everything"),
    ],
)
def test_an_attribute_is_placed_at_the_key_that_became_it(
    project: tuple[Checked, Path], module: str, address: str, attribute: str, expected: str
) -> None:
    spot = at_address(project[1] / module, address, (attribute,))

    assert placed(project, module, spot) == expected


def test_of_several_the_value_that_stands_there_decides(project: tuple[Checked, Path]) -> None:
    rules = project[1] / RULES / "security_group-app.tf.json"
    line, column = position(project[1] / RULES, rules.name, "10.9.0.0/16", at='"10.9')

    spot = spot_of(project[1] / RULES, reported(rules.name, "", line, column))

    assert placed(project, RULES, spot) == "10.9.0.0/16"


def test_a_key_is_told_from_its_value(project: tuple[Checked, Path]) -> None:
    folder, file = project[1] / EAST, "raw-jobs.tf.json"
    name = '"visibility_timeout_seconds"'
    at_key = spot_of(folder, reported(file, "", *position(folder, file, name)))
    at_value = spot_of(folder, reported(file, "", *position(folder, file, name, at="30")))

    assert placed(project, EAST, at_key) == "visibility_timeout_seconds"
    assert placed(project, EAST, at_value) == "30"
    assert at_value is not None
    assert (at_value.address, at_value.attribute) == (
        "aws_sqs_queue.jobs",
        "visibility_timeout_seconds",
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"cidr_block": is not what it should be', "10.0.0.0/16"),
        ("the resource is odd", "network"),
        ("visibility_timeout_seconds is no word of a VPC", "network"),
    ],
)
def test_a_fault_of_the_whole_resource_is_placed_by_the_words_it_uses(
    project: tuple[Checked, Path], words: str, expected: str
) -> None:
    folder, file = project[1] / EAST, "network-main.tf.json"
    line, _ = position(folder, file, '"shop-prod-use1-main"')
    diagnostic = reported(file, "aws_vpc.main", line + 2, 7, words)

    assert placed(project, EAST, spot_of(folder, diagnostic)) == expected


def test_what_is_read_of_another_root_module_is_placed_at_the_reference(
    project: tuple[Checked, Path],
) -> None:
    spot = at_address(project[1] / RULES, "data.aws_ssm_parameter.network-main-vpc_id")

    assert spot is not None
    assert spot.file == "inputs.tf.json"
    assert placed(project, RULES, spot) == "main"


def test_what_is_published_is_placed_at_its_document(project: tuple[Checked, Path]) -> None:
    spot = at_address(project[1] / EAST, "aws_ssm_parameter.network-main-vpc_id")

    assert spot is not None
    assert spot.file == "outputs.tf.json"
    assert placed(project, EAST, spot) == "network"


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    [
        (("terraform", "backend", "s3", "bucket"), "shop-terraform-state", "shop-terraform-state"),
        (("provider", "aws", 0, "region"), "us-east-1", "platform"),
        (("provider", "aws", 0, "allowed_account_ids", 0), "000000000000", '"000000000000"'),
        (("terraform", "backend", "s3", "use_lockfile"), True, "backend"),
        (("terraform", "backend", "s3", "nothing"), "of it", "backend"),
        (("terraform", "required_version"), ">= 1.11.0", "platform"),
    ],
)
def test_the_settings_are_placed_in_the_platform_document(
    project: tuple[Checked, Path], pointer: tuple[Any, ...], value: object, expected: str
) -> None:
    spot = Spot("terraform.tf.json", pointer, 1, value=value)

    assert placed(project, EAST, spot) == expected


def test_a_fault_of_the_backend_is_placed_by_its_words(project: tuple[Checked, Path]) -> None:
    words = 'No argument or block type is named "bucket"'
    diagnostic = Diagnostic("error", words, "", "terraform.backend", "terraform.tf.json")

    spot = spot_of(project[1] / EAST, diagnostic)

    assert placed(project, EAST, spot) == "shop-terraform-state"


def test_what_is_said_of_no_file_has_no_spot(project: tuple[Checked, Path]) -> None:
    assert spot_of(project[1] / EAST, Diagnostic("error", "terraform plan failed (-9)")) is None
    assert spot_of(project[1] / EAST, reported("gone.tf.json", "aws_vpc.main", 1, 1)) is None
