"""Load balancer: encryption of what passes, who may write its logs, protection."""

import json
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render

CASE = TESTS / "systems" / "load_balancer" / "cases" / "good-full.yaml"
PUBLIC = "{}/us-east-1/ingress/load_balancer-public.tf.json"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = render(check_case(read_case(CASE), tmp_path_factory.mktemp("balancer"))).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


@pytest.mark.synth
def test_nothing_but_a_redirect_is_answered_without_tls(rendered: dict[str, Any]) -> None:
    listeners = rendered[PUBLIC.format("prod")]["resource"]["aws_lb_listener"]

    plain = [each for each in listeners.values() if each["protocol"] != "HTTPS"]
    assert [each["default_action"][0]["type"] for each in plain] == ["redirect"]
    https = listeners["public-https"]
    assert https["ssl_policy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    assert https["certificate_arn"] == "${aws_acm_certificate_validation.web.certificate_arn}"
    assert https["default_action"][0]["fixed_response"]["status_code"] == "404"


@pytest.mark.synth
def test_only_elb_writes_logs_and_only_for_this_account(rendered: dict[str, Any]) -> None:
    content = rendered[PUBLIC.format("prod")]
    allowed = [
        s
        for s in content["locals"]["load_balancer-public-access-logs-policy"]["Statement"]
        if s["Effect"] == "Allow"
    ]

    assert len(allowed) == 1
    assert allowed[0]["Principal"] == {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}
    assert allowed[0]["Action"] == ["s3:PutObject"]
    assert allowed[0]["Resource"][0].endswith("/AWSLogs/000000000000/*")
    rules = content["resource"]["aws_s3_bucket_server_side_encryption_configuration"]
    default = rules["public-access-logs"]["rule"][0]["apply_server_side_encryption_by_default"]
    assert default == {"sse_algorithm": "AES256"}


@pytest.mark.synth
def test_the_logs_policy_stands_before_logging_is_turned_on(rendered: dict[str, Any]) -> None:
    balancer = rendered[PUBLIC.format("prod")]["resource"]["aws_lb"]["public"]

    bucket = "${aws_s3_bucket_policy.public-access-logs.bucket}"
    assert balancer["access_logs"] == {"bucket": bucket, "enabled": True}


@pytest.mark.synth
def test_a_protected_environment_keeps_its_load_balancer(rendered: dict[str, Any]) -> None:
    prod = rendered[PUBLIC.format("prod")]["resource"]["aws_lb"]["public"]
    dev = rendered[PUBLIC.format("dev")]["resource"]["aws_lb"]["public"]

    assert prod["enable_deletion_protection"] is True
    assert dev["enable_deletion_protection"] is False
    assert "access_logs" not in dev
