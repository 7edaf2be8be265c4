"""Threat detection: features on and off, standards, and where findings go."""

import json
from pathlib import Path
from typing import Any

import pytest
from synth import resources

STACK = "account/us-east-1/threat-detection"
FAR = "account/us-west-2/threat-detection"


def made(case: str, module: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = resources("threat_detection", case, module, folder)["resource"]
    return found


@pytest.mark.synth
def test_a_feature_that_is_not_listed_is_turned_off(tmp_path: Path) -> None:
    features = made("good-small", STACK, tmp_path)["aws_guardduty_detector_feature"].values()

    on = [f["name"] for f in features if f["status"] == "ENABLED"]
    assert on == ["S3_DATA_EVENTS"]
    assert len(features) == 6


@pytest.mark.synth
def test_features_are_set_one_after_the_other(tmp_path: Path) -> None:
    features = made("good-full", STACK, tmp_path)["aws_guardduty_detector_feature"]

    before = [f.get("depends_on", ["-"])[0] for f in features.values()]
    assert len(set(before)) == len(features)
    agents = features["baseline-runtime"]["additional_configuration"]
    assert [(a["name"], a["status"]) for a in agents] == [
        ("EKS_ADDON_MANAGEMENT", "DISABLED"),
        ("ECS_FARGATE_AGENT_MANAGEMENT", "ENABLED"),
        ("EC2_AGENT_MANAGEMENT", "ENABLED"),
    ]


@pytest.mark.synth
def test_the_oldest_standard_has_an_arn_of_no_region(tmp_path: Path) -> None:
    standards = made("good-full", STACK, tmp_path)["aws_securityhub_standards_subscription"]

    assert {s["standards_arn"] for s in standards.values()} == {
        "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
        "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    }


@pytest.mark.synth
def test_one_region_aggregates(tmp_path: Path) -> None:
    assert "aws_securityhub_finding_aggregator" in made("good-full", STACK, tmp_path / "near")
    assert "aws_securityhub_finding_aggregator" not in made("good-full", FAR, tmp_path / "far")


@pytest.mark.synth
def test_findings_go_to_the_topic_of_their_own_region(tmp_path: Path) -> None:
    target = made("good-full", FAR, tmp_path)["aws_cloudwatch_event_target"]["baseline-findings"]

    assert target["arn"] == "arn:aws:sns:us-west-2:000000000000:shop-account-usw2-security"


@pytest.mark.synth
def test_findings_have_the_form_that_a_chat_channel_posts(tmp_path: Path) -> None:
    target = made("good-channel", FAR, tmp_path)["aws_cloudwatch_event_target"]["baseline-findings"]

    message = json.loads(target["input_transformer"]["input_template"])
    assert (message["version"], message["source"]) == ("1.0", "custom")
    assert message["content"]["title"] == "GuardDuty, severity <severity>: <title>"
    assert "<type> in <region> of account <account>" in message["content"]["description"]


@pytest.mark.synth
def test_the_export_admits_the_detector_alone(tmp_path: Path) -> None:
    module = resources("threat_detection", "good-full", FAR, tmp_path)
    destination = module["resource"]["aws_guardduty_publishing_destination"]["baseline-findings"]
    policy = module["locals"]["threat_detection-baseline-findings-policy"]["Statement"]
    admitted = {s["Action"][0]: s for s in policy if "Service" in s["Principal"]}
    bucket = "arn:aws:s3:::shop-account-usw2-baseline-findings-000000000000"

    assert destination["destination_arn"] == bucket
    assert destination["kms_key_arn"].startswith("${")
    assert destination["depends_on"] == ["aws_s3_bucket_policy.baseline-findings"]
    assert admitted["s3:PutObject"]["Resource"] == [f"{bucket}/*"]
    assert all(
        s["Condition"]["StringEquals"]
        == {
            "aws:SourceAccount": "000000000000",
            "aws:SourceArn": "${aws_guardduty_detector.baseline.arn}",
        }
        for s in admitted.values()
    )


@pytest.mark.synth
def test_a_control_is_off_in_the_standards_that_have_it(tmp_path: Path) -> None:
    module = made("good-full", STACK, tmp_path)["aws_securityhub_standards_control_association"]
    standard = "baseline-aws-foundational-security-best-practices-1-0-0"

    assert list(module.values()) == [
        {
            "association_status": "DISABLED",
            "depends_on": [f"aws_securityhub_standards_subscription.{standard}"],
            "security_control_id": "S3.9",
            "standards_arn": "arn:aws:securityhub:us-east-1::standards/"
            "aws-foundational-security-best-practices/v/1.0.0",
            "updated_reason": "the trail records what is done with objects",
        }
    ]
