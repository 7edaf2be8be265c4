"""Plans whose volumes move to cold storage, too."""

import json
from pathlib import Path

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render
from specgen.systems.backup.model.cold import is_monthly
from specgen.systems.backup.model.parts import Plan

CASE = TESTS / "systems" / "backup" / "cases" / "good-BKP005-volumes-every-month.yaml"


@pytest.mark.parametrize(
    ("schedule", "monthly"),
    [
        ("cron(0 4 1 * ? *)", True),
        ("cron(0 4 LW 1,7 ? *)", True),
        ("cron(0 4 ? * sun#1 *)", True),
        ("cron(0 4 ? * 6L *)", True),
        ("cron(0 4 ? * L *)", False),
        ("cron(0 4 1,15 * ? *)", False),
        ("cron(0 */12 1 * ? *)", False),
        ("cron(0 4 * * ? *)", False),
    ],
)
def test_a_month_lies_between_its_runs(schedule: str, monthly: bool) -> None:
    assert is_monthly(Plan(schedule=schedule, delete_after_days=365)) is monthly


@pytest.mark.synth
def test_a_monthly_plan_archives_volumes(tmp_path: Path) -> None:
    files = render(check_case(read_case(CASE), tmp_path)).files
    made = json.loads(files["prod/us-east-1/backup/backup-main.tf.json"])
    lifecycle = made["resource"]["aws_backup_plan"]["main-monthly"]["rule"][0]["lifecycle"]

    assert lifecycle["opt_in_to_archive_for_supported_resources"] is True
