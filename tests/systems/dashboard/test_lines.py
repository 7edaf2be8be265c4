"""Lines of graphs are the levels of alarms that are made, and the overview shows those that act."""

from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.systems.dashboard.model.widgets import Graph, Status

CASE = TESTS / "systems" / "dashboard" / "cases" / "good-lines-of-alarms.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder: Path = tmp_path_factory.mktemp("lines")
    found = check_case(read_case(CASE), folder).project
    assert found is not None
    return found


def _widgets(project: Project, name: str) -> list[Any]:
    found = project.find("dashboard", name, "prod", "us-east-1")
    assert found is not None
    here = Here(project, found)
    return [widget for section in found.spec.sections(here) for widget in section.widgets]


@pytest.fixture(scope="module")
def lines(project: Project) -> dict[str, list[tuple[str, float]]]:
    graphs = [w for w in _widgets(project, "shop") if isinstance(w, Graph)]
    return {
        graph.title.partition(":")[0]: [(line.severity, line.value) for line in graph.lines]
        for graph in graphs
    }


def test_a_threshold_of_the_alarms_document_is_drawn(lines: dict[str, Any]) -> None:
    assert lines["checkout-latency-p95-high"] == [("warning", 450)]


def test_what_is_excluded_is_not_drawn(lines: dict[str, Any]) -> None:
    assert lines["paid-orders-low"] == [("critical", 90)]


def test_a_severity_that_is_not_made_is_not_drawn(lines: dict[str, Any]) -> None:
    """The document has no topic for info."""
    assert not [s for found in lines.values() for s, _ in found if s == "info"]


def test_the_overview_shows_what_acts(project: Project) -> None:
    statuses = [w for w in _widgets(project, "overview") if isinstance(w, Status)]
    names = [arn.rpartition(":")[2] for status in statuses for arn in status.alarms]

    assert "shop-prod-use1-service-api-critical" in names
    assert not [name for name in names if name.endswith("-warning")]
    assert len(names) == len(set(names))
