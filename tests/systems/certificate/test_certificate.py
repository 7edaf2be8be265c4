"""Certificate: validation records, and what readers wait for."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render

CASES = TESTS / "systems" / "certificate" / "cases"


def resources(name: str, folder: Path) -> dict[str, Any]:
    files = render(check_case(read_case(CASES / f"{name}.yaml"), folder)).files
    content = json.loads(files["prod/us-east-1/ingress/certificate-web.tf.json"])
    made: dict[str, Any] = content["resource"]
    return made


@pytest.mark.synth
def test_a_wildcard_and_its_domain_share_a_record(tmp_path: Path) -> None:
    made = resources("good-zone", tmp_path)

    assert sorted(made["aws_route53_record"]) == [
        "web-api_shop_example_com",
        "web-example_com",
        "web-shop_example_com",
    ]
    assert made["aws_acm_certificate"]["web"]["domain_name"] == "shop.example.com"
    assert made["aws_acm_certificate"]["web"]["lifecycle"] == {"create_before_destroy": True}
    assert len(made["aws_acm_certificate_validation"]["web"]["validation_record_fqdns"]) == 3


@pytest.mark.synth
def test_without_a_zone_apply_waits_for_a_person(tmp_path: Path) -> None:
    made = resources("good-by-hand", tmp_path)

    assert "aws_route53_record" not in made
    assert "validation_record_fqdns" not in made["aws_acm_certificate_validation"]["web"]
