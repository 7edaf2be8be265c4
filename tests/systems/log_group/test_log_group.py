"""Log groups: names, and what happens to events when a document goes."""

from pathlib import Path

import pytest
from synth import resources


@pytest.mark.synth
def test_a_protected_group_outlives_its_document(tmp_path: Path) -> None:
    module = resources("log_group", "good-full", "prod/us-east-1/compute", tmp_path)
    made = module["resource"]["aws_cloudwatch_log_group"]["web-api"]

    assert made["skip_destroy"] is True
    assert made["lifecycle"]["prevent_destroy"] is True


@pytest.mark.synth
def test_another_group_does_not(tmp_path: Path) -> None:
    module = resources("log_group", "good-full", "dev/us-east-1/compute", tmp_path)
    made = module["resource"]["aws_cloudwatch_log_group"]["web-api"]

    assert made["name"] == "/aws/ecs/dev/web-api"
    assert "skip_destroy" not in made
    assert "lifecycle" not in made


@pytest.mark.synth
def test_a_group_without_a_name_is_named_by_environment(tmp_path: Path) -> None:
    module = resources("log_group", "good-small", "prod/us-east-1/compute", tmp_path)
    made = module["resource"]["aws_cloudwatch_log_group"]["web-api"]

    assert made["name"] == "/shop/prod/web-api"
    assert "kms_key_id" not in made
