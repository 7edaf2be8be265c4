"""Alarm matrices are sound: ordered thresholds, no duplicates, no number missing in a document."""

from dataclasses import replace
from pathlib import Path

import pytest

from specgen.pipeline import check
from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.alarms import Alarm, alarm_problems
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

ROOT = Path(__file__).parents[2]
WATCHED = [s for s in SYSTEMS if s.alarms]
CPU = Alarm(
    "cpu",
    "node",
    "AWS/RDS",
    "CPUUtilization",
    "Average",
    "above",
    {"info": 60, "critical": 90},
    meaning="The node is busy.",
)


@pytest.fixture(scope="module")
def project() -> Project:
    found = check(ROOT, ROOT / "specs").project
    assert found is not None
    return found


@pytest.mark.parametrize("system", WATCHED, ids=lambda s: s.kind)
def test_a_matrix_has_no_problem(system: System) -> None:
    assert list(alarm_problems(system.alarms)) == []


@pytest.mark.parametrize("system", WATCHED, ids=lambda s: s.kind)
def test_named_thresholds_are_numbers_of_every_document(system: System, project: Project) -> None:
    found = {
        problem
        for effective in project.all(system.kind)
        for problem in alarm_problems(
            system.alarms, effective.spec.alarm_numbers(Here(project, effective))
        )
    }

    assert found == set()


def test_an_id_is_one_alarm_over_all_systems() -> None:
    """Systems may share an alarm, such as those of all that ECS runs."""
    alarms = {id(alarm): alarm for system in SYSTEMS for alarm in system.alarms}
    ids = [alarm.id for alarm in alarms.values()]

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("alarms", "problem"),
    [
        ([CPU, replace(CPU, metric="Other")], "cpu duplicates cpu: the same id"),
        (
            [CPU, replace(CPU, id="load")],
            "load duplicates cpu: the same statistic of the same metric",
        ),
        (
            [replace(CPU, thresholds={"info": 60, "critical": 60})],
            "cpu: critical 60 is not above info 60",
        ),
        ([replace(CPU, operator="below")], "cpu: critical 90 is not below info 60"),
        ([replace(CPU, thresholds={})], "cpu has no threshold"),
        ([replace(CPU, meaning="")], "cpu does not say what it means"),
        (
            [replace(CPU, thresholds={"info": "half"})],
            "cpu names a number that the document does not give",
        ),
    ],
)
def test_what_makes_a_matrix_dishonest_is_told(alarms: list[Alarm], problem: str) -> None:
    assert list(alarm_problems(alarms, {})) == [problem]


def test_a_named_threshold_is_compared_once_its_number_is_known() -> None:
    named = replace(CPU, thresholds={"warning": "most", "critical": 90})

    assert list(alarm_problems([named])) == []
    assert list(alarm_problems([named], {"most": 80})) == []
    assert list(alarm_problems([named], {"most": 95})) == [
        "cpu: critical 90 is not above warning 95"
    ]
