"""S3 notifies only who admits it, so the policies of queues and topics come first."""

from pathlib import Path

import pytest
from synth import resources

pytestmark = pytest.mark.synth


@pytest.mark.parametrize(
    ("case", "module", "first"),
    [
        (
            "good-told-in-its-own-root-module",
            "messaging",
            ["aws_sns_topic_policy.news", "aws_sqs_queue_policy.steps"],
        ),
        ("good-BKT126-told-to-a-standard-queue", "storage", None),
    ],
)
def test_it_waits_for_policies_of_its_root_module(
    case: str, module: str, first: list[str] | None, tmp_path: Path
) -> None:
    made = resources("bucket", case, f"prod/us-east-1/{module}", tmp_path)["resource"]

    assert made["aws_s3_bucket_notification"]["files"].get("depends_on") == first
    if first:
        assert {"news"} == set(made["aws_sns_topic_policy"])
        assert "steps" in made["aws_sqs_queue_policy"]
