"""A root module with resources of a real provider and of three that are not there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare
from specgen.terraform.providers import AWS, CLOUDFLARE, DATADOG, PAGERDUTY

Resources = dict[str, dict[str, dict[str, Any]]]

RESOURCES: Resources = {
    "aws_sns_topic": {"a": {"name": "${cloudflare_zone.a.id}"}},
    "cloudflare_zone": {"a": {"account": {"id": "0123456789abcdef"}, "name": "example.com"}},
    "cloudflare_zone_setting": {
        "a": {"zone_id": "${cloudflare_zone.a.id}", "setting_id": "ssl", "value": "strict"}
    },
    "datadog_monitor": {
        "a": {
            "name": "a",
            "type": "metric alert",
            "message": "${pagerduty_user.a.id}",
            "query": "avg(last_5m):avg:aws.sqs.messages{*} > 1",
            "monitor_thresholds": [{"critical": "1"}],
        }
    },
    "pagerduty_user": {"a": {"name": "Ann", "email": "ann@example.com"}},
}


@pytest.fixture
def laid(tmp_path: Path) -> Callable[[], Path]:
    """The folder of the root module."""

    def laid() -> Path:
        source = tmp_path / "edge"
        source.mkdir()
        rows = (AWS, CLOUDFLARE, DATADOG, PAGERDUTY)
        required = {row.name: {"source": row.source, "version": row.version} for row in rows}
        backend = {"s3": {"bucket": "a", "key": "a", "region": "us-east-1"}}
        settings = {
            "terraform": {"required_providers": required, "backend": backend},
            "provider": {row.name: [{}] for row in rows} | {AWS.name: [{"region": "us-east-1"}]},
        }
        for name, document in (("terraform", settings), ("raw", {"resource": RESOURCES})):
            (source / f"{name}.tf.json").write_text(json.dumps(document), encoding="utf-8")
        return source

    return laid


@pytest.fixture
def module(tmp_path: Path, laid: Callable[[], Path]) -> WorkingCopy:
    """Its mirror holds nothing but AWS's folder."""
    (tmp_path / "mirror" / AWS.path / AWS.version).mkdir(parents=True)
    return prepare(Workspace(tmp_path / "work", tmp_path / "mirror"), laid(), "edge")
