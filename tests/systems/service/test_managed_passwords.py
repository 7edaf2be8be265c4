"""The master password that RDS makes: reference, permission, and what only another one needs."""

from pathlib import Path

import pytest
from synth import resources

MODULE = "dev/us-east-1/compute"


@pytest.mark.synth
def test_tasks_read_the_secret_of_a_database(tmp_path: Path) -> None:
    case = "good-CMP196-managed-password-in-dev"
    made = resources("service", case, MODULE, tmp_path)["locals"]
    found = {one["name"]: one for one in made["service-web-containers"]}
    main, reporter = found["web"], found["reporter"]
    shop, ledger = _published("mysql-shop"), _published("aurora-ledger")
    statements = made["service-web-execution-policy"]["Statement"]
    (read,) = [one for one in statements if one["Sid"] == "ReadManagedPasswords"]

    assert main["secrets"] == [
        {"name": "DATABASE_PASSWORD", "valueFrom": f"{shop}:password::"},
        {"name": "DATABASE_USER", "valueFrom": f"{shop}:username::"},
    ]
    assert reporter["secrets"] == [{"name": "LEDGER_PASSWORD", "valueFrom": f"{ledger}:password::"}]
    assert read["Resource"] == [ledger, shop]
    assert not any("kms" in str(one["Action"]) for one in statements)


def _published(document: str) -> str:
    return f"${{data.aws_ssm_parameter.{document}-master_secret_arn.insecure_value}}"
