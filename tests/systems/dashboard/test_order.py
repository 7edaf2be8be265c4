"""A rename that changes the order of names leaves dashboards as they are."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import make_project

from specgen.pipeline import check, render

pytestmark = pytest.mark.synth

HERE = "placement: {environments: [prod], regions: primary}"
QUEUES = f"""kind: queue
name: NAME
EARLIER
{HERE}
---
kind: queue
name: middle
{HERE}
---
kind: alarms
name: all
topics: {{critical: alerts, warning: alerts, info: alerts}}
---
kind: dashboard
name: overview
{HERE}
shows: overview
---
kind: dashboard
name: region
{HERE}
shows: {{region: us-east-1}}
"""


def shown(folder: Path, name: str, earlier: str) -> dict[str, Any]:
    """Local values of both dashboards, without the names in their addresses."""
    text = QUEUES.replace("NAME", name).replace("EARLIER\n", earlier)
    root = make_project(folder, text, ("network", "alerts"))
    checked = check(root, root / "specs")
    assert [f.message for f in checked.errors] == []
    files = render(checked).files
    found = {}
    for path, content in files.items():
        if "/dashboard-" in path:
            found |= json.loads(content.replace(f"queue-{name}", "queue-first"))["locals"]
    return found


def test_a_document_keeps_its_place_on_dashboards(tmp_path: Path) -> None:
    before = shown(tmp_path / "before", "first", "")
    after = shown(tmp_path / "after", "zulu", "renamed_from: first\n")

    assert "middle" in json.dumps(before)
    assert "first" in json.dumps(before)
    assert after == before
