"""Health checks: the type follows from the keys."""

from pathlib import Path

import pytest
from synth import resources


@pytest.mark.synth
def test_the_type_follows_from_the_keys(tmp_path: Path) -> None:
    made = resources("health_check", "good-children", "prod/us-east-1/ingress", tmp_path)
    checks = made["resource"]["aws_route53_health_check"]

    assert {name: check["type"] for name, check in checks.items()} == {
        "any": "CALCULATED",
        "other": "HTTP",
        "partner": "HTTPS_STR_MATCH",
    }
    assert checks["any"]["child_health_threshold"] == 1
    assert checks["any"]["child_healthchecks"] == [
        "${aws_route53_health_check.other.id}",
        "${aws_route53_health_check.partner.id}",
    ]
    assert checks["partner"]["enable_sni"] is True
    assert "enable_sni" not in checks["other"]
