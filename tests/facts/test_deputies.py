"""What the shipped platform writes about services agrees with what is known of them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specgen.facts import deputies

GENERATED = Path(__file__).parents[2] / "generated"
REGION = re.compile(r"\.[a-z]{2}(-[a-z]+)+-[0-9]\.")


def admitted(*, roles: bool) -> Iterator[tuple[str, str, bool]]:
    """(file and name, principal, whether a condition names the account) of each service"""
    for path in sorted(GENERATED.rglob("*.tf.json")):
        for name, local in json.loads(path.read_text()).get("locals", {}).items():
            for statement in local.get("Statement", []) if isinstance(local, dict) else []:
                if ("sts:AssumeRole" in statement["Action"]) == roles:
                    yield from services(f"{path.relative_to(GENERATED)} {name}", statement)


def services(where: str, statement: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    principal = statement.get("Principal")
    named = principal.get("Service", []) if isinstance(principal, dict) else []
    keys = {key.lower() for keys in statement.get("Condition", {}).values() for key in keys}
    for one in [named] if isinstance(named, str) else named:
        yield where, REGION.sub(".", one), bool(keys & set(deputies.KEYS))


def test_roles_name_the_account_if_the_service_does() -> None:
    roles = tuple(admitted(roles=True))
    wrong = [role for role in roles if role[2] != deputies.assumes(role[1])]

    assert {"backup.amazonaws.com", "lambda.amazonaws.com"} <= {role[1] for role in roles}
    assert wrong == []


def test_every_service_that_is_written_has_a_row() -> None:
    assuming = {one.removesuffix(".amazonaws.com") for _, one, _ in admitted(roles=True)}
    coming = {one.removesuffix(".amazonaws.com") for _, one, _ in admitted(roles=False)}

    assert assuming <= set(deputies.ASSUME)
    assert coming <= set(deputies.COME)


def test_resources_that_name_no_account_are_known() -> None:
    """EventBridge names none to keys and topics; the others are bound by a path or a context."""
    silent = {one for _, one, names in admitted(roles=False) if not names}

    assert silent == {
        "events.amazonaws.com",
        "logdelivery.elasticloadbalancing.amazonaws.com",
        "logs.amazonaws.com",
    }


def test_every_row_has_a_source_and_a_date() -> None:
    rows = [*deputies.ASSUME.values(), *deputies.COME.values()]

    assert all(row.source.startswith("https://") and row.date for row in rows)
    assert all(row.about for row in deputies.COME.values())


def test_a_service_is_found_by_its_whole_principal() -> None:
    assert deputies.assumes("monitoring.rds.amazonaws.com")
    assert deputies.assumes("lambda.amazonaws.com.cn")
    assert not deputies.assumes("lambda")
    assert not deputies.assumes("ec2.amazonaws.com")
    assert deputies.comes_to("s3.amazonaws.com", "aws_sqs_queue_policy")
    assert not deputies.comes_to("s3.amazonaws.com", "aws_kms_key")
