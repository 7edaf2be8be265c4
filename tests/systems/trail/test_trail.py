"""Trails: selectors, who may write into the bucket, and which key it uses."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.systems.trail.alarms import ALARMS, NAMESPACE

AUDIT = "account/us-east-1/audit"
TRAIL = "arn:aws:cloudtrail:us-east-1:000000000000:trail/shop-account-use1-audit"
BUCKET = "arn:aws:s3:::shop-account-use1-audit-000000000000"


@pytest.fixture
def trail(tmp_path: Path) -> dict[str, Any]:
    return resources("trail", "good-full", AUDIT, tmp_path)


def by_sid(module: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    return {s["Sid"]: s for s in module["locals"][name]["Statement"]}


@pytest.mark.synth
def test_deliveries_of_the_trail_are_no_events_of_their_own(trail: dict[str, Any]) -> None:
    selectors = trail["resource"]["aws_cloudtrail"]["audit"]["advanced_event_selector"]
    objects = next(s for s in selectors if s["name"] == "s3_object")

    assert {"field": "resources.ARN", "not_starts_with": [f"{BUCKET}/"]} in objects[
        "field_selector"
    ]
    others = [s for s in selectors if s["name"] not in {"s3_object", "Management"}]
    assert {len(s["field_selector"]) for s in others} == {2}


@pytest.mark.synth
def test_the_bucket_admits_this_trail_below_this_account(trail: dict[str, Any]) -> None:
    write = by_sid(trail, "trail-audit-policy")["TrailWrite"]

    assert write["Resource"] == [f"{BUCKET}/AWSLogs/000000000000/*"]
    assert write["Condition"]["StringEquals"]["aws:SourceArn"] == TRAIL
    assert (
        "aws_s3_bucket_policy.audit" in trail["resource"]["aws_cloudtrail"]["audit"]["depends_on"]
    )


@pytest.mark.synth
def test_files_are_locked_as_long_as_they_are_kept(trail: dict[str, Any]) -> None:
    made = trail["resource"]
    lock = made["aws_s3_bucket_object_lock_configuration"]["audit"]["rule"]["default_retention"]
    expire = made["aws_s3_bucket_lifecycle_configuration"]["audit"]["rule"][0]

    assert lock == {"days": 2557, "mode": "GOVERNANCE"}
    assert expire["expiration"] == [{"days": 2558}]


@pytest.mark.synth
def test_the_key_gives_data_keys_for_trails_of_this_account_only(trail: dict[str, Any]) -> None:
    admitted = by_sid(trail, "key-audit-policy")
    trails = "arn:aws:cloudtrail:*:000000000000:trail/*"

    assert admitted["AdmitCloudtrail"]["Action"] == ["kms:GenerateDataKey*"]
    assert admitted["AdmitCloudtrail"]["Condition"] == {
        "ArnLike": {"aws:SourceArn": trails},
        "StringLike": {"kms:EncryptionContext:aws:cloudtrail:arn": trails},
    }
    assert admitted["AdmitCloudtrailReads"]["Action"] == ["kms:Decrypt", "kms:DescribeKey"]


@pytest.mark.synth
def test_each_alarm_has_its_filter(trail: dict[str, Any]) -> None:
    made = trail["resource"]["aws_cloudwatch_log_metric_filter"].values()
    counted = {f["metric_transformation"]["name"] for f in made}

    assert counted == {alarm.metric for alarm in ALARMS}
    assert {f["metric_transformation"]["namespace"] for f in made} == {NAMESPACE}
    assert {alarm.namespace for alarm in ALARMS} == {NAMESPACE}


@pytest.mark.synth
def test_a_small_trail_has_no_log_and_no_key(tmp_path: Path) -> None:
    made = resources("trail", "good-small", AUDIT, tmp_path)["resource"]

    assert "aws_cloudwatch_log_group" not in made
    assert "kms_key_id" not in made["aws_cloudtrail"]["audit"]
    assert len(made["aws_cloudtrail"]["audit"]["advanced_event_selector"]) == 1
