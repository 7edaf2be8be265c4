"""Metrics that an application emits: rows of alarms and of graphs, with the dimensions declared."""

from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.project.here import Here
from specgen.sdk.alarms import Alarm, alarm_problems, rows_of
from specgen.sdk.aws.metrics.faults import is_an_id
from specgen.sdk.aws.metrics.rows import row_id

CASE = TESTS / "systems" / "service" / "cases" / "good-metrics.yaml"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Here[Any]:
    folder: Path = tmp_path_factory.mktemp("metrics")
    project = check_case(read_case(CASE), folder).project
    assert project is not None
    found = project.find("service", "api", "prod", "us-east-1")
    assert found is not None
    return Here(project, found)


@pytest.fixture(scope="module")
def rows(here: Here[Any]) -> dict[str, Alarm]:
    return {row.id: row for row in here.spec.alarm_rows(here)}


def test_rows_have_no_problem(here: Here[Any]) -> None:
    assert list(alarm_problems(rows_of(here), here.spec.alarm_numbers(here))) == []


def test_a_percentile_waits_for_enough_samples(rows: dict[str, Alarm]) -> None:
    row = rows["checkout-latency-p99-9-high"]

    assert (row.statistic, row.low_samples, row.thresholds) == (
        "p99.9",
        "ignore",
        {"critical": 2000},
    )
    assert (row.period_seconds, row.datapoints) == (300, (2, 3))


def test_a_ratio_has_no_value_for_a_few(rows: dict[str, Alarm]) -> None:
    math = rows["paid-orders-low"].math

    assert math is not None
    assert math.text == "IF(whole >= 20, 100 * FILL(part, 0) / whole)"
    assert [(v.id, v.metric) for v in math.values] == [
        ("part", "OrdersPaid"),
        ("whole", "OrdersPlaced"),
    ]


def test_a_band_is_as_wide_as_declared(rows: dict[str, Alarm]) -> None:
    row = rows["carts-maximum-band"]

    assert (row.operator, row.band, list(row.thresholds)) == ("below", 2.5, ["info"])


def test_each_combination_of_values_is_a_subject(here: Here[Any]) -> None:
    carts = [s for s in here.spec.watched(here) if s.kind == "carts"]
    latency = [s for s in here.spec.watched(here) if s.kind == "checkout-latency"]

    assert [(s.key, s.dimensions["Shop"]) for s in carts] == [
        ("books", "books"),
        ("music", "music"),
    ]
    assert [s.dimensions for s in latency] == [{"Environment": "prod", "Service": "api"}]


def test_what_raises_no_alarm_is_for_dashboards(here: Here[Any]) -> None:
    quiet = {row.id: row.thresholds for row in here.spec.quiet_rows(here)}

    assert quiet == {"checkout-latency-p50": {}, "orders-placed-sum": {}}


@pytest.mark.parametrize(
    ("name", "id_"),
    [("TradingLatency", "trading-latency"), ("HTTPErrors", "http-errors"), ("p99.9", "p99-9")],
)
def test_rows_are_called_in_small_letters(name: str, id_: str) -> None:
    assert row_id(name) == id_


@pytest.mark.parametrize(
    "name", ["UserId", "request-id", "Request ID", "clientIp", "id", "OrderUUID"]
)
def test_ids_are_found(name: str) -> None:
    assert is_an_id(name)


@pytest.mark.parametrize("name", ["Valid", "Grid", "Zip", "Service", "Identity", "Kid"])
def test_other_words_are_no_ids(name: str) -> None:
    assert not is_an_id(name)
