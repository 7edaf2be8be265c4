"""Functions: their code to the byte, what they may do, and who may invoke them."""

import base64
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.sdk.aws.lambda_function.archive import archive

COMPUTE = "prod/us-east-1/compute"
CODE = 'def handler(event, context):\n    return {"text": "${not.terraform} 100%{literal} ü"}\n'


def made(case: str, folder: Path, name: str = "thumbnails") -> dict[str, Any]:
    """type -> resource -> arguments, and the statements of the role by their id."""
    module = resources("function", case, COMPUTE, folder)
    policy = module["locals"][f"function-{name}-policy"]["Statement"]
    return {**module["resource"], "statements": {s["Sid"]: s for s in policy}}


@pytest.mark.synth
def test_code_is_what_the_document_says_although_it_looks_like_terraform(tmp_path: Path) -> None:
    files = {"index.py": CODE, "lib/words.py": 'HELLO = "hello"\n'}
    content = archive(files).content()

    function = made("good-text-as-it-is", tmp_path, "hello")["aws_lambda_function"]["hello"]

    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    assert function["source_code_hash"] == digest
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.read("index.py").decode().rstrip("\n") == CODE.rstrip("\n")


@pytest.mark.synth
def test_the_text_of_the_code_is_escaped_for_terraform(tmp_path: Path) -> None:
    module = resources("function", "good-text-as-it-is", COMPUTE, tmp_path)

    lines = module["locals"]["function-hello-code-index-py"]

    assert '    return {"text": "$${not.terraform} 100%%{literal} ü"}' in lines


@pytest.mark.synth
def test_permissions_reach_documents_and_what_is_in_them(tmp_path: Path) -> None:
    statements = made("good-FUN112-documents", tmp_path)["statements"]
    by_action = {s["Action"][0]: s["Resource"] for n, s in statements.items() if "Perm" in n}

    uploads = "arn:aws:s3:::shop-prod-use1-uploads-000000000000"
    assert by_action["s3:GetObject"] == [uploads, f"{uploads}/*"]
    archived = "arn:aws:s3:::shop-prod-use1-archive-000000000000"
    assert by_action["s3:PutObject"] == [archived, f"{archived}/*", f"{uploads}/small/*"]
    assert by_action["sqs:SendMessage"] == [
        "arn:aws:sqs:us-east-1:000000000000:shop-prod-use1-jobs"
    ]
    assert by_action["ec2:DescribeInstances"] == ["*"]


@pytest.mark.synth
def test_a_key_is_used_only_through_the_service_of_the_document(tmp_path: Path) -> None:
    statements = made("good-FUN112-documents", tmp_path)["statements"]
    keys = [s for name, s in statements.items() if name.startswith("UseKey")]

    via = {s["Condition"]["StringEquals"]["kms:ViaService"]: s["Action"] for s in keys}
    both = ["kms:Decrypt", "kms:GenerateDataKey"]
    assert via == {
        "s3.us-east-1.amazonaws.com": both,
        "secretsmanager.us-east-1.amazonaws.com": ["kms:Decrypt"],
        "sns.us-east-1.amazonaws.com": both,
        "sqs.us-east-1.amazonaws.com": both,
    }


@pytest.mark.synth
def test_s3_is_admitted_before_it_notifies(tmp_path: Path) -> None:
    found = made("good-FUN122-prefixes-apart", tmp_path)
    told = found["aws_s3_bucket_notification"]["thumbnails-bucket-uploads"]
    may = found["aws_lambda_permission"]["thumbnails-bucket-uploads"]

    assert told["depends_on"] == ["aws_lambda_permission.thumbnails-bucket-uploads"]
    assert [rule["filter_prefix"] for rule in told["lambda_function"]] == ["in/", "other/"]
    assert may["source_account"] == "000000000000"
    assert set(found["aws_s3_bucket_notification"]) == {
        "thumbnails-bucket-archive",
        "thumbnails-bucket-uploads",
    }


@pytest.mark.synth
def test_a_balancer_is_admitted_before_it_gets_the_function(tmp_path: Path) -> None:
    found = made("good-FUN127-rules", tmp_path)
    group = found["aws_lb_target_group"]["thumbnails"]

    attached = found["aws_lb_target_group_attachment"]["thumbnails"]
    assert attached["depends_on"] == ["aws_lambda_permission.thumbnails-load-balancer"]
    assert group["target_type"] == "lambda"
    assert not {"port", "protocol", "vpc_id", "health_check"} & set(group)


@pytest.mark.synth
def test_a_batch_that_waits_says_for_how_long(tmp_path: Path) -> None:
    found = made("good-FUN116-six-times", tmp_path)
    mapping = found["aws_lambda_event_source_mapping"]["thumbnails-queue-jobs"]

    assert mapping["maximum_batching_window_in_seconds"] == 20
    assert mapping["function_response_types"] == ["ReportBatchItemFailures"]
    assert "queue-jobs-arn" in mapping["event_source_arn"]
    assert found["statements"]["DecryptMessages1"]["Action"] == ["kms:Decrypt"]


@pytest.mark.synth
def test_schedules_share_a_role_that_invokes_this_function_only(tmp_path: Path) -> None:
    module = resources("function", "good-FUN125-schedules", COMPUTE, tmp_path)
    policy = module["locals"]["function-thumbnails-schedules-policy"]["Statement"]
    schedules = module["resource"]["aws_scheduler_schedule"]

    function = "arn:aws:lambda:us-east-1:000000000000:function:shop-prod-use1-thumbnails"
    assert [s["Resource"] for s in policy] == [[function]]
    assert len({s["target"]["role_arn"] for s in schedules.values()}) == 1
    assert schedules["thumbnails-often"]["name"] == "shop-prod-use1-thumbnails-hourly"
    assert schedules["thumbnails-once"]["state"] == "DISABLED"
