"""Rows of kinds: what is heard of small documents, and what is not."""

import re
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.facts.alarms import PERIODS_OF_METRICS
from specgen.facts.rds import bursts_to_volumes
from specgen.project.here import Here
from specgen.sdk.alarms import Alarm
from specgen.systems import SYSTEMS
from specgen.systems.alarms.model.names import rule_name
from specgen.systems.backup import alarms as backup
from specgen.systems.service.model.objectives import BURNS, LatencyObjective, Objectives

ALARMS = [row for s in SYSTEMS for row in s.alarms if isinstance(row, Alarm)]
BY_ID = {row.id: row for row in ALARMS}


def places_of(kind: str, case: str, folder: Path) -> list[Here[Any]]:
    found = check_case(read_case(TESTS / "systems" / kind / "cases" / case), folder).project
    assert found is not None
    return [Here(found, effective) for effective in found.all(kind)]


def needs_hold(row: Any, here: Here[Any]) -> bool:
    return all(need.holds(here) for need in row.needs)


def _fill(value: float | None, other: float) -> float:
    return other if value is None else value


def share(own: float | None, theirs: float | None, requests: float | None) -> float:
    """What CloudWatch makes of the expression; None of the values is no data."""
    math = BY_ID["alb-5xx-share"].math
    assert math is not None
    text = math.text.removeprefix("IF(").removesuffix(", 0)")
    test, _, then = text.partition(", 100")
    values = {"FILL": _fill, "own": own, "theirs": theirs, "requests": requests}
    if not eval(test, values):  # noqa: S307  a text of specgen's own
        return 0
    found: float = eval(f"100{then}", values)  # noqa: S307
    return found


@pytest.mark.parametrize(
    ("own", "theirs", "requests", "percent"),
    [
        (None, 30, 30, 100),  # a small service, all of whose requests fail
        (30, None, None, 100),  # no target can be chosen, so no request is counted
        (None, 1, 1, 0),
        (None, 10, 1000, 1),
        (None, None, 500, 0),
    ],
)
def test_a_share_of_few_requests_is_heard(
    own: float | None, theirs: float | None, requests: float | None, percent: float
) -> None:
    assert share(own, theirs, requests) == percent


def test_no_period_is_finer_than_its_metric() -> None:
    """ALM101 for the rows of kinds."""
    assert [
        row.id
        for row in ALARMS
        if row.period_seconds < PERIODS_OF_METRICS.get((row.namespace, row.metric), 60)
    ] == []


def test_one_data_node_is_not_watched_for_copies(tmp_path: Path) -> None:
    places = places_of("opensearch", "good-full.yaml", tmp_path)
    held = {h.spec.data.count: needs_hold(BY_ID["search-status-yellow"], h) for h in places}

    assert held == {1: False, 6: True}


def test_a_deployment_does_not_come_near_the_maximum() -> None:
    assert BY_ID["ecs-near-maximum"].metric == "DesiredTaskCount"


def test_a_budget_that_lasts_for_the_window_raises_nothing() -> None:
    short = Objectives(
        availability_percent=99.9,
        latency=LatencyObjective(below_seconds=1, percent=99),
        window_days=7,
    )
    assert [short.factor(burn) for burn in BURNS] == pytest.approx([3.36, 1.4, 1])
    pairs = {pair.id: pair for pair in short.rows()}
    assert "3.36 times too fast" in pairs["slo-availability-fast"].meaning


def test_a_failed_copy_is_heard(tmp_path: Path) -> None:
    row = next(row for row in backup.ALARMS if row.id == "backup-not-copied")
    places = places_of("backup", "good-full.yaml", tmp_path)
    copying = [here for here in places if here.spec.plans]

    assert 0 < len(copying) < len(places)
    for here in places:
        assert needs_hold(row, here) == (here in copying)
        vault = row.pattern(here)["detail"]["sourceBackupVaultArn"][0]
        assert vault.startswith(f"arn:aws:backup:{here.region}:")
        assert vault.endswith(here.names.of(here.effective.aws_name))


def test_a_group_without_a_minimum_hides_no_other(tmp_path: Path) -> None:
    """A threshold is for all groups of a cluster: those that keep hosts."""
    kept = []
    for here in places_of("cluster", "good-every-option.yaml", tmp_path):
        groups = here.spec.capacity_providers
        least = {key: group.minimum_instances for key, group in groups.items()}
        keys = {s.key for s in here.spec.watched(here) if s.kind == "kept_host_group"}

        assert keys == {key for key, count in least.items() if count}
        assert here.spec.alarm_numbers(here)["minimum_hosts"] == min(least[key] for key in keys)
        kept.append(len(keys) < len(least))
    assert sorted(set(kept)) == [False, True]


def test_a_node_that_is_gone_is_heard() -> None:
    row = BY_ID["redis-silent"]

    assert (row.missing, row.statistic, row.operator) == ("breaching", "SampleCount", "below")


def test_a_long_name_of_a_rule_is_cut_to_one_of_its_own(tmp_path: Path) -> None:
    here = places_of("alarms", "good-full.yaml", tmp_path)[0]
    other = next(iter(here.spec.watches(here))).here
    names = {rule_name(here, other, f"{'long-' * 12}{last}") for last in "ab"}

    assert {len(name) for name in names} == {64}
    assert len(names) == 2
    assert rule_name(here, other, "short").endswith("-short")


@pytest.mark.parametrize(
    ("node_type", "made"),
    [("cache.t4g.small", True), ("cache.r7g.large", True), ("cache.r7g.xlarge", False)],
)
def test_small_hosts_of_caches_are_watched_as_a_whole(
    node_type: str, made: bool, tmp_path: Path
) -> None:
    case = TESTS / "systems" / "redis" / "cases" / "good-minimal.yaml"
    copy = tmp_path / "good-minimal.yaml"
    copy.write_text(re.sub(r"cache\.[a-z0-9]+\.[a-z0-9]+", node_type, case.read_text()))
    found = check_case(read_case(copy), tmp_path).project
    assert found is not None
    for effective in found.all("redis"):
        here = Here(found, effective)

        assert needs_hold(BY_ID["redis-host-cpu"], here) == made
        share = here.spec.alarm_numbers(here)["cpu_of_one_thread"]
        assert share == (45 if made else 22.5)


def test_only_a_source_of_replicas_has_slots_that_lag(tmp_path: Path) -> None:
    alone = places_of("postgres", "good-minimal.yaml", tmp_path / "alone")
    readers = places_of("postgres_replica", "good-minimal.yaml", tmp_path / "followed")
    project = readers[0].project
    followed = [Here(project, effective) for effective in project.all("postgres")]
    row = BY_ID["rds-slot-lag"]

    assert {needs_hold(row, here) for here in alone} == {False}
    assert {needs_hold(row, here) for here in followed} == {True}


@pytest.mark.parametrize(
    ("class_", "bursts"),
    [("db.t4g.medium", True), ("db.m7g.4xlarge", True), ("db.m7g.8xlarge", False)],
)
def test_only_small_classes_have_a_balance(class_: str, bursts: bool) -> None:
    assert bursts_to_volumes(class_) == bursts
