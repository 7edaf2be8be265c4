"""CloudWatch overwrites an alarm that has the name of another, without a word."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from support import TESTS

from specgen.pipeline import check, render

COMPANY = TESTS / "projects" / "company"
TYPES = ("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm")


def names(files: dict[str, dict[str, Any]]) -> Iterator[str]:
    for file in files.values():
        for kind in TYPES:
            for alarm in file.get("resource", {}).get(kind, {}).values():
                each = alarm.get("for_each", "")
                keys = file["locals"][each[len("${local.") : -1]] if each else [""]
                yield from (alarm["alarm_name"].replace("${each.key}", key) for key in keys)


@pytest.mark.synth
def test_documents_of_several_kinds_may_have_one_name() -> None:
    """The service, the load balancer, the certificate and the CDN are all called web."""
    checked = check(COMPANY, COMPANY / "specs")
    module = "prod/us-east-1/observability"
    made = render(checked, lambda m: m.id == module).files
    found = list(names({p: json.loads(t) for p, t in made.items() if p.startswith(module)}))

    assert len({n for n in found if "-web-" in n and n.endswith("-critical")}) > 3
    assert sorted(found) == sorted(set(found))
