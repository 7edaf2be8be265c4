"""What the cases cannot show: addresses, and who keeps the present value."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support import make_project

from specgen.pipeline import check, render

pytestmark = pytest.mark.synth

PATH = "{}/us-east-1/parameters/parameter-trading.tf.json"
TEXT = """kind: parameter
name: trading
values:
  order.limit: {renamed_from: order.size, value: "100"}
  router: {value: "false", changes_at_run_time: true}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root: Path = make_project(tmp_path_factory.mktemp("parameter"), TEXT)
    return dict(render(check(root, root / "specs")).files)


def _parameters(files: dict[str, Any], environment: str) -> dict[str, Any]:
    made = json.loads(files[PATH.format(environment)])
    return dict(made["resource"]["aws_ssm_parameter"])


def test_terraform_takes_the_addresses(files: dict[str, Any]) -> None:
    names = _parameters(files, "prod")

    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) for name in names)
    assert names["trading-order_limit"]["name"] == "/shop/prod/settings/trading/order.size"


def test_a_value_that_changes_at_run_time_is_not_lost(files: dict[str, Any]) -> None:
    assert _parameters(files, "prod")["trading-router"]["lifecycle"] == {
        "ignore_changes": ["insecure_value"],
        "prevent_destroy": True,
    }
    assert _parameters(files, "dev")["trading-router"]["lifecycle"] == {
        "ignore_changes": ["insecure_value"]
    }
