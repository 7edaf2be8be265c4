"""Text messages of an account: once in each region."""

from pathlib import Path

import pytest
from synth import resources


@pytest.mark.synth
def test_messages_are_transactional_unless_said_otherwise(tmp_path: Path) -> None:
    module = resources("sms", "good-small", "account/us-west-2/account-region-baseline", tmp_path)

    made = module["resource"]["aws_sns_sms_preferences"]["sms"]
    assert made == {"default_sms_type": "Transactional", "monthly_spend_limit": 1}
