"""What Terraform makes of a function: the bytes of its code, the events of its schedules."""

import base64
import hashlib
import io
import re
import zipfile
from typing import Any

import pytest
from synth import resources

from specgen.terraform.escape import unescape

PLACE = "prod/us-east-1/compute"
CASE = "good-code-as-it-is-written"
PIECE = re.compile(r'"(?P<head>[^"]+)"|base64encode\(join\("\\n", local\.(?P<lines>[\w-]+)\)\)')


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("function", CASE, PLACE, tmp_path_factory.mktemp("function"))


def archive(module: dict[str, Any]) -> bytes:
    """The bytes that Terraform puts together."""
    content = module["resource"]["aws_s3_object"]["hello-code"]["content_base64"]
    inside = b""
    for piece in PIECE.finditer(content.removeprefix('${join("", [')):
        if name := piece["lines"]:
            inside += "\n".join(unescape(line) for line in module["locals"][name]).encode()
        else:
            inside += base64.b64decode(piece["head"])
    return inside


@pytest.mark.synth
def test_code_arrives_as_it_is_written(module: dict[str, Any]) -> None:
    made = archive(module)
    files = zipfile.ZipFile(io.BytesIO(made))
    function = module["resource"]["aws_lambda_function"]["hello"]

    assert files.testzip() is None
    assert "`hello ${name} %{now} $${again}`" in files.read("index.mjs").decode()
    assert "somebody else" in files.read("who-name.mjs").decode()
    assert "you" in files.read("who/name.mjs").decode()
    digest = hashlib.sha256(made).digest()
    assert function["source_code_hash"] == base64.b64encode(digest).decode()


@pytest.mark.synth
def test_scheduler_finds_its_placeholders(module: dict[str, Any]) -> None:
    schedules = module["resource"]["aws_scheduler_schedule"]
    nightly = schedules["hello-nightly"]["target"]["input"]
    hourly = schedules["hello-hourly"]["target"]["input"]

    assert nightly == (
        r'${replace(replace(jsonencode(local.function-hello-nightly-input), "\\u003c", "<"), '
        r'"\\u003e", ">")}'
    )
    assert hourly == "${jsonencode(local.function-hello-hourly-input)}"
    assert module["locals"]["function-hello-hourly-input"] == {"at": "$${now}"}


@pytest.mark.synth
def test_terraform_knows_the_order_in_one_root_module(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Lambda and SNS refuse a queue or a topic that does not exist yet."""
    made = resources(
        "function", "good-all-in-one-stack", PLACE, tmp_path_factory.mktemp("one-stack")
    )["resource"]
    mapping = made["aws_lambda_event_source_mapping"]["worker-queue-q"]
    failures = made["aws_lambda_function_event_invoke_config"]["worker"]["destination_config"]
    subscriptions = made["aws_sns_topic_subscription"]

    assert mapping["event_source_arn"] == "${aws_sqs_queue.q.arn}"
    assert failures["on_failure"]["destination"] == "${aws_sqs_queue.failed.arn}"
    assert {s["topic_arn"] for s in subscriptions.values()} == {"${aws_sns_topic.t.arn}"}
