"""Buckets: private, encrypted, and open to exactly whom the document names."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import make_project
from synth import resources

from specgen.pipeline import check, render

HOME = "prod/us-east-1"
NAME = "shop-prod-use1-uploads-000000000000"
ARN = f"arn:aws:s3:::{NAME}"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("bucket", "good-full", f"{HOME}/storage", tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def role(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Statements of the service's role, by Sid."""
    made = resources("bucket", "good-full", f"{HOME}/compute", tmp_path_factory.mktemp("role"))
    return {s["Sid"]: s for s in made["locals"]["service-api-task-policy"]["Statement"]}


def policy(module: dict[str, Any], bucket: str) -> dict[str, dict[str, Any]]:
    return {s["Sid"]: s for s in module["locals"][f"bucket-{bucket}-policy"]["Statement"]}


@pytest.mark.synth
def test_nobody_outside_comes_in(full: dict[str, Any]) -> None:
    block = full["resource"]["aws_s3_bucket_public_access_block"]["uploads"]
    owner = full["resource"]["aws_s3_bucket_ownership_controls"]["uploads"]["rule"]
    admitted = [s for s in policy(full, "uploads").values() if s["Effect"] == "Allow"]

    assert {value for key, value in block.items() if key != "bucket"} == {True}
    assert owner == {"object_ownership": "BucketOwnerEnforced"}
    assert [s["Principal"] for s in admitted] == [{"Service": "cloudfront.amazonaws.com"}]
    assert policy(full, "uploads")["TlsOnly"]["Effect"] == "Deny"


@pytest.mark.synth
def test_cloudfront_reads_and_does_not_list(full: dict[str, Any]) -> None:
    served = policy(full, "uploads")["ServeThroughCloudFront"]
    distributions = "arn:aws:cloudfront::000000000000:distribution/*"

    assert served["Action"] == ["s3:GetObject"]
    assert served["Condition"] == {"ArnLike": {"aws:SourceArn": distributions}}


@pytest.mark.synth
def test_a_bucket_in_a_protected_environment_is_never_destroyed(full: dict[str, Any]) -> None:
    made = full["resource"]["aws_s3_bucket"]["uploads"]

    assert made["bucket"] == NAME
    assert made["lifecycle"] == {"prevent_destroy": True}


@pytest.mark.synth
def test_objects_move_by_prefix_and_expire(full: dict[str, Any]) -> None:
    made = full["resource"]["aws_s3_bucket_lifecycle_configuration"]["uploads"]["rule"]
    steps = {r["filter"][0]["prefix"]: r["transition"] for r in made if "transition" in r}

    assert made[0]["expiration"] == [{"days": 730}]
    assert made[0]["noncurrent_version_expiration"] == [{"noncurrent_days": 90}]
    assert [step["storage_class"] for step in steps[""]] == ["STANDARD_IA", "GLACIER_IR"]
    assert steps["exports/"] == [{"days": 0, "storage_class": "INTELLIGENT_TIERING"}]


@pytest.mark.synth
def test_copies_have_the_key_of_their_region(full: dict[str, Any]) -> None:
    rule = full["resource"]["aws_s3_bucket_replication_configuration"]["uploads"]["rule"][0]
    key = rule["destination"]["encryption_configuration"]["replica_kms_key_id"]

    assert rule["destination"]["bucket"] == "arn:aws:s3:::shop-prod-usw2-copies-000000000000"
    assert key == "${data.aws_ssm_parameter.key-s3-arn-usw2.insecure_value}"
    assert rule["source_selection_criteria"]["sse_kms_encrypted_objects"] == {"status": "Enabled"}


@pytest.mark.synth
def test_copies_of_locked_objects_take_their_locks_along(full: dict[str, Any]) -> None:
    found = full["locals"]["bucket-uploads-replication-policy"]["Statement"]
    allowed = {action for statement in found for action in statement["Action"]}

    assert {"s3:GetObjectLegalHold", "s3:GetObjectRetention"} < allowed
    assert {"kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"} < allowed


@pytest.mark.synth
def test_logs_wait_for_the_policy_of_their_bucket(full: dict[str, Any]) -> None:
    made = full["resource"]["aws_s3_bucket_logging"]["uploads"]

    assert made["target_bucket"] == "${aws_s3_bucket_policy.requests.bucket}"
    assert made["target_prefix"] == "uploads/"


