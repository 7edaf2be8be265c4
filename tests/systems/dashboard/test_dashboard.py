"""Dashboards: nothing overlaps, sections stay apart, and lines are where alarms begin."""

import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.facts import dashboards

sys.path.insert(0, str(Path(__file__).parent))
from grid import Widget, as_html, as_text, title, widgets

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "generated").glob("*/*/observability/dashboard-*.tf.json"))
PICTURE = ROOT / "docs" / "dashboards.md"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda f: f"{f.parts[-4]}-{f.name}")
def test_a_shipped_dashboard_can_be_looked_at(file: Path, tmp_path: Path) -> None:
    found = widgets(file)
    page = tmp_path / "dashboard.html"
    page.write_text(as_html(found), encoding="utf-8")

    assert 0 < len(found) <= dashboards.MOST_WIDGETS
    assert page.read_text(encoding="utf-8").count("<div") == len(found)
    assert all(title(widget) for widget in found)
    assert all(widget["x"] + widget["width"] <= dashboards.COLUMNS for widget in found)
    assert [pair for pair in combinations(found, 2) if _overlap(*pair)] == []


def _overlap(one: Widget, other: Widget) -> bool:
    return all(
        one[start] < other[start] + other[size] and other[start] < one[start] + one[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_there_are_shipped_dashboards() -> None:
    assert len(SHIPPED) > 5


def test_the_picture_is_that_of_the_shipped_overview() -> None:
    file = ROOT / "generated/prod/us-east-1/observability/dashboard-overview.tf.json"

    assert as_text(widgets(file)) in PICTURE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def panels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("dashboard")
    return resources("dashboard", "good-panels", "prod/us-east-1/observability", folder)


@pytest.mark.synth
def test_panels_are_metrics_expressions_and_queries(panels: dict[str, Any]) -> None:
    text, checkout, paid, orders, errors = panels["locals"]["dashboard-shop-panels"]
    latency = ["Shop/Business", "CheckoutLatency", "Environment", "prod", "Service", "api"]

    assert text["properties"] == {"markdown": "# Shop"}
    assert checkout["properties"]["metrics"] == [[*latency, {"stat": "p95", "label": "api"}]]
    assert [line[-1].get("expression") for line in paid["properties"]["metrics"]][:3] == [
        None,
        None,
        "IF(m0_whole >= 20, 100 * FILL(m0_part, 0) / m0_whole)",
    ]
    assert orders["properties"]["metrics"][0][-1] == {"stat": "Sum", "region": "us-west-2"}
    assert errors["properties"]["query"].startswith("SOURCE '/shop/prod/api' | filter")


@pytest.mark.synth
def test_a_band_is_an_expression_for_each_subject(panels: dict[str, Any]) -> None:
    paid = panels["locals"]["dashboard-shop-panels"][2]["properties"]["metrics"]
    expressions = [line[0] for line in paid if isinstance(line[0], dict)]
    bands = [e for e in expressions if "BAND" in e["expression"]]

    assert [b["expression"] for b in bands] == [
        "ANOMALY_DETECTION_BAND(m1, 2.5)",
        "ANOMALY_DETECTION_BAND(m2, 2.5)",
    ]


@pytest.mark.synth
def test_the_name_tells_environments_apart(panels: dict[str, Any]) -> None:
    made = panels["resource"]["aws_cloudwatch_dashboard"]["shop"]

    assert made["dashboard_name"] == "shop-prod-use1-shop"
    assert 'start = "-PT24H"' in made["dashboard_body"]
