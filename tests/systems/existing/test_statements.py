"""What the owners of buckets, keys and topics add to their policies."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.project.here import Here

CASES = TESTS / "systems" / "existing" / "cases"


def statements(case: str, kind: str, folder: Path) -> list[dict[str, Any]]:
    """Of the only document of the kind that others made."""
    project = check_case(read_case(CASES / f"{case}.yaml"), folder).project
    assert project is not None
    found = [e for e in project.adopted if type(e.spec).__name__.lower() == kind]
    texts = [c.text for e in found for c in e.spec.commands(Here(project, e))]
    return [s for text in texts for s in json.loads(text)]


def test_a_bucket_admits_what_is_delivered(tmp_path: Path) -> None:
    made = statements("good-policies-as-their-owners-confirm", "bucket", tmp_path)

    assert [s["Sid"] for s in made] == ["AWSLogDeliveryWrite", "AWSLogDeliveryAclCheck"]
    assert made[0]["Resource"] == ["arn:aws:s3:::aws-waf-logs-acme/AWSLogs/*"]
    assert made[0]["Principal"] == {"Service": "delivery.logs.amazonaws.com"}


def test_a_topic_admits_its_publishers(tmp_path: Path) -> None:
    made = statements("good-policies-as-their-owners-confirm", "topic", tmp_path)

    assert [s["Principal"]["Service"] for s in made] == ["cloudwatch.amazonaws.com"]
    assert made[0]["Resource"] == ["arn:aws:sns:us-east-1:000000000000:alerts"]


@pytest.mark.parametrize("case", ["bad-EXI121-not-admitted", "bad-EXI122-unknown-policy"])
def test_a_key_admits_its_users_before_the_owner_confirms_them(case: str, tmp_path: Path) -> None:
    made = statements(case, "key", tmp_path)

    assert {s["Effect"] for s in made} == {"Allow"}
    assert any("kms:" in action for s in made for action in s["Action"])