@pytest.mark.synth
def test_the_role_of_a_service_reads_and_writes(role: dict[str, Any]) -> None:
    assert role["ListBuckets"]["Resource"] == [ARN]
    assert role["ReadObjects"]["Resource"] == [f"{ARN}/*"]
    assert role["WriteObjects"]["Resource"] == [f"{ARN}/uploads/*"]
    assert "s3:PutObject" in role["WriteObjects"]["Action"]
    assert "s3:PutObject" not in role["ReadObjects"]["Action"]


@pytest.mark.synth
def test_the_role_uses_the_key_through_s3_only(role: dict[str, Any]) -> None:
    via = {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}

    assert role["DecryptObjects"]["Condition"] == role["EncryptObjects"]["Condition"] == via
    assert role["EncryptObjects"]["Action"] == ["kms:GenerateDataKey"]


@pytest.mark.synth
def test_the_key_admits_cloudfront_for_the_account_only(tmp_path: Path) -> None:
    made = resources("bucket", "good-full", f"{HOME}/keys", tmp_path)
    found = made["locals"]["key-s3-policy"]["Statement"]
    admitted = next(s for s in found if s["Sid"] == "AdmitCloudfront")

    arn = "arn:aws:cloudfront::000000000000:distribution/*"
    assert admitted["Condition"] == {"ArnLike": {"aws:SourceArn": arn}}


USERS = """
kind: bucket
name: reports
placement: {environments: [prod], regions: primary}
readers: [{service: api, prefix: daily/}, {service: api, prefix: weekly/}]
---
kind: bucket
name: near
placement: {environments: [prod]}
writers: [api]
---
kind: service
name: api
placement: {environments: [prod], regions: [us-west-2]}
cluster: main
image: public.ecr.aws/nginx/nginx:1.29
size: {vcpu: 1, memory_gib: 2}
tasks: {minimum: 1, maximum: 4}
"""


@pytest.mark.synth
def test_a_service_uses_the_bucket_of_its_region_or_of_the_primary(tmp_path: Path) -> None:
    root = make_project(tmp_path, USERS, ("network", "cluster"))
    made = render(check(root, root / "specs")).files["prod/us-west-2/compute/service-api.tf.json"]
    found = json.loads(made)["locals"]["service-api-task-policy"]["Statement"]
    statements = {s["Sid"]: s for s in found}

    reports = "arn:aws:s3:::shop-prod-use1-reports-000000000000"
    listed = statements["ListPrefixes1"]
    assert listed["Resource"] == [reports]
    assert listed["Condition"] == {"StringLike": {"s3:prefix": ["daily/*", "weekly/*"]}}
    assert statements["ReadObjects"]["Resource"] == [f"{reports}/daily/*", f"{reports}/weekly/*"]
    near = "arn:aws:s3:::shop-prod-usw2-near-000000000000"
    assert statements["WriteObjects"]["Resource"] == [f"{near}/*"]


def test_buckets_come_before_the_services_that_use_them(tmp_path: Path) -> None:
    root = make_project(tmp_path, USERS, ("network", "cluster"))
    checked = check(root, root / "specs")
    order = [module.id for module in checked.modules]

    assert not checked.errors
    for bucket in ("prod/us-east-1/storage", "prod/us-west-2/storage"):
        assert order.index(bucket) < order.index("prod/us-west-2/compute")


@pytest.mark.synth
def test_a_bucket_for_the_firewall_has_the_name_that_it_wants(tmp_path: Path) -> None:
    made = resources("bucket", "good-all-logs-of-a-key", f"{HOME}/storage", tmp_path)
    statements = policy(made, "logs")

    name = made["resource"]["aws_s3_bucket"]["logs"]["bucket"]
    assert name == "aws-waf-logs-shop-prod-use1-logs-000000000000"
    assert {s["Principal"].get("Service") for s in statements.values()} == {
        "delivery.logs.amazonaws.com",
        "cloudtrail.amazonaws.com",
        None,
    }
    source = statements["CloudFrontLogsWrite"]["Condition"]["ArnLike"]["aws:SourceArn"]
    assert source == "arn:aws:logs:us-east-1:000000000000:delivery-source:*"
