"""Hours without tasks: who sets the bounds, and to what."""

from pathlib import Path

import pytest
from synth import resources

PROD, DEV = "prod/us-east-1/compute", "dev/us-east-1/compute"


@pytest.mark.synth
def test_bounds_go_to_zero_and_back(tmp_path: Path) -> None:
    module = resources("service", "good-stops-at-night", DEV, tmp_path)
    actions = module["resource"]["aws_appautoscaling_scheduled_action"]
    bounds = {name: action["scalable_target_action"] for name, action in actions.items()}

    assert bounds["worker-stop"] == {"max_capacity": "0", "min_capacity": "0"}
    assert bounds["worker-start"] == {"max_capacity": "4", "min_capacity": "2"}
    assert actions["worker-stop"]["timezone"] == "Europe/Berlin"


@pytest.mark.synth
def test_terraform_does_not_start_tasks_at_night(tmp_path: Path) -> None:
    module = resources("service", "good-stops-at-night", DEV, tmp_path)
    target = module["resource"]["aws_appautoscaling_target"]["worker"]

    assert target["lifecycle"]["ignore_changes"] == ["max_capacity", "min_capacity"]


@pytest.mark.synth
def test_without_a_schedule_the_bounds_are_terraforms(tmp_path: Path) -> None:
    module = resources("service", "good-stops-at-night", PROD, tmp_path)

    assert "aws_appautoscaling_scheduled_action" not in module["resource"]
    assert "lifecycle" not in module["resource"]["aws_appautoscaling_target"]["worker"]
