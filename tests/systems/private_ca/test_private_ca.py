"""Private CA: who signs whom, and where."""

from pathlib import Path

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.systems.private_ca.model import SIGNING

CASE = TESTS / "systems" / "private_ca" / "cases" / "good-root-and-regions.yaml"
SIGNED = "aws_acmpca_certificate"
INSTALLED = "aws_acmpca_certificate_authority_certificate"


@pytest.mark.synth
def test_a_root_signs_itself_with_its_own_algorithm(tmp_path: Path) -> None:
    made = resources("private_ca", "good-root-and-regions", "prod/us-east-1/pki", tmp_path)
    root = made["resource"][SIGNED]["root"]

    assert root["template_arn"] == "arn:aws:acm-pca:::template/RootCACertificate/V1"
    assert root["signing_algorithm"] == "SHA384WITHECDSA"
    assert root["certificate_authority_arn"] == "${aws_acmpca_certificate_authority.root.arn}"
    assert "certificate_chain" not in made["resource"][INSTALLED]["root"]


@pytest.mark.synth
def test_a_subordinate_of_another_region_is_signed_where_its_parent_is(tmp_path: Path) -> None:
    made = resources("private_ca", "good-root-and-regions", "prod/us-west-2/pki", tmp_path)
    signed = made["resource"][SIGNED]["services"]
    read = made["data"]["aws_ssm_parameter"]["private_ca-root-arn-use1"]

    assert signed["provider"] == "aws.use1"
    assert signed["signing_algorithm"] == "SHA384WITHECDSA"
    assert signed["template_arn"].endswith("/SubordinateCACertificate_PathLen0/V1")
    assert read["name"] == "/shop/prod/us-east-1/pki/private_ca/root/arn"
    assert "provider" not in made["resource"]["aws_acmpca_certificate_authority"]["services"]
    assert "certificate_chain" in made["resource"][INSTALLED]["services"]


@pytest.mark.synth
def test_it_is_signed_after_the_parent_can_sign(tmp_path: Path) -> None:
    made = resources("private_ca", "good-root-and-regions", "prod/us-east-1/pki", tmp_path)
    signed = made["resource"][SIGNED]["services"]

    assert signed["certificate_authority_arn"] == f"${{{INSTALLED}.root.certificate_authority_arn}}"


def test_the_parents_region_is_applied_before(tmp_path: Path) -> None:
    checked = check_case(read_case(CASE), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert "prod/us-east-1/pki" in needs["prod/us-west-2/pki"]


def test_an_algorithm_for_every_key() -> None:
    assert {name.rpartition("WITH")[2] for name in SIGNING.values()} == {"ECDSA", "RSA"}
