"""checkov itself, over the plans of a small project."""

from pathlib import Path

import pytest
from checkov.allowed import Entry
from checkov.compare import compare
from checkov.plans import write_plans
from checkov.platform import platform
from checkov.report import report_of
from checkov.scan import installed, scan
from proofs import rendered
from support import need_terraform

from specgen.prove.cache import Cache

pytestmark = [pytest.mark.terraform, pytest.mark.synth, pytest.mark.prove]

# Two queues of one block, which checkov counts twice, and a key that it likes.
TEXT = """\
kind: key
name: data
admits: [sqs]
---
kind: raw
name: jobs
stack: keys
placement: {environments: [prod], regions: primary}
resource:
  aws_sqs_queue:
    jobs: {count: 2, name_prefix: jobs-, sqs_managed_sse_enabled: false}
"""
ALLOWED = Entry(
    "CKV_AWS_27", ("aws_sqs_queue.jobs",), "decided", "What is in it is public.", ("prod/*",)
)


def test_failures_of_real_plans_are_compared(tmp_path: Path) -> None:
    need_terraform()
    if not installed():
        pytest.skip("CHECKOV WAS NOT RUN: `make checkov` installs it")
    rendered(tmp_path, TEXT)
    here = platform(tmp_path)
    write_plans(here.generated, here.values, Cache(), tmp_path / "plans")
    report = report_of(scan(tmp_path / "plans"))
    mine = [failure for failure in report.failures if failure.check == ALLOWED.check]
    assert [(f.root_module, f.address) for f in mine] == [
        ("prod/us-east-1/keys", "aws_sqs_queue.jobs")
    ]
    assert report.plans == len(list(here.generated.rglob("terraform.tf.json")))
    assert report.passed > 0
    assert report.counted > len(report.failures)
    made = compare(report.failures, [ALLOWED])
    assert made.stale == ()
    assert {failure.check for failure in made.new}.isdisjoint({ALLOWED.check})
